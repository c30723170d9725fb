"""The body map: weekly sets of every muscle on a figure, front and back, and in a table beside it.

Shades are absolute sets, so that dark always means much work; whether that is allowed for this muscle
is told by its outline, its marks and the table.
"""

from dataclasses import dataclass
from fractions import Fraction

from optimizer.domain.base import show_fraction
from optimizer.domain.exercise import Chain, Group
from optimizer.domain.program import AuditRow, Week
from optimizer.domain.scenario import Scenario
from optimizer.domain.selection import measured_name
from optimizer.domain.words import WEAK
from optimizer.kinds import Rule
from optimizer.problem.catalog import Catalog
from optimizer.show.measured import Standing, standing
from optimizer.show.page.figure import Caption, Figure, FigureSide, Label, Region, figure, labels
from optimizer.show.text.layout import bounds_text, exact
from optimizer.verifier.tally import Tally

SHADES = (
    (Fraction(0), "0"),
    (Fraction(1, 2), "up to 3.5"),
    (Fraction(4), "4 to 7.5"),
    (Fraction(8), "8 to 13.5"),
    (Fraction(14), "14 or more"),
)
"""The least weekly sets of each shade, light to dark, and what the legend says of it.

8 is the usual least of a large muscle, 14 the middle of its band of 8 to 20 (evidence.md 11).
"""

MARKS = {
    **{"*" * level: f"{words} (dashed outline)" for level, words in WEAK.items()},
    "!": "outside of what is allowed (bold outline)",
}


@dataclass(frozen=True, slots=True)
class MuscleRow:
    """A muscle or group in words: a row of the table that says what the map shows.

    `sets` is "-" where nothing was measured; `marks` stand behind the number in the map.
    """

    id: str
    name: str
    sets: str
    allowed: str
    shade: int
    standing: Standing
    weak: int
    posterior: bool
    group: bool
    drawn: bool

    @property
    def all_marks(self) -> tuple[str, ...]:
        """Keys of MARKS that hold for this muscle."""
        weak = ("*" * self.weak,) if self.weak else ()
        return (*weak, "!") if self.standing.outside else weak

    @property
    def marks(self) -> str:
        """The marks as they stand behind the number in the map."""
        return "".join(self.all_marks)

    @property
    def notes(self) -> tuple[str, ...]:
        """Say what marks and outlines stand for."""
        told = [WEAK[self.weak]] if self.weak else []
        if self.standing is not Standing.WITHIN:
            told.append(str(self.standing))
        return tuple(told)

    @property
    def sentence(self) -> str:
        """The row as a sentence: `Chest: 10 sets, allowed 8-20`."""
        counted = "1 set" if self.sets == "1" else f"{self.sets} sets"
        if self.sets == "-":
            counted = "not counted"
        return ", ".join([f"{self.name}: {counted}", f"allowed {self.allowed}", *self.notes])


@dataclass(frozen=True, slots=True)
class RegionView:
    """A muscle as it is drawn: its shape, its number inside where that fits, its label beside."""

    row: MuscleRow
    region: Region
    label: Label


@dataclass(frozen=True, slots=True)
class PictureView:
    """The figure from one side. `key` is unique on a page that shows each week once."""

    key: str
    caption: str
    side: FigureSide
    regions: tuple[RegionView, ...]


@dataclass(frozen=True, slots=True)
class BodyView:
    """Both pictures, the marks that are on them, and the rows of the table."""

    drawn: Figure
    pictures: tuple[PictureView, ...]
    marks: tuple[tuple[str, str], ...]
    rows: tuple[MuscleRow, ...]

    @property
    def legend(self) -> list[str]:
        """What the shades stand for, light to dark."""
        return [text for _, text in SHADES]

    @property
    def aside(self) -> tuple[MuscleRow, ...]:
        """What the figure has no place for."""
        return tuple(row for row in self.rows if not row.drawn and not row.group)


def body_view(
    rows: tuple[AuditRow, ...],
    rules: tuple[Rule, ...],
    scenario: Scenario,
    catalog: Catalog,
    week: Week | None = None,
) -> BodyView:
    """Show the weekly sets in one week's audit.

    With `week`, muscles that no rule bounds are counted too; without, they are shown as not counted.
    """
    drawn = figure()
    audited = _audited(rows, rules)
    counted = {} if week is None else _counted(week, scenario, catalog)
    known = {*drawn.front.regions, *drawn.back.regions}
    table = tuple(
        _muscle_row(id_, audited.get(id_), counted.get(id_), scenario, catalog, id_ in known)
        for id_ in catalog.measured
    )
    by_id = {row.id: row for row in table}
    named = {row.week for row in rows} if week is None else {week.week}
    key = "-".join(["body", *sorted(name.lower() for name in named)])
    return BodyView(
        drawn=drawn,
        pictures=(
            _picture(f"{key}-front", "Front", drawn.front, drawn, by_id),
            _picture(f"{key}-back", "Back", drawn.back, drawn, by_id),
        ),
        marks=tuple(
            (mark, text)
            for mark, text in MARKS.items()
            if any(mark in row.all_marks for row in table if row.drawn)
        ),
        rows=table,
    )


def shade_of(sets: Fraction) -> int:
    """The shade of so many weekly sets, 0 to 4."""
    return max(shade for shade, (least, _) in enumerate(SHADES) if sets >= least or shade == 0)


def _audited(rows: tuple[AuditRow, ...], rules: tuple[Rule, ...]) -> dict[str, AuditRow]:
    """Rows of the rules on weekly sets, by muscle or group."""
    muscles = {rule.id: rule.key_of("weekly_sets") for rule in rules}
    found = {muscles.get(row.rule): row for row in rows}
    return {muscle: row for muscle, row in found.items() if muscle is not None}


def _counted(week: Week, scenario: Scenario, catalog: Catalog) -> dict[str, Fraction]:
    tally = Tally(week, scenario, catalog)
    return {id_: Fraction(tally.half_sets(id_), 2) for id_ in catalog.measured}


def _muscle_row(
    id_: str,
    row: AuditRow | None,
    counted: Fraction | None,
    scenario: Scenario,
    catalog: Catalog,
    drawn: bool,
) -> MuscleRow:
    item = catalog.measured[id_]
    sets = counted if row is None else exact(row.value)
    return MuscleRow(
        id=id_,
        name=measured_name(id_, catalog),
        sets="-" if sets is None else show_fraction(sets),
        allowed="any" if row is None else bounds_text(row.min, row.max),
        shade=0 if sets is None else shade_of(sets),
        standing=Standing.WITHIN if row is None else standing(row),
        weak=scenario.weak.get(id_, 0),
        posterior=item.chain is Chain.POSTERIOR,
        group=isinstance(item, Group),
        drawn=drawn,
    )


def _picture(
    key: str, caption: str, side: FigureSide, drawn: Figure, rows: dict[str, MuscleRow]
) -> PictureView:
    """Draw the muscles that the catalog knows, each with its label."""
    regions = {id_: region for id_, region in side.regions.items() if id_ in rows}
    texts = {id_: Caption(rows[id_].name, rows[id_].sets, rows[id_].marks) for id_ in regions}
    placed = labels(regions, texts, drawn)
    return PictureView(
        key=key,
        caption=caption,
        side=side,
        regions=tuple(
            RegionView(rows[id_], region, placed[id_]) for id_, region in regions.items()
        ),
    )
