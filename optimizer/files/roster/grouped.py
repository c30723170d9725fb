"""The same fault in many rows, told once with all of its rows."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace

from optimizer.errors import Fault

FEW = 3
"""So many rows with the same fault are told one by one."""

_LABEL = re.compile(r"(row|client) (\d+)(.*)", re.DOTALL)
_APART = ("field", "line", "column")


def grouped(faults: Iterable[Fault]) -> list[Fault]:
    """Faults in their order; those that differ only in their rows as one, where they are many."""
    groups: dict[tuple[object, ...], list[Fault]] = {}
    for fault in faults:
        label = _LABEL.fullmatch(fault.field)
        own = [fault.field, fault.line, fault.column] if label is None else [label[1], label[3]]
        rest = [getattr(fault, f.name) for f in fields(fault) if f.name not in _APART]
        groups.setdefault((*own, *rest), []).append(fault)
    found = [
        one for same in groups.values() for one in (same if len(same) <= FEW else [_one(same)])
    ]
    return sorted(found, key=lambda fault: fault.line or 0)


def _one(same: Sequence[Fault]) -> Fault:
    """The first fault, with the rows of all: `rows 2-40 and 52, equipment[0]`."""
    labels = [label for fault in same if (label := _LABEL.fullmatch(fault.field))]
    rows = _ranges(sorted({int(label[2]) for label in labels}))
    field = f"{labels[0][1]}s {rows}{labels[0][3]}"
    return replace(same[0], field=field)


def _ranges(numbers: Sequence[int]) -> str:
    """`2-40, 52`."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    return ", ".join(f"{a}-{b}" if a != b else str(a) for a, b in spans)
