"""The audit of any week: what it breaks and by how much, its balance, and what holds."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Protocol

from rich.console import RenderableType

from optimizer.domain.program import DISCLAIMER, AuditRow, Week
from optimizer.domain.scenario import Scenario
from optimizer.kinds import Rule
from optimizer.kinds.names import family_of
from optimizer.problem.catalog import Catalog
from optimizer.show.text.balance import balance_parts
from optimizer.show.text.layout import clock, decimal, exact, listed, many, spoken, wrapped
from optimizer.show.text.rule_table import BOTH, WEEKS, by_rule, rule_table
from optimizer.show.text.style import paragraphs, stack, status, title
from optimizer.verifier.finding import Violation

LONG = 52
"""Letters of an explanation from which on it stands under the table."""


class AuditReading(Protocol):
    """A name that was read as an exercise although it is not quite one of its names."""

    @property
    def written(self) -> str:
        """As it is written."""

    @property
    def exercise(self) -> str:
        """The id it was read as."""

    @property
    def name(self) -> str:
        """The name of that exercise."""

    @property
    def line(self) -> int | None:
        """Where it stands."""


@dataclass(frozen=True, slots=True)
class Audited:
    """Weeks that were judged together; the label says which of the file they are."""

    label: str
    weeks: tuple[Week, ...]
    audit: tuple[AuditRow, ...]
    violations: Sequence[Violation]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Basis:
    """What weeks were judged by. `assumed` says that no scenario was given."""

    scenario: Scenario
    rules: tuple[Rule, ...]
    constraint_set: str
    assumed: bool
    left_out: dict[str, str]


def audit_text(
    parts: Sequence[Audited],
    basis: Basis,
    readings: Sequence[AuditReading],
    catalog: Catalog,
    width: int = 100,
) -> RenderableType:
    """What was judged, then for all weeks the broken rules, the balance, and what holds."""
    told: list[RenderableType] = [_basis(basis, catalog, width)]
    if readings:
        told.append(_read(readings, width))
    for part in parts:
        if len(parts) > 1:
            note = f" ({part.note})" if part.note else ""
            told.append(wrapped(f"Week {part.label} of the file{note}", width))
        told += _part(part, basis, catalog, width)
    return paragraphs([*told, wrapped(DISCLAIMER, width)])


def _basis(basis: Basis, catalog: Catalog, width: int) -> str:
    scenario = basis.scenario
    who = f"{scenario.level} client" if basis.assumed else f"client {scenario.client}"
    told = [f"Judged by {basis.constraint_set} for {who}, goal {scenario.goal}"]
    if basis.assumed:
        everything = catalog.owned(scenario.equipment) >= {item.id for item in catalog.equipment}
        told.append("all equipment" if everything else listed(scenario.equipment, "and"))
    told += [f"without {rule} ({why})" for rule, why in basis.left_out.items()]
    return wrapped(f"{'; '.join(told)}.", width)


def _read(readings: Sequence[AuditReading], width: int) -> str:
    """Each name that is not quite one once, with the lines where it stands."""
    places: dict[tuple[str, str], list[str]] = defaultdict(list)
    for reading in readings:
        line = [] if reading.line is None else [str(reading.line)]
        places[reading.written, reading.name] += line
    told = []
    for (written, name), lines in places.items():
        seen = listed(dict.fromkeys(lines), "and")
        where = f" (line{'s' if len(set(lines)) > 1 else ''} {seen})" if lines else ""
        told.append(wrapped(f"read '{written}' as {name}{where}", width, "", "  "))
    return "\n".join(told)


def _part(part: Audited, basis: Basis, catalog: Catalog, width: int) -> list[RenderableType]:
    told: list[RenderableType] = [
        _week(week, len(part.weeks) > 1, catalog, width) for week in part.weeks
    ]
    broken, held = by_rule(part.audit)
    measured = {row.rule for row in part.audit}
    others = [v for v in part.violations if v.rule not in measured]
    if part.violations:
        told.append(_broken(part, broken, others, len(broken) + len(held), width))
    for week in WEEKS if len(part.weeks) > 1 else ("A",):
        balance = balance_parts(part.audit, week, basis.rules, basis.scenario, catalog, width)
        if balance and len(part.weeks) > 1:
            name = "Both weeks together" if week == BOTH else f"Balance of week {week}"
            told.append(title(name))
        told += balance
    told.append(_held(held, not part.violations, width))
    return told


def _week(week: Week, several: bool, catalog: Catalog, width: int) -> RenderableType:
    lines: list[RenderableType] = [title(f"Week {week.week}")] if several else []
    for session in week.sessions:
        blocks = (
            " + ".join(f"{catalog.by_id[i.exercise].name} {i.sets}" for i in block.items)
            for block in session.blocks
        )
        lines.append(wrapped("; ".join(blocks), width, f"  {session.day}  ", " " * 7))
    return stack(*lines)


def _broken(
    part: Audited, broken: list[list[AuditRow]], others: list[Violation], rules: int, width: int
) -> RenderableType:
    words: dict[str, str] = {}
    below = [f"{v.rule}{f' (week {v.week})' if v.week else ''}: {v.message}" for v in others]
    for rows in broken:
        told, details = _in_words(rows, part)
        long = bool(details) or max(map(len, told)) > LONG
        words[rows[0].rule] = "see below" if long else "\n".join(told)
        below += [f"{rows[0].rule}: {text}" for text in details or (told if long else [])]
    every = list(dict.fromkeys(v.rule for v in part.violations))
    weeks = WEEKS if len(part.weeks) > 1 else ("A",)
    present = [week for week in weeks if any(row.week == week for row in part.audit)]
    head = f"BROKEN: {len(every)} of {rules + len({v.rule for v in others})} rules"
    lines: list[RenderableType] = [status(head)]
    if broken:
        lines.append(rule_table(broken, present, words))
    lines += [wrapped(text, width, "  ", "    ") for text in below]
    return stack(*lines)


def _in_words(rows: list[AuditRow], part: Audited) -> tuple[list[str], list[str]]:
    """How far off each broken row of a rule is, and what else is to be said of it."""
    messages: dict[tuple[str, str], list[str]] = defaultdict(list)
    for violation in part.violations:
        messages[violation.rule, violation.week].append(violation.message)
    told, details = [], []
    for row in rows:
        if row.ok:
            continue
        held = messages[row.rule, row.week]
        text, detail = far_off(row, held.pop(0) if held else row.rule)
        prefix = f"{row.week}: " if len(part.weeks) > 1 else ""
        told.append(prefix + text)
        details += [prefix + detail] if detail else []
    return told, details


def far_off(row: AuditRow, message: str) -> tuple[str, str]:
    """How far off a row is in words, and the details of the verifier's message.

    "chest: 6 sets, allowed 8-20" becomes "chest 6 sets, 2 short of 8".
    """
    told, _, rest = message.partition(", allowed ")
    detail = rest.partition(": ")[2]
    subject, colon, body = told.partition(": ")
    text = f"{spoken(subject)} {body}" if colon else told
    if row.unit == "ratio":
        text = text.partition(" (")[0]
    gap = _gap(row)
    return (f"{text}, {gap}" if gap and rest else text), detail


def _gap(row: AuditRow) -> str:
    value, low, high = exact(row.value), exact(row.min), exact(row.max)
    if value is None:
        return "nothing to compare with" if "/0" in row.value else ""
    if low is not None and value < low:
        return f"{_amount(low - value, row)} short of {_amount(low, row)}"
    if high is not None and value > high:
        return f"{_amount(value - high, row)} over {_amount(high, row)}" if high else "none allowed"
    return ""


def _amount(value: Fraction, row: AuditRow) -> str:
    return clock(int(value)) if row.unit == "seconds" else decimal(value)


def _held(held: list[list[AuditRow]], all_: bool, width: int) -> RenderableType:
    families = Counter(family_of(rows[0].rule) for rows in held)
    names = listed((f"{spoken(f)} {n}" for f, n in families.items()), "and")
    told = f"HOLD: {'all ' if all_ else ''}{many(len(held), 'rule')}: {names or 'none'}"
    return status(wrapped(told, width))


def audit_data(
    source: str, parts: Sequence[Audited], basis: Basis, readings: Sequence[AuditReading]
) -> dict[str, Any]:
    """Give the audit as plain data.

    `part` tells which weeks of the file are meant: "1, 5" have the same sets, "1+2" are a rotation.
    """
    return {
        "format": "audit/1",
        "source": source,
        "ok": not any(part.violations for part in parts),
        "constraint_set": basis.constraint_set,
        "assumed": basis.assumed,
        "left_out": basis.left_out,
        "scenario": basis.scenario.model_dump(mode="json"),
        "read": [
            {"written": r.written, "exercise": r.exercise, "name": r.name, "line": r.line}
            for r in readings
        ],
        "weeks": [
            {"part": part.label, **week.model_dump(mode="json")}
            for part in parts for week in part.weeks
        ],
        "violations": [
            {"part": part.label, "rule": v.rule, "week": v.week, "message": v.message}
            for part in parts for v in part.violations
        ],
        "audit": [
            {"part": part.label, **row.model_dump(mode="json")}
            for part in parts for row in sorted(part.audit, key=lambda row: row.ok)
        ],
        "disclaimer": DISCLAIMER,
    }  # fmt: skip
