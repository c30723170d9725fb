"""What can be wrong with a scenario beyond its shape: names, wishes, ratios and obstacles."""

from collections.abc import Iterator

from optimizer.domain.catalog import Catalog
from optimizer.domain.intake import PAIN
from optimizer.domain.policy import obstacles
from optimizer.domain.rules import RatioRule, Rule, VolumeRule
from optimizer.domain.scenario import Scenario
from optimizer.errors import Fault
from optimizer.files.nearest import nearest
from optimizer.files.tree import Path_, Tree


def _vocabularies(catalog: Catalog) -> dict[str, list[str]]:
    """Known names by scenario key."""
    items = [e.id for e in catalog.equipment]
    exercises = [e.id for e in catalog.exercises if e.kind.scheduled]
    muscles = list(catalog.measured)
    return {
        "equipment": items + [p.id for p in catalog.presets],
        "weak": muscles,
        "screens": [screen.id for screen in catalog.intake.screens],
        "flags": [flag.id for flag in catalog.intake.flags],
        "weekly_sets": ["default", *muscles],
        "limits": [s.id for s in catalog.stress],
        "exclude": exercises,
        "include": exercises,
        "prefer": exercises,
        "lock": exercises,
    }


WHAT = {
    "equipment": "equipment or preset",
    "weak": "muscle or group",
    "screens": "screen",
    "flags": "flag",
    "weekly_sets": "muscle or group",
    "limits": "stress tag",
    "exclude": "exercise",
    "include": "exercise",
    "prefer": "exercise",
    "lock": "exercise",
}


def _names(key: str, value: object) -> Iterator[tuple[Path_, str]]:
    """Where in a raw scenario value names stand, and which."""
    if isinstance(value, dict):
        yield from (((key, name), name) for name in value)
    elif isinstance(value, list):
        for index, entry in enumerate(value):
            if isinstance(entry, str):
                yield (key, index), entry
            elif isinstance(entry, dict) and isinstance(entry.get("exercise"), str):
                yield (key, index, "exercise"), entry["exercise"]


def name_faults(tree: Tree, catalog: Catalog) -> Iterator[Fault]:
    """Names that the catalog does not know."""
    for key, known in _vocabularies(catalog).items():
        names = set(known)
        for path, name in _names(key, tree.value.get(key)):
            if name not in names:
                yield _unknown(tree, path, name, key, known, catalog)


def _unknown(
    tree: Tree, path: Path_, name: str, key: str, known: list[str], catalog: Catalog
) -> Fault:
    near = nearest(name, known)
    if WHAT[key] == "exercise":
        spoken = name.strip().lower().replace("_", " ").replace("-", " ")
        for exercise in catalog.exercises:
            if spoken in (exercise.name.lower(), *exercise.aliases):
                near = exercise.id
    allowed = (
        ", ".join(known)
        if key == "flags" or len(known) <= 20
        else f"see `optimizer catalog list` ({len(known)})"
    )
    return tree.fault(
        path, f"is not a known {WHAT[key]}", value=repr(name[:60]), allowed=allowed, nearest=near
    )


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
    seen: dict[tuple[str, str], int] = {}
    for index, lock in enumerate(scenario.lock):
        path: Path_ = ("lock", index)
        if lock.day not in scenario.days:
            yield tree.fault(
                (*path, "day"), "is not a training day", value=str(lock.day),
                allowed=", ".join(scenario.days),
            )  # fmt: skip
        if lock.exercise in scenario.exclude:
            yield tree.fault((*path, "exercise"), "is locked and excluded", value=lock.exercise)
        first = seen.setdefault((lock.day, lock.exercise), index)
        if first != index:
            yield tree.fault(path, f"repeats lock[{first}]", value=f"{lock.exercise} on {lock.day}")
    for index, exercise in enumerate(scenario.include):
        if exercise in scenario.exclude:
            yield tree.fault(("include", index), "is included and excluded", value=exercise)


def balance_faults(scenario: Scenario, tree: Tree, rules: tuple[Rule, ...]) -> Iterator[Fault]:
    """Ratios that the constraint set does not have."""
    known = [r.id.removeprefix("ratio.") for r in rules if isinstance(r, RatioRule)]
    for name in scenario.balance:
        if name not in known:
            yield tree.fault(
                ("balance", name), "is not a ratio of this constraint set", value=repr(name),
                allowed=", ".join(known), nearest=nearest(name, known),
            )  # fmt: skip


def volume_faults(scenario: Scenario, tree: Tree, rules: tuple[Rule, ...]) -> Iterator[Fault]:
    """Weekly sets that screens or flags contradict."""
    for rule in rules:
        if not isinstance(rule, VolumeRule) or rule.min is None or rule.max is None:
            continue
        key = rule.muscle if rule.muscle in scenario.weekly_sets else "default"
        if rule.min > rule.max and key in scenario.weekly_sets:
            yield tree.fault(
                ("weekly_sets", key), "contradicts the screens and flags",
                value=str(scenario.weekly_sets[key]),
                allowed=f"{rule.id} at least {rule.min} and at most {rule.max}",
            )  # fmt: skip


def obstacle_faults(
    asked: Scenario,
    scenario: Scenario,
    tree: Tree,
    rules: tuple[Rule, ...],
    catalog: Catalog,
) -> Iterator[Fault]:
    """Wished exercises that this client cannot do, or that screens and flags rule out."""
    wishes: list[tuple[Path_, str]] = [
        (("include", index), name) for index, name in enumerate(asked.include)
    ]
    wishes += [(("lock", i, "exercise"), lock.exercise) for i, lock in enumerate(asked.lock)]
    for path, name in wishes:
        exercise = catalog.by_id.get(name)
        if exercise is None:
            continue
        own = {reason for _, reason in obstacles(exercise, rules, asked, catalog)}
        for _, reason in obstacles(exercise, rules, scenario, catalog):
            if reason not in own:
                yield tree.fault(path, f"{reason} because of screens or flags", value=name)
            elif reason != "is excluded":
                yield tree.fault(path, reason, value=name)
