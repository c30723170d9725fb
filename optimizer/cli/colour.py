"""Colour for the few words of a report that are looked for first; nothing is told by it alone."""

import re
from collections.abc import Callable

import click

STATUS = {
    "OPTIMAL": "green", "HOLDS": "green", "HOLD": "green", "POSSIBLE": "green", "UNCHANGED": "green",
    "FEASIBLE": "yellow", "NEAREST": "yellow", "NEAR": "yellow", "UNDECIDED": "yellow",
    "NO WEEK": "yellow", "IMPOSSIBLE": "red", "BROKEN": "red",
}  # fmt: skip
"""Words that begin a line and say how it stands."""
DAYS = "Mon|Tue|Wed|Thu|Fri|Sat|Sun"
TITLES = (
    "client ", "The weeks? at a glance$", "Every session ", f"(?:{DAYS})  ", "Weeks? [AB]",
    "Both weeks together$", "Next step", "Notes$", "what the self-checks change", "Balance$",
    "Muscles: ", "Coverage", "What limits the week",
)  # fmt: skip
"""How the lines begin that stand over a part of a report."""

Paint = Callable[[re.Match[str]], str]


def _paint(**style: str | bool) -> Paint:
    return lambda found: click.style(found[0], **style)  # type: ignore[arg-type]


def _status(found: re.Match[str]) -> str:
    return click.style(found[0], fg=STATUS[found[0]], bold=True)


RULES: tuple[tuple[re.Pattern[str], Paint], ...] = (
    (re.compile(rf"^(?:{'|'.join(STATUS)})(?=[:;]|$)", re.MULTILINE), _status),
    (re.compile(rf"^(?:{'|'.join(TITLES)}).*$", re.MULTILINE), _paint(bold=True)),
    (re.compile(r"(?<=[\d ])!(?=[ ,;]|$)", re.MULTILINE), _paint(fg="yellow", bold=True)),
)


def painted(text: str) -> str:
    """The text with its status, its titles and its marks of a limit in colour."""
    for pattern, paint in RULES:
        text = pattern.sub(paint, text)
    return text
