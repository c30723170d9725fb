"""What can be wrong with a scenario beyond its shape: names, wishes, ratios and obstacles."""

from collections.abc import Iterator
from typing import Any

from optimizer.domain.exercise import Exercise
from optimizer.domain.scenario import Scenario
from optimizer.domain.week import Weekday
from optimizer.errors import Fault
from optimizer.files.exercise_names import by_name
from optimizer.files.nearest import plain, unknown
from optimizer.files.scenario_gyms import told
from optimizer.files.tree import Path_, Tree, texts_at
from optimizer.kinds import Rule
from optimizer.problem.catalog import Catalog
from optimizer.problem.effective import obstacles, template_of
from optimizer.problem.intake import PAIN

NAMED = {
    "equipment": "equipment or preset",
    "equipment.*": "equipment or preset",
    "equipment.*.*": "equipment or preset",
    "weak.{}": "muscle or group",
    "screens.{}": "screen",
    "flags.*": "flag",
    "weekly_sets.{}": "muscle or group",
    "limits.{}": "stress tag",
    "exclude.*": "exercise",
    "include.*": "exercise",
    "prefer.{}": "exercise",
    "lock.*.exercise": "exercise",
    "template": "template",
}
"""Where a scenario names something, and what; equipment may stand under days."""


def _known(catalog: Catalog) -> dict[str, list[str]]:
    """All names of what a scenario names."""
    return {
        "equipment or preset": [e.id for e in (*catalog.equipment, *catalog.presets)],
        "muscle or group": list(catalog.measured),
        "screen": [screen.id for screen in catalog.intake.screens],
        "flag": [flag.id for flag in catalog.intake.flags],
        "stress tag": [s.id for s in catalog.stress],
        "exercise": [e.id for e in catalog.exercises if e.kind.scheduled],
        "template": [template.id for template in catalog.templates],
    }


def name_faults(tree: Tree, catalog: Catalog) -> Iterator[Fault]:
    """Names that the catalog does not know."""
    vocabularies = _known(catalog)
    names = {what: frozenset(known) for what, known in vocabularies.items()}
    for pattern, what in NAMED.items():
        for path, name in texts_at(tree.value, pattern):
            if name not in names[what] and path != ("weekly_sets", "default"):
                told = _told(name, what, vocabularies[what], catalog)
                yield tree.fault(path, f"is not a known {what}", **told)


def _told(name: str, what: str, known: list[str], catalog: Catalog) -> dict[str, Any]:
    told = unknown(name, known, ", ".join(known) if what == "flag" else None)
    if told["allowed"] is None:
        told["allowed"] = f"see `optimizer catalog list` ({len(known)})"
    if what == "exercise":
        spoken = by_name(catalog.by_id[one] for one in known).get(plain(name))
        told["nearest"] = told["nearest"] if spoken is None else spoken.id
    return told


PAIN_ADVICE = (
    "hurts, so no program is made for it; have a clinician look at it, and do the screen again "
    "once it is free of pain"
)


def pain_faults(scenario: Scenario, tree: Tree) -> Iterator[Fault]:
    """Screens that hurt: no program is made for them."""
    for screen, answer in scenario.screens.items():
        if answer == PAIN:
            yield tree.fault(("screens", screen), PAIN_ADVICE, value=answer)


def wish_faults(scenario: Scenario, tree: Tree) -> Iterator[Fault]:
    """Wishes that contradict each other."""
    seen: dict[tuple[str, str, str | None], int] = {}
    for index, lock in enumerate(scenario.lock):
        path: Path_ = ("lock", index)
        if lock.day not in scenario.days:
            yield tree.fault(
                (*path, "day"), "is not a training day", value=str(lock.day),
                allowed=", ".join(scenario.days),
            )  # fmt: skip
        if lock.exercise in scenario.exclude:
            yield tree.fault((*path, "exercise"), "is locked and excluded", value=lock.exercise)
        first = seen.setdefault((lock.day, lock.exercise, lock.week), index)
        if first != index:
            yield tree.fault(path, f"repeats lock[{first}]", value=f"{lock.exercise} on {lock.day}")
    for index, exercise in enumerate(scenario.include):
        if exercise in scenario.exclude:
            yield tree.fault(("include", index), "is included and excluded", value=exercise)


def framework_faults(scenario: Scenario, tree: Tree, catalog: Catalog) -> Iterator[Fault]:
    """A framework that is not made for so many days, and windows or locks of weeks there are not."""
    named = next((f for f in catalog.frameworks if f.id == scenario.framework), None)
    if named is not None and len(scenario.days) not in named.days:
        yield tree.fault(
            ("framework",), f"is not made for {len(scenario.days)} training days",
            value=named.id, allowed=f"{' or '.join(map(str, named.days))} days, or auto",
        )  # fmt: skip
    if scenario.coverage_window > scenario.weeks and "coverage_window" in tree.value:
        yield tree.fault(
            ("coverage_window",), "is longer than the rotation; add `weeks: 2`",
            value=str(scenario.coverage_window), allowed="1",
        )  # fmt: skip
    for index, lock in enumerate(scenario.lock):
        if lock.week is not None and scenario.weeks == 1:
            yield tree.fault(
                ("lock", index, "week"), "speaks of a rotation; add `weeks: 2`", value=lock.week
            )


