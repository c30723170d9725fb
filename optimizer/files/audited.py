"""Read the weeks that an audit judges, in any form that weeks are written in."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from optimizer.domain.block import BlockWeek, Partner, TrainingBlock, Wave
from optimizer.domain.program import Program, Provenance, Session, Week
from optimizer.errors import Fault, InputError
from optimizer.files.block import FORMATS, load_plan, stated_format
from optimizer.files.exercise_names import ExerciseNames
from optimizer.files.exported import MOST_SETS
from optimizer.files.reading import parse, read_input
from optimizer.files.tree import Tree
from optimizer.files.week_lines import read_lines
from optimizer.files.week_text import FORM, HEADER, Reading, WeekText, read_week_text
from optimizer.files.weeks import is_workbook, load_weeks
from optimizer.problem.catalog import Catalog

STDIN = "-"
DATA = (".json", ".toml")
TABLES = (".csv", ".tsv", ".xlsx", ".xlsm")


@dataclass(frozen=True, slots=True)
class WeekPart:
    """Weeks that are judged together: one, or the two of a rotation.

    The label tells which of the file they are, counted from 1; `wave` is that of a block's week.
    """

    label: str
    weeks: tuple[Week, ...]
    wave: Wave | None = None


@dataclass(frozen=True, slots=True)
class WrittenWeek:
    """A file of weeks. `client` holds what it says of the client, `whole` if that is a scenario."""

    source: str
    parts: tuple[WeekPart, ...]
    client: Tree
    whole: bool = False
    readings: tuple[Reading, ...] = ()
    faults: tuple[Fault, ...] = ()
    provenance: Provenance | None = None

    @property
    def sessions(self) -> tuple[Session, ...]:
        """All sessions of all weeks."""
        return tuple(s for part in self.parts for week in part.weeks for s in week.sessions)


def load_written(path: str, catalog: Catalog, spelled: Callable[[str], str]) -> WrittenWeek:
    """Weeks of a program, a block, a table, a workbook or a text; `-` is a text on stdin.

    Raises InputError; faults of a text wait in `faults` for those of its client.
    """
    if path != STDIN:
        if stated_format(path) in FORMATS:
            return _of_plan(path, catalog)
        if Path(path).suffix.lower() in TABLES or is_workbook(path):
            weeks = load_weeks(path, catalog)
            faults = list(_too_many_sets(weeks))
            if faults:
                raise InputError(path, faults)
            return WrittenWeek(path, _parts(weeks), Tree(path, {}))
    text, source = read_input(path)
    return _of_short(text, source, Path(path).suffix.lower(), ExerciseNames(catalog, spelled))


def _of_plan(path: str, catalog: Catalog) -> WrittenWeek:
    plan = load_plan(path, catalog)
    document: Program | TrainingBlock = plan.document
    weeks = tuple(Week(week=week.week, sessions=week.sessions) for week in document.weeks)
    faults = list(_too_many_sets(weeks))
    if faults:
        raise InputError(path, faults)
    client = Tree(path, plan.problem.filled)
    parts = _parts(weeks)
    if isinstance(document, TrainingBlock):
        parts = _parts_of_block(document, plan.problem.scenario.weeks)
    return WrittenWeek(path, parts, client, whole=True, provenance=document.provenance)


def _of_short(text: str, source: str, suffix: str, names: ExerciseNames) -> WrittenWeek:
    """The short form, as plain lines or as YAML: what is read without a fault goes first."""
    plain = None if suffix in DATA else _of_lines(text, source, names)
    if plain is not None and not plain.faults:
        return plain
    try:
        tree = parse(text, source, suffix, lenient=True)
    except InputError as error:
        if plain is not None:
            return plain
        raise InputError(source, [_with_form(fault) for fault in error.faults]) from error
    written = _of_text(read_week_text(tree, names), tree)
    return plain if plain is not None and written.faults else written


def _of_lines(text: str, source: str, names: ExerciseNames) -> WrittenWeek | None:
    """The weeks of plain lines; None where they are none."""
    try:
        tree = read_lines(text, source, HEADER)
    except InputError:  # which the whole text as YAML tells as well
        return None
    return None if tree is None else _of_text(read_week_text(tree, names), tree)


def _with_form(fault: Fault) -> Fault:
    """A fault of the syntax, with the right form."""
    if not fault.message.startswith("is not valid"):
        return fault
    return replace(fault, message=f"{fault.message}; {FORM}")


def _of_text(text: WeekText, tree: Tree) -> WrittenWeek:
    weeks = text.written
    faults = [*text.faults, *_too_many_sets(weeks)]
    client = Tree(tree.source, text.header, tree.places)
    return WrittenWeek(
        tree.source, _parts(weeks), client, readings=tuple(text.readings), faults=tuple(faults)
    )


def _too_many_sets(weeks: tuple[Week, ...]) -> Iterator[Fault]:
    """Exercises that stand twice in a session, with more sets together than any may have."""
    for week in weeks:
        for session in week.sessions:
            sets: Counter[str] = Counter()
            for item in session.items:
                sets[item.exercise] += item.sets
            for name, many in sets.items():
                if many > MOST_SETS:
                    yield Fault(
                        f"has too many sets of {name}", field=f"week {week.week}, {session.day}",
                        value=str(many), allowed=f"1 to {MOST_SETS}",
                    )  # fmt: skip


def _parts(weeks: tuple[Week, ...]) -> tuple[WeekPart, ...]:
    """Weeks A and B in turns are judged two by two, all others one by one."""
    names = [week.week for week in weeks]
    together = 2 if len(weeks) > 1 and names == ["A", "B"] * (len(weeks) // 2) else 1
    parts = []
    for first in range(0, len(weeks), together):
        held = weeks[first : first + together]
        label = "+".join(str(first + n) for n in range(1, together + 1))
        if together == 1:
            held = (held[0].model_copy(update={"week": "A"}),)
        parts.append(WeekPart(label, held))
    return tuple(parts)


def _parts_of_block(block: TrainingBlock, many: int) -> tuple[WeekPart, ...]:
    """Weeks with the same sets once; a week of a rotation with the one that it was solved with."""
    found: dict[object, tuple[list[str], WeekPart]] = {}
    candidates: tuple[BlockWeek | Partner, ...] = (*block.weeks, *block.partners)
    for week in block.weeks:
        partner = next(
            (
                other
                for other in candidates
                if many == 2 and other.week != week.week
                and (other.wave, other.sets_percent) == (week.wave, week.sets_percent)
            ),
            None,
        )  # fmt: skip
        together: list[BlockWeek | Partner] = [week] if partner is None else [week, partner]
        held = sorted(together, key=lambda w: w.week)
        weeks = tuple(Week(week=w.week, sessions=w.sessions) for w in held)
        if partner is None:
            weeks = (weeks[0].model_copy(update={"week": "A"}),)
        labels, _ = found.setdefault(
            (week.wave, *map(_content, weeks)), ([], WeekPart("", weeks, week.wave))
        )
        labels.append(str(week.number))
    return tuple(replace(part, label=", ".join(labels)) for labels, part in found.values())


def _content(week: Week) -> object:
    """What a week holds, as far as it is counted."""
    return tuple(
        (session.day, tuple((item.exercise, item.sets) for item in block.items))
        for session in week.sessions
        for block in session.blocks
    )
