"""Coverage of the three planes of motion: sets in each, what is asked for, and by which part of the body."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from optimizer.domain.exercise import Plane
from optimizer.domain.program import AuditRow, Week
from optimizer.domain.scenario import Scenario
from optimizer.domain.selector import Selector
from optimizer.domain.words import listed
from optimizer.kinds import Rule
from optimizer.problem.catalog import Catalog
from optimizer.show.page.back_panel import of_the_back
from optimizer.verifier.tally import Tally

MOTIONS = {
    Plane.SAGITTAL: "forward and back",
    Plane.FRONTAL: "to the side",
    Plane.TRANSVERSE: "turning",
}
REGIONS = {"lower": "hips and legs", "core": "trunk", "upper": "upper body"}


@dataclass(frozen=True, slots=True)
class PlaneRow:
    """A plane, or with `sub` a part of it: how much there is, and what a rule asks for.

    `longest` ends the scale that rows of one unit have in common.
    """

    name: str
    note: str
    value: int
    unit: str
    asked: AuditRow | None
    sub: bool
    longest: int = 1

    @property
    def least(self) -> int:
        """The least that is asked for; 0 without a minimum."""
        return 0 if self.asked is None else int(self.asked.min or 0)


@dataclass(frozen=True, slots=True)
class PlaneView:
    """All rows, and the hard sets that are not of one plane alone."""

    rows: tuple[PlaneRow, ...]
    mixed: int


def plane_view(
    rows: tuple[AuditRow, ...],
    rules: tuple[Rule, ...],
    scenario: Scenario,
    catalog: Catalog,
    *weeks: Week,
) -> PlaneView:
    """Count the hard sets of one week, or of several together, by plane.

    Rules that want exercises of one plane give the minimums, and further rows where they want a part
    of it; those on the back have a panel of their own. `rows` are the audit of just these weeks.
    """
    audited = {row.rule: row for row in rows}
    elsewhere = {rule.id for rule in of_the_back(rules).values()}
    found = [
        (rule, audited[rule.id])
        for rule in rules
        if rule.panel == "coverage" and rule.id in audited.keys() - elsewhere
    ]
    tallies = [Tally(week, scenario, catalog) for week in weeks]
    counts = [
        count
        for plane in Plane
        for count in _counts(plane, [(r, a) for r, a in found if r.plane is plane], tallies)
    ]
    strict = sum(count.value for count in counts if not count.sub)
    whole = sum(tally.sets(Selector()) for tally in tallies)
    return PlaneView(tuple(_on_scale(row, counts) for row in counts), max(0, whole - strict))


def _counts(
    plane: Plane, found: list[tuple[Rule, AuditRow]], tallies: list[Tally]
) -> Iterator[PlaneRow]:
    """The plane itself, then its parts: of the body, or what else a rule wants of it."""
    whole, parts = None, []
    for rule, row in found:
        assert rule.wanted is not None
        told = listed((REGIONS[region] for region in rule.wanted.region), "and")
        if whole is None and row.unit == "sets" and rule.wanted == _all_of(rule.wanted):
            whole = row
        else:
            parts.append(
                PlaneRow(told or rule.name, plane, int(row.value), row.unit, row, sub=True)
            )
    sets = sum(t.sets(Selector(plane=(plane,), plane_strict=True)) for t in tallies)
    value = sets if whole is None else int(whole.value)
    yield PlaneRow(plane.capitalize(), MOTIONS[plane], value, "sets", whole, sub=False)
    yield from parts


def _all_of(wanted: Selector) -> Selector:
    """All that a selection has of its plane."""
    return Selector(kind=wanted.kind, plane=wanted.plane, plane_strict=wanted.plane_strict)


def _on_scale(row: PlaneRow, rows: list[PlaneRow]) -> PlaneRow:
    ends = (end for one in rows if one.unit == row.unit for end in (one.value, one.least))
    return replace(row, longest=max(1, *ends))
