"""Why no week exists: a minimal set of rules that cannot hold together.

The rules' rows are switched on and off by their tags. A set of rules is contradictory when its rows
have no solution (shown by the LP relaxation, else by CP-SAT); QuickXplain (Junker 2004) narrows all
rules to a set of which every member is needed, and each is then dropped once more to show it.
"""

from collections.abc import Iterable

from optimizer.domain.catalog import Catalog
from optimizer.domain.exercise import Exercise
from optimizer.domain.gyms import gyms
from optimizer.domain.overhead import work_budgets
from optimizer.domain.policy import loosest, pairing, session_time, show_range
from optimizer.domain.program import Conflict, ConflictMember
from optimizer.domain.rules import (
    AvailabilityRule,
    CoverageRule,
    IncludeRule,
    LockRule,
    PairsRule,
    RatioRule,
    Rule,
    SessionTimeRule,
    VolumeRule,
)
from optimizer.domain.scenario import Scenario
from optimizer.domain.week import Weekday
from optimizer.model.compile import available, compiled
from optimizer.model.engines import cpsat, lp
from optimizer.model.pairs import work_seconds
from optimizer.model.plan import Plan
from optimizer.model.rows import Linear, ObjectiveTerm, Rows

CHECK_DETERMINISTIC = 0.1
"""Deterministic time of one check; a check that ends on it counts as "not contradictory"."""
TOTAL_DETERMINISTIC = 4.0
"""Deterministic time of all checks of one explanation."""
TOLD_IN_NUMBERS = 8
"""Longest conflict whose members are each dropped once more to show that they are needed, and say how
far the others let them come. A longer one means a lack of time; the least minutes tell more."""

FIRST = (LockRule, IncludeRule, SessionTimeRule, AvailabilityRule)
"""Kinds that a person can act on; a conflict is told in them where it can be."""


class _Explainer:
    """Answers whether some of a plan's rules contradict each other."""

    def __init__(self, plan: Plan, seed: int) -> None:
        self.plan = plan
        self.undecided = False
        self._seed = seed
        self._spent = 0.0
        self._ids = {rule.id for rule in plan.rules}
        self._relaxation = lp.Relaxation(plan.rows)
        self.relaxed = self._relaxation.infeasible()

    def rows_of(self, rules: Iterable[Rule]) -> Rows:
        """The plan's variables with the rows of these rules and of the structure."""
        left_out = self._ids - {rule.id for rule in rules}
        rows = [row for row in self.plan.rows.rows if row.rule not in left_out]
        return Rows(self.plan.rows.variables, rows)

    def contradictory(self, rules: Iterable[Rule], certain: bool = False) -> bool:
        """Whether these rules are shown to have no solution together.

        Where the relaxation alone already refutes all rules, it alone narrows them down: any set it
        refutes is contradictory. `certain` asks CP-SAT as well.
        """
        rules = list(rules)
        if self._relaxation.infeasible(self._ids - {rule.id for rule in rules}):
            return True
        if self.relaxed and not certain:
            return False
        if self._spent >= TOTAL_DETERMINISTIC:
            self.undecided = True
            return False
        outcome = self._solve(self.rows_of(rules))
        if not outcome.proven and outcome.values is None:
            self.undecided = True
        return outcome.proven and outcome.values is None

    def narrowed(self, rules: list[Rule]) -> list[Rule]:
        """A set of contradictory rules of which none can be spared (QuickXplain)."""
        if self.relaxed:
            named = lp.refuting_rules(self.plan.rows)
            fewer = [rule for rule in rules if rule.id in named]
            if self.contradictory(fewer):
                return self._spared(fewer)
        groups: dict[str, list[Rule]] = {}
        for rule in rules:
            groups.setdefault(rule.id.partition(".")[0], []).append(rule)
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

    def needs_all(self, core: list[Rule]) -> bool:
        """Whether dropping any one member is shown to leave the others satisfiable."""
        return (
            not any(
                self.contradictory((r for r in core if r is not rule), certain=True)
                for rule in core
            )
            and not self.undecided
        )

    def extreme(self, expression: Linear, rules: Iterable[Rule], sign: int) -> int | None:
        """The largest (sign 1) or smallest (sign -1) value that these rules allow, if known."""
        rows = self.rows_of(rules)
        rows.terms.append(ObjectiveTerm("extreme", sign, expression))
        outcome = self._solve(rows)
        return None if outcome.bound is None else sign * outcome.bound

    def _solve(self, rows: Rows) -> cpsat.Outcome:
        left = max(0.01, min(CHECK_DETERMINISTIC, TOTAL_DETERMINISTIC - self._spent))
        outcome = cpsat.solve(rows, cpsat.Limits(0.0, left, 0.0, 1, self._seed))
        self._spent += outcome.deterministic
        return outcome


