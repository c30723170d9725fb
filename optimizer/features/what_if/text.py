"""What changes would be worth, for people and for programs."""

from typing import Any

from optimizer.domain.program import Status
from optimizer.features.what_if.answer import Line, MuscleChange, WhatIf
from optimizer.problem.catalog import Catalog
from optimizer.show.text.layout import decimal, table, wrapped

NARROWEST_WORDS = 30
NAMED = 3
"""Unsolved changes of a kind that are named."""
TITLES = {
    "day": "a day more",
    "minutes": "minutes",
    "equipment": "equipment",
    "rule": "looser rules",
    "weak": "weak areas",
}


def what_if_text(answer: WhatIf, catalog: Catalog, width: int = 100) -> str:
    """The headline, every solved change with its gain and its muscles, and what stayed unsolved."""
    lines = [f"client {answer.client}", "", wrapped(answer.headline, width), "", _base(answer), ""]
    solved = [line for line in answer.lines if line.solved]
    for comparable, title in ((True, "points"), (False, "other points")):
        rows = [line for line in solved if line.comparable is comparable]
        if rows:
            lines += [_table(rows, title, catalog, width), ""]
    rest = [line for line in answer.lines if not line.solved]
    lines += _unsolved(rest, width)
    lines += [wrapped(note, width, "note: ", "      ") for note in answer.notes]
    lines += ["", wrapped(answer.disclaimer, width)]
    return "\n".join(lines)


def what_if_data(answer: WhatIf) -> dict[str, Any]:
    """The answer as plain data."""
    data = answer.model_dump(mode="json")
    for row, line in zip(data["lines"], answer.lines, strict=True):
        row["exact"] = line.exact
    return data


def _base(answer: WhatIf) -> str:
    proof = "proven best" if answer.status is Status.OPTIMAL else (
        f"the best possible is at most {answer.bound:,}"
    )  # fmt: skip
    return f"The week as it is: {answer.objective:,} points, {proof}."


def _table(rows: list[Line], title: str, catalog: Catalog, width: int) -> str:
    headers = ["change", title if title == "points" else "proof", "weekly sets"]
    gains = [_gain(line) if line.comparable else _proof(line) for line in rows]
    sets = [_muscles(line.muscles, catalog) for line in rows]
    room = max(NARROWEST_WORDS, width - max(map(len, gains)) - 8 - NARROWEST_WORDS)
    cells = []
    for line, gain, told in zip(rows, gains, sets, strict=True):
        words = wrapped(line.sentence, room).splitlines()
        muscles = wrapped(told, max(NARROWEST_WORDS, width - room - max(map(len, gains)) - 6))
        other = muscles.splitlines() or [""]
        for index in range(max(len(words), len(other))):
            cells.append(
                [
                    words[index] if index < len(words) else "",
                    gain if index == 0 else "",
                    other[index] if index < len(other) else "",
                ]
            )
    return table(cells, headers, right=(1,))


def _gain(line: Line) -> str:
    """`+1,234` where both weeks are proven best, else a range; `-` where nothing was found."""
    if line.status is Status.INFEASIBLE:
        return "impossible"
    if line.least is None or line.most is None:
        return "no week found" if line.objective is None else "?"
    if line.exact:
        return _signed(line.least)
    return f"{_signed(line.least)} to {_signed(line.most)}"


def _proof(line: Line) -> str:
    return {Status.OPTIMAL: "proven", Status.FEASIBLE: "not proven"}.get(line.status, line.status)


def _signed(points: int) -> str:
    return f"{points:+,}" if points else "0"


def _muscles(changes: tuple[MuscleChange, ...], catalog: Catalog) -> str:
    """`Lats 8 -> 10, Quads 9 -> 8.5`."""
    return ", ".join(
        f"{catalog.measured[c.muscle].name} {decimal(c.before)} -> {decimal(c.after)}"
        for c in changes
    )


def _unsolved(rest: list[Line], width: int) -> list[str]:
    """Changes that were not solved, with the most that they can be worth where that is known."""
    if not rest:
        return []
    lines = ["not solved, with the most that each can be worth:"]
    for kind, title in TITLES.items():
        own = [line for line in rest if line.kind == kind]
        if own:
            own.sort(key=lambda line: -(line.most or 0))
            told = [_at_most(line) for line in own[:NAMED]]
            if len(own) > NAMED:
                ceiling = own[NAMED].most
                each = "" if ceiling is None else f", each at most {_signed(ceiling)}"
                told.append(f"{len(own) - NAMED} more{each}")
            lines.append(wrapped(f"{title}: {'; '.join(told)}", width, "  ", "    "))
    return [*lines, ""]


def _at_most(line: Line) -> str:
    words = line.sentence.partition(": The ")[0].rstrip(".")
    return words if line.most is None else f"{words}, at most {_signed(line.most)}"
