"""From all rules to a few that contradict each other, every one of them shown to be needed.

The rules' rows are switched on and off by their tags. A set of rules is contradictory when its rows
have no solution (shown by the LP relaxation, else by CP-SAT); QuickXplain (Junker 2004) narrows all
rules to a set of which every member is needed, and each is then dropped once more to show that a
placed week keeps the others.
"""

from collections.abc import Iterable

from optimizer.engines import cpsat, lp
from optimizer.kinds import Rule
from optimizer.model.compile import Model, compiled
from optimizer.model.pairs import work_seconds
from optimizer.model.rows import Linear, ObjectiveTerm, Rows
from optimizer.problem.settings import SearchSettings

CHECK_DETERMINISTIC = 0.1
"""Deterministic time of one check; a check that ends on it counts as "not contradictory"."""
NARROWING_DETERMINISTIC = 4.0
"""Deterministic time of all checks that narrow the rules down."""
WITNESS_DETERMINISTIC = 0.6
"""Deterministic time of one search for a placed week that keeps all but one of the members."""
PLACING_DETERMINISTIC = 0.3
CONFIRMING_DETERMINISTIC = 4.0
"""Deterministic time of all checks that show every member to be needed."""


ANY = 1e9
"""A gap so wide that the first solution ends a search."""
THRIFTY = 0.02
"""A gap within which a week takes little time, so that it is placed easily."""


class Narrowing:
    """Answers whether some of a model's rules contradict each other."""

    def __init__(self, model: Model, seed: int) -> None:
        self.model = model
        self.plan = model.plans[0]
        self.undecided = False
        self._seed = seed
        self._left = NARROWING_DETERMINISTIC
        self._ids = {rule.id for rule in self.plan.rules}
        self._relaxation = lp.Relaxation(model.rows)
        self.relaxed = self._relaxation.infeasible()

    def rows_of(self, rules: Iterable[Rule], model: Model | None = None) -> Rows:
        """The variables with the rows of these rules and of the structure alone."""
        every = (model or self.model).rows
        left_out = self._ids - {rule.id for rule in rules}
        return Rows(every.variables, [row for row in every.rows if row.rule not in left_out])

    def contradictory(self, rules: Iterable[Rule], certain: bool = False) -> bool:
        """Whether these rules are shown to have no solution together.

        Where the relaxation alone already refutes all rules, it alone narrows them down: any set it
        refutes is contradictory. Where it does not, it refutes no fewer rules either. `certain` asks
        CP-SAT as well.
        """
        rules = list(rules)
        if self.relaxed:
            if self._relaxation.infeasible(self._ids - {rule.id for rule in rules}):
                return True
            if not certain:
                return False
        if self._left <= 0:
            self.undecided = True
            return False
        outcome = self._solve(self.rows_of(rules), CHECK_DETERMINISTIC)
        if not outcome.proven and outcome.values is None:
            self.undecided = True
        return outcome.refuted

    def narrowed(self, rules: list[Rule]) -> list[Rule]:
        """A set of contradictory rules of which no check could spare any (QuickXplain)."""
        if self.relaxed:
            named = lp.refuting_rules(self.model.rows)
            fewer = [rule for rule in rules if rule.id in named]
            if self.contradictory(fewer):
                return self._spared(fewer)
        groups: dict[str, list[Rule]] = {}
        for rule in rules:
            groups.setdefault(rule.family, []).append(rule)
        families = self._quick(list(groups.values()))
        single = self._quick([[rule] for family in families for rule in family])
        return [rule for (rule,) in single]

    def _spared(self, rules: list[Rule]) -> list[Rule]:
        """Rules left when all that can be spared are dropped one by one, from the end."""
        core = list(rules)
        for rule in reversed(rules):
            fewer = [r for r in core if r is not rule]
            if self.contradictory(fewer):
                core = fewer
        return core

    def _quick(
        self,
        groups: list[list[Rule]],
        background: tuple[list[Rule], ...] = (),
        changed: bool = False,
    ) -> list[list[Rule]]:
        """The groups of which none can be spared; `changed` says that the background grew."""
        if changed and self.contradictory(rule for group in background for rule in group):
            return []
        if len(groups) == 1:
            return groups
        half = len(groups) // 2
        first, second = groups[:half], groups[half:]
        more = self._quick(second, (*background, *first), True)
        less = self._quick(first, (*background, *more), bool(more))
        return [*less, *more]

    def confirmed(self, core: list[Rule]) -> tuple[list[Rule], bool]:
        """The members that are needed, and whether each was shown to be: a week keeps the others.

        A member whose others contradict each other already is left out; one pass is enough, for what
        was needed among more is needed among fewer.
        """
        self._left = CONFIRMING_DETERMINISTIC
        shown = True
        for rule in list(core):
            others = [r for r in core if r is not rule]
            needed = self._allow_a_week(others)
            if needed is False and others and self._refuted_again(others):
                core = others
                continue
            shown = shown and needed is True
        return core, shown

    def _refuted_again(self, rules: list[Rule]) -> bool:
        """Whether rules that one run refuted are refuted by another seed without presolve too."""
        limits = SearchSettings(
            gap=ANY, seed=self._seed + 1, deterministic=2 * WITNESS_DETERMINISTIC
        )
        outcome = cpsat.solve(self._hurried(rules), limits, presolve=False)
        self._left -= outcome.deterministic
        return outcome.refuted

    def _hurried(self, rules: list[Rule]) -> Rows:
        """The rows of these rules with little time to aim for: leads to a week sooner than no aim."""
        rows = self.rows_of(rules)
        rows.terms.append(ObjectiveTerm("seconds", -1, work_seconds(self.plan)))
        return rows

    def _allow_a_week(self, rules: list[Rule]) -> bool | None:
        """Whether a week on days keeps these rules; None where that stayed open."""
        for gap in (ANY, THRIFTY):
            if self._left <= 0:
                return None
            outcome = self._solve(self._hurried(rules), WITNESS_DETERMINISTIC, gap)
            if outcome.values is None:
                return False if outcome.proven else None
            if self.plan.with_days or self._placeable(rules, outcome.values):
                return True
        return None

    def _placeable(self, rules: list[Rule], values: list[int]) -> bool:
        """Whether the exercises of a solution on totals are shown to make a week on days."""
        days = compiled(
            self.plan.problem, self.model.support(values),
            with_days=True, with_objective=False, limits_as_rows=True,
        )  # fmt: skip
        return self._solve(self.rows_of(rules, days), PLACING_DETERMINISTIC).values is not None

    def extreme(self, expression: Linear, rules: Iterable[Rule], sign: int) -> int | None:
        """The largest (sign 1) or smallest (sign -1) value that these rules allow, if known."""
        rows = self.rows_of(rules)
        rows.terms.append(ObjectiveTerm("extreme", sign, expression))
        outcome = self._solve(rows, CHECK_DETERMINISTIC)
        return None if outcome.bound is None else sign * outcome.bound

    def _solve(self, rows: Rows, share: float, gap: float = 0.0) -> cpsat.Outcome:
        limits = SearchSettings(gap=gap, seed=self._seed, deterministic=share)
        outcome = cpsat.solve(rows, limits)
        self._left -= outcome.deterministic
        return outcome