def conflict(
    scenario: Scenario,
    catalog: Catalog,
    rules: tuple[Rule, ...],
    proofs: tuple[str, ...],
    seed: int = 0,
) -> Conflict:
    """A minimal contradictory set of an infeasible scenario's rules, in a coach's words."""
    ordered = sorted(loosest(rules), key=lambda rule: not isinstance(rule, FIRST))
    explainer = _explainer(scenario, catalog, tuple(ordered), ordered, seed)
    core = explainer.narrowed(ordered)
    minimal = len(core) <= TOLD_IN_NUMBERS and explainer.needs_all(core)
    members = tuple(
        ConflictMember(
            rule=rule.id,
            fact=_fact(rule, scenario),
            sentence=_sentence(rule, [r for r in core if r is not rule], explainer),
        )
        for rule in core
    )
    return Conflict(
        members=members,
        minimal=minimal,
        proven=proofs,
        hint=_least_minutes(scenario, catalog, ordered, explainer.plan.exercises)
        if any(m.rule == "session.time" for m in members)
        else "",
    )


def _explainer(
    scenario: Scenario,
    catalog: Catalog,
    rules: tuple[Rule, ...],
    ordered: list[Rule],
    seed: int,
) -> _Explainer:
    """An explainer over the smallest layer that shows the contradiction.

    All exercises, so that a lack of equipment can be named, where the relaxation sees it; else only
    the available ones, on totals, and with days at last.
    """
    scheduled = tuple(e for e in catalog.exercises if e.kind.scheduled)
    explainer = _Explainer(_tagged(scenario, catalog, rules, scheduled), seed)
    if explainer.relaxed:
        return explainer
    offered = available(scenario, catalog, rules)
    explainer = _Explainer(_tagged(scenario, catalog, rules, offered), seed)
    if explainer.contradictory(ordered, certain=True):
        return explainer
    return _Explainer(_tagged(scenario, catalog, rules, offered, with_days=True), seed)


def _tagged(
    scenario: Scenario,
    catalog: Catalog,
    rules: tuple[Rule, ...],
    exercises: tuple[Exercise, ...],
    with_days: bool = False,
) -> Plan:
    """A plan whose every rule is rows of its own, so that each can be left out."""
    single = scenario.model_copy(update={"weeks": 1})
    model = compiled(single, catalog, rules, None, exercises, with_days, limits_as_rows=True)
    return model.plans[0]


def _fact(rule: Rule, scenario: Scenario) -> str:
    """The line of the scenario that the rule rests on, if there is one."""
    if isinstance(rule, SessionTimeRule):
        return "days: " + ", ".join(f"{day} {minutes}" for day, minutes in scenario.days.items())
    if isinstance(rule, AvailabilityRule):
        return {
            "equipment": "equipment: "
            + "; ".join(
                (f"{', '.join(days)}: " if len(gyms(scenario)) > 1 else "") + ", ".join(items)
                for items, days in gyms(scenario).items()
            ),
            "level": f"level: {scenario.level}",
            "stress": "limits: " + ", ".join(f"{k} {v}" for k, v in scenario.limits.items()),
            "exclude": "exclude: " + ", ".join(scenario.exclude),
            "default_off": "",
        }[rule.by]
    if isinstance(rule, VolumeRule) and rule.muscle in scenario.weekly_sets:
        return f"weekly_sets: {rule.muscle} {scenario.weekly_sets[rule.muscle]}"
    if isinstance(rule, RatioRule) and rule.id.removeprefix("ratio.") in scenario.balance:
        name = rule.id.removeprefix("ratio.")
        return f"balance: {name} {scenario.balance[name]}"
    if isinstance(rule, LockRule):
        sets = f" {rule.sets} sets" if rule.sets is not None else ""
        return f"lock: {rule.day} {rule.exercise}{sets}"
    return f"include: {rule.exercise}" if isinstance(rule, IncludeRule) else ""