def balance_faults(scenario: Scenario, tree: Tree, rules: tuple[Rule, ...]) -> Iterator[Fault]:
    """Ratios that the constraint set does not have."""
    known = [key for rule in rules if (key := rule.key_of("balance")) is not None]
    for name in scenario.balance:
        if name not in known:
            yield tree.fault(
                ("balance", name), "is not a ratio of this constraint set",
                **unknown(name, known, ", ".join(known)),
            )  # fmt: skip


def grade_faults(scenario: Scenario, tree: Tree, stated: tuple[Rule, ...]) -> Iterator[Fault]:
    """Grades of what is no should of the constraint set."""
    known = [rule.id for rule in stated if rule.grade == "should"]
    for name in scenario.grades:
        if name not in known:
            yield tree.fault(
                ("grades", name), "is not a should of this constraint set",
                **unknown(name, known, ", ".join(known) or "nothing: the set has no shoulds"),
            )  # fmt: skip


def volume_faults(scenario: Scenario, tree: Tree, rules: tuple[Rule, ...]) -> Iterator[Fault]:
    """Weekly sets that screens or flags contradict."""
    for rule in rules:
        muscle, (low, high) = rule.key_of("weekly_sets"), rule.bounds
        key = muscle if muscle in scenario.weekly_sets else "default"
        crossed = low is not None and high is not None and low > high
        if muscle is not None and crossed and key in scenario.weekly_sets:
            yield tree.fault(
                ("weekly_sets", key), "contradicts the screens and flags",
                value=str(scenario.weekly_sets[key]),
                allowed=f"{rule.id} at least {low} and at most {high}",
            )  # fmt: skip


def template_faults(scenario: Scenario, tree: Tree, catalog: Catalog) -> Iterator[Fault]:
    """Weeks and training days that the template does not go with."""
    template = template_of(scenario, catalog)
    if template is None:
        return
    name, weeks, days = template.id, len(template.weeks), len(scenario.days)
    if scenario.weeks != weeks:
        message = f"does not go with the template {name}, which is a rotation"
        yield tree.fault(("weeks",), message, value=str(scenario.weeks), allowed=f"weeks: {weeks}")
    if days != template.days:
        yield tree.fault(
            ("days",), f"does not go with the template {name}", value=f"{days} training days",
            allowed=f"{template.days} training days",
        )  # fmt: skip


def obstacle_faults(
    asked: Scenario,
    scenario: Scenario,
    tree: Tree,
    rules: tuple[Rule, ...],
    catalog: Catalog,
) -> Iterator[Fault]:
    """Wished exercises that this client cannot do, or that screens and flags rule out.

    What is fixed to a day must be possible with the equipment of that day.
    """

    def reasons(name: str, day: Weekday | None = None) -> list[str]:
        ours, theirs = (s if day is None else s.on(day) for s in (asked, scenario))
        return list(_reasons(catalog.by_id[name], ours, theirs, rules, catalog))

    for index, name in enumerate(asked.include):
        for reason in reasons(name) if name in catalog.by_id else ():
            yield tree.fault(("include", index), reason, value=name)
    for index, lock in enumerate(asked.lock):
        if lock.exercise not in catalog.by_id:
            continue
        always = reasons(lock.exercise)
        for reason in reasons(lock.exercise, lock.day) if told(lock.day, asked) else always:
            where = "" if reason in always else f", which {lock.day} does not have"
            yield tree.fault(("lock", index, "exercise"), reason + where, value=lock.exercise)
    template = template_of(asked, catalog)
    for name, places in template.places(asked.days).items() if template is not None else ():
        if name in catalog.by_id and name not in asked.exclude:
            found = {day: reasons(name, day) for _, day in places if told(day, asked)}
            where = ", ".join(f"week {week} {day}" for week, day in places if found.get(day))
            why = " and ".join(dict.fromkeys(r for some in found.values() for r in some))
            if why:
                yield tree.fault(("template",), f"{name} ({where}) {why}; {LEAVE_OUT}")


LEAVE_OUT = "to leave it out of the template, list it under exclude"


def _reasons(
    exercise: Exercise,
    asked: Scenario,
    scenario: Scenario,
    rules: tuple[Rule, ...],
    catalog: Catalog,
) -> Iterator[str]:
    """Why the client cannot do it; what the client excludes is told elsewhere."""
    own = {reason for _, reason in obstacles(exercise, rules, asked, catalog)}
    for _, reason in obstacles(exercise, rules, scenario, catalog):
        if reason not in own:
            yield f"{reason} because of screens or flags"
        elif reason != "is excluded":
            yield reason
