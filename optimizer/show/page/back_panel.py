"""The back panel: three regions of the back in three planes of motion (rules.md 3-10, 3-24)."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from optimizer.domain.base import show_fraction
from optimizer.domain.exercise import Exercise, Plane
from optimizer.domain.program import AuditRow, Week
from optimizer.domain.scenario import Scenario
from optimizer.kinds import Rule
from optimizer.problem.catalog import Catalog
from optimizer.show.measured import Standing, bounds_words, standing
from optimizer.show.page.body import shade_of
from optimizer.verifier.tally import Tally

REGIONS = {
    "Upper and mid back": ("upper_back", "upper_traps", "lower_traps"),
    "Lats": ("lats",),
    "Lower back": ("erectors",),
}
"""The regions of the back and the muscles in them (rules.md 3-04, 3-07, 3-11)."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Weekly sets of a region in a plane, direct 1 and helped along 1/2, and their shade."""

    sets: str
    shade: int
    covered: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """What a rule asks of the back in a plane: whole sets of back exercises, and bounds in words."""

    value: str
    bounds: str
    standing: Standing
    why: str


@dataclass(frozen=True, slots=True)
class BackRow:
    """A plane: a cell for each region, and the rule on it, if there is one."""

    plane: str
    cells: tuple[Cell, ...]
    asked: Asked | None


@dataclass(frozen=True, slots=True)
class BackView:
    """Planes by regions; `totals` are the regions' weekly sets in all planes."""

    regions: tuple[str, ...]
    rows: tuple[BackRow, ...]
    totals: tuple[str, ...]

    @property
    def ruled(self) -> bool:
        """Whether any rule speaks of a plane of the back."""
        return any(row.asked is not None for row in self.rows)


def back_view(
    rows: tuple[AuditRow, ...],
    rules: tuple[Rule, ...],
    scenario: Scenario,
    catalog: Catalog,
    *weeks: Week,
) -> BackView:
    """Count what each region of the back gets in each plane, in one week or in several together.

    `rows` are the audit of just these weeks. A set counts for a region as for a group: the most that
    it adds to one of its muscles.
    """
    performed = [done for week in weeks for done in Tally(week, scenario, catalog).performed()]
    audited = {row.rule: row for row in rows}
    back = of_the_back(rules)
    columns = [_by_plane(members, performed, catalog) for members in REGIONS.values()]
    return BackView(
        regions=tuple(REGIONS),
        rows=tuple(
            BackRow(
                plane=plane.capitalize(),
                cells=tuple(_cell(column[plane]) for column in columns),
                asked=_asked(back.get(plane), audited),
            )
            for plane in Plane
        ),
        totals=tuple(show_fraction(sum(column.values(), Fraction(0))) for column in columns),
    )


def _by_plane(
    members: tuple[str, ...], performed: list[tuple[Exercise, int]], catalog: Catalog
) -> dict[Plane, Fraction]:
    """Sets of a region by plane of the exercise."""
    known = [member for member in members if member in catalog.measured]
    sets = {plane: Fraction(0) for plane in Plane}
    for exercise, count in performed:
        half = max((catalog.half_sets(exercise, member) for member in known), default=0)
        sets[exercise.plane] += Fraction(half * count, 2)
    return sets


def _cell(sets: Fraction) -> Cell:
    return Cell(show_fraction(sets), shade_of(sets), sets > 0)


def of_the_back(rules: Iterable[Rule]) -> dict[Plane, Rule]:
    """The first rule on the back in each plane."""
    found: dict[Plane, Rule] = {}
    for rule in rules:
        if rule.back and rule.plane is not None and rule.panel == "coverage":
            found.setdefault(rule.plane, rule)
    return found


def _asked(rule: Rule | None, audited: dict[str, AuditRow]) -> Asked | None:
    row = None if rule is None else audited.get(rule.id)
    if rule is None or row is None:
        return None
    return Asked(row.value, bounds_words(row), standing(row), rule.why)