def _sentence(rule: Rule, others: list[Rule], explainer: _Explainer) -> str:
    """What the rule asks, and how far the others let it come."""
    plan = explainer.plan
    if isinstance(rule, LockRule | IncludeRule):
        return f"{plan.catalog.by_id[rule.exercise].name}: {rule.why[0].lower()}{rule.why[1:]}"
    if len(others) >= TOLD_IN_NUMBERS:
        others = []
    if isinstance(rule, VolumeRule) and rule.muscle is not None:
        name = plan.catalog.measured[rule.muscle].name
        direct = " direct" if rule.direct else ""
        asked = f"{name}: {show_range(rule.min, rule.max)}{direct} sets"
        asked += " a session" if rule.per == "day" else " a week"
        measure = plan.direct_sets if rule.direct else plan.half_sets
        return asked + _reach(rule, measure(rule.muscle), others, explainer) + "."
    if isinstance(rule, CoverageRule) and rule.count != "days" and rule.per == "week":
        asked = f"{rule.why.rstrip('.')} ({_counted(rule)} a week"
        return asked + _reach(rule, plan.count(rule.of, rule.count), others, explainer) + ")."
    if isinstance(rule, SessionTimeRule):
        least = explainer.extreme(work_seconds(plan), others, -1) if others else None
        days = plan.scenario.days
        budget = _work_budget(rule, plan, days)
        text = f"The days leave {budget // 60} minutes a week beside warm-ups"
        return text + (
            f"; the rest of this list needs at least {-(-least // 60)}." if least else "."
        )
    return rule.why


def _bounds(low: int | None, high: int | None) -> str:
    if high is None:
        return f"at least {low}"
    return f"at most {high}" if low is None else f"{low}-{high}"


def _counted(rule: CoverageRule) -> str:
    """The bounds with their unit: "1 exercise", "at least 2 sets"."""
    unit = rule.count[:-1] if (rule.min, rule.max) in ((1, None), (None, 1)) else rule.count
    return f"{_bounds(rule.min, rule.max)} {unit}"


def _reach(
    rule: VolumeRule | CoverageRule, expression: Linear, others: list[Rule], explainer: _Explainer
) -> str:
    """The words "; the rest of this list allows at most 5.5." where a bound is out of reach."""
    whole = isinstance(rule, CoverageRule) or rule.direct
    scale = 1 if whole else 2
    if others and rule.min is not None:
        most = explainer.extreme(expression, others, 1)
        if most is not None and most < scale * rule.min:
            return f"; the rest of this list allows at most {most / scale:g}"
    if others and rule.max is not None:
        least = explainer.extreme(expression, others, -1)
        if least is not None and least > scale * rule.max:
            return f"; the rest of this list needs at least {least / scale:g}"
    return ""


def _least_minutes(
    scenario: Scenario, catalog: Catalog, rules: list[Rule], exercises: tuple[Exercise, ...]
) -> str:
    """The least minutes a week that satisfy every other rule: what is missing is time."""
    timing = session_time(tuple(rules))
    if timing is None:
        return ""
    straight: list[Rule] = [rule for rule in rules if not isinstance(rule, PairsRule)]
    paired = pairing(tuple(rules), scenario) is not None
    policies: list[list[Rule]] = [straight, rules] if paired else [straight]
    needs = [_minutes_of(scenario, catalog, tuple(p), exercises, timing) for p in policies]
    least, have = needs[-1], sum(scenario.days.values())
    if least is None or least * len(scenario.days) <= have:
        return ""
    with_pairs = ""
    if paired and needs[0] is not None and needs[0] > least:
        with_pairs = f" with pairs of exercises in turns, {needs[0]} with straight sets,"
    return (
        f"Every other rule together needs at least {least * len(scenario.days)} minutes a week, "
        f"{least} a session{with_pairs} on these {len(scenario.days)} days; the file gives {have}."
    )


def _minutes_of(
    scenario: Scenario,
    catalog: Catalog,
    rules: tuple[Rule, ...],
    exercises: tuple[Exercise, ...],
    timing: SessionTimeRule,
) -> int | None:
    """Minutes of equal sessions below which not even fractions of sets keep all other rules."""
    single = scenario.model_copy(update={"weeks": 1})
    model = compiled(single, catalog, rules, None, exercises, elastic=True)
    best = lp.highest(model.rows)
    if best is None:
        return None
    return _minutes_with_warmup(-best, model.plans[0], timing)


def _work_budget(rule: SessionTimeRule, plan: Plan, days: dict[Weekday, int]) -> int:
    """Seconds that days of so many minutes leave beside warm-ups and cool-downs."""
    scenario = plan.scenario.model_copy(update={"days": days})
    return sum(work_budgets(rule, scenario, plan.catalog).values())


def _minutes_with_warmup(seconds: int, plan: Plan, timing: SessionTimeRule) -> int:
    """The shortest equal sessions, warm-up included, that hold so many seconds of work."""
    minutes = 1
    while _work_budget(timing, plan, dict.fromkeys(plan.scenario.days, minutes)) < seconds:
        minutes += 1
    return minutes
