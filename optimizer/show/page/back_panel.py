"""The back panel: three regions of the back in three planes of motion (rules.md 3-10, 3-24)."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from optimizer.domain.exercise import Exercise, Plane
from optimizer.domain.program import AuditRow, Week
from optimizer.domain.scenario import Scenario
from optimizer.kinds import Rule
from optimizer.problem.catalog import Catalog
from optimizer.verifier.tally import Tally

REGIONS = {
    "Upper and mid back": ("upper_back", "upper_traps", "lower_traps"),
    "Lats": ("lats",),
    "Lower back": ("erectors",),
}
"""The regions of the back and the muscles in them (rules.md 3-04, 3-07, 3-11)."""


@dataclass(frozen=True, slots=True)
class BackRow:
    """A plane: weekly sets of each region, direct 1 and helped along 1/2, and what a rule asks for."""

    plane: str
    cells: tuple[Fraction, ...]
    asked: AuditRow | None


@dataclass(frozen=True, slots=True)
class BackView:
    """Planes by regions; `totals` are the regions' weekly sets in all planes."""

    regions: tuple[str, ...]
    rows: tuple[BackRow, ...]
    totals: tuple[Fraction, ...]

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
                cells=tuple(column[plane] for column in columns),
                asked=audited.get(back[plane].id) if plane in back else None,
            )
            for plane in Plane
        ),
        totals=tuple(sum(column.values(), Fraction(0)) for column in columns),
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


def of_the_back(rules: Iterable[Rule]) -> dict[Plane, Rule]:
    """The first rule on the back in each plane."""
    found: dict[Plane, Rule] = {}
    for rule in rules:
        if rule.back and rule.plane is not None and rule.panel == "coverage":
            found.setdefault(rule.plane, rule)
    return found
