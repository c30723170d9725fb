"""Why no week exists: a minimal set of rules that cannot hold together.

The rules' rows are switched on and off by their tags. A set of rules is contradictory when its rows
have no solution (shown by the LP relaxation, else by CP-SAT); QuickXplain (Junker 2004) narrows all
rules to a set of which every member is needed, and each member is then dropped once more to show it.
"""

from collections.abc import Iterable

from optimizer.domain.catalog import Catalog
from optimizer.domain.policy import session_time, show_range
from optimizer.domain.program import Conflict, ConflictMember
from optimizer.domain.rules import (
    AvailabilityRule,
    CoverageRule,
    IncludeRule,
    LockRule,
    RatioRule,
    Rule,
    SessionTimeRule,
    VolumeRule,
)
from optimizer.domain.scenario import Scenario
from optimizer.model.compile import compiled
from optimizer.model.engines import cpsat, lp
from optimizer.model.plan import Plan
from optimizer.model.rows import Linear, ObjectiveTerm, Rows

CHECK_DETERMINISTIC = 0.1
"""Deterministic time of one check; a check that ends on it counts as "not contradictory"."""
TOTAL_DETERMINISTIC = 1.5
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
        self._relaxed = True

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
        if self._relaxed and not certain:
            return False
        outcome = self._solve(self.rows_of(rules))
        if not outcome.proven and outcome.values is None:
            self.undecided = True
        return outcome.proven and outcome.values is None

    def narrowed(self, rules: list[Rule]) -> list[Rule]:
        """A set of contradictory rules of which none can be spared (QuickXplain)."""
        self._relaxed = self._relaxation.infeasible()
        if self._relaxed:
            named = lp.refuting_rules(self.plan.rows)
            fewer = [rule for rule in rules if rule.id in named]
            if self.contradictory(fewer):
                return self._spared(fewer)
        return self._quick([], False, rules)

    def _spared(self, rules: list[Rule]) -> list[Rule]:
        """Rules left when all that can be spared are dropped one by one, from the end."""
        core = list(rules)
        for rule in reversed(rules):
            fewer = [r for r in core if r is not rule]
            if self.contradictory(fewer):
                core = fewer
        return core

    def _quick(self, background: list[Rule], changed: bool, rules: list[Rule]) -> list[Rule]:
        if changed and self.contradictory(background):
            return []
        if len(rules) == 1:
            return rules
        half = len(rules) // 2
        first, second = rules[:half], rules[half:]
        more = self._quick([*background, *first], True, second)
        less = self._quick([*background, *more], bool(more), first)
        return [*less, *more]

    def needs_all(self, core: list[Rule]) -> bool:
        """Whether dropping any one member is shown to leave the others satisfiable."""
        return not any(
            self.contradictory((r for r in core if r is not rule), certain=True) for rule in core
        ) and not self.undecided

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
    scheduled = tuple(e for e in catalog.exercises if e.kind.scheduled)
    ordered = sorted(rules, key=lambda rule: not isinstance(rule, FIRST))
    for with_days in (False, True):
        plan = compiled(scenario, catalog, rules, None, scheduled, with_days)
        explainer = _Explainer(plan, seed)
        if explainer.contradictory(ordered, certain=True):
            break
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
        hint=_least_minutes(explainer, ordered) if any(m.rule == "session.time" for m in members) else "",
    )


def _fact(rule: Rule, scenario: Scenario) -> str:
    """The line of the scenario that the rule rests on, if there is one."""
    if isinstance(rule, SessionTimeRule):
        return "days: " + ", ".join(f"{day} {minutes}" for day, minutes in scenario.days.items())
    if isinstance(rule, AvailabilityRule):
        return {
            "equipment": "equipment: " + ", ".join(scenario.equipment),
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
    return rule.source if rule.source.startswith("scenario") else ""


def _sentence(rule: Rule, others: list[Rule], explainer: _Explainer) -> str:
    """What the rule asks, and how far the others let it come."""
    plan = explainer.plan
    if len(others) >= TOLD_IN_NUMBERS:
        others = []
    if isinstance(rule, VolumeRule) and rule.muscle is not None:
        name = plan.catalog.measured[rule.muscle].name
        direct = " direct" if rule.direct else ""
        asked = f"{name}: {show_range(rule.min, rule.max)}{direct} sets"
        asked += " a session" if rule.per == "day" else " a week"
        measure = plan.direct_sets if rule.direct else plan.half_sets
        return asked + _reach(rule.min, measure(rule.muscle), others, explainer, rule.direct)
    if isinstance(rule, CoverageRule) and rule.count != "days" and rule.per == "week":
        asked = f"{rule.why.rstrip('.')} ({_counted(rule)} a week"
        reach = _reach(rule.min, plan.count(rule.of, rule.count), others, explainer, True)
        return asked + reach.rstrip(".") + ")."
    if isinstance(rule, SessionTimeRule):
        least = explainer.extreme(plan.seconds(), others, -1) if others else None
        days = plan.scenario.days
        budget = sum(60 * m - rule.warmup(m) - rule.cooldown_seconds for m in days.values())
        text = f"The days leave {budget // 60} minutes a week beside warm-ups"
        return text + (f"; the rest of this list needs at least {-(-least // 60)}." if least else ".")
    return rule.why


def _bounds(low: int | None, high: int | None) -> str:
    if high is None:
        return f"at least {low}"
    return f"at most {high}" if low is None else f"{low}-{high}"


def _counted(rule: CoverageRule) -> str:
    """ "1 exercise", "at least 2 sets"."""
    unit = rule.count[:-1] if (rule.min, rule.max) in ((1, None), (None, 1)) else rule.count
    return f"{_bounds(rule.min, rule.max)} {unit}"


def _reach(
    low: object, expression: Linear, others: list[Rule], explainer: _Explainer, whole: bool
) -> str:
    """ "; the rest of this list allows at most 5.5." where a minimum is out of reach."""
    most = explainer.extreme(expression, others, 1) if low is not None and others else None
    if most is None:
        return "."
    shown = f"{most}" if whole else f"{most / 2:g}"
    return f"; the rest of this list allows at most {shown}."


def _least_minutes(explainer: _Explainer, rules: list[Rule]) -> str:
    """The least minutes a week that satisfy every other rule: what is missing is time."""
    others = [rule for rule in rules if not isinstance(rule, SessionTimeRule)]
    timing = session_time(explainer.plan.rules)
    least = explainer.extreme(explainer.plan.seconds(), others, -1)
    if least is None or timing is None:
        return ""
    days = explainer.plan.scenario.days
    have = sum(days.values())
    need = _minutes_with_warmup(least, len(days), timing)
    if need * len(days) <= have:
        return ""
    return (
        f"Every other rule together needs at least {need * len(days)} minutes a week, "
        f"{need} a session on these {len(days)} days; the file gives {have}."
    )


def _minutes_with_warmup(seconds: int, days: int, timing: SessionTimeRule) -> int:
    """The shortest equal sessions, warm-up included, that hold so many seconds of work."""
    minutes = 1
    while days * (60 * minutes - timing.warmup(minutes) - timing.cooldown_seconds) < seconds:
        minutes += 1
    return minutes
