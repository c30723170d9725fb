"""How the words of a report look that are searched for first; nothing is told by it alone."""

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

TITLE = "bold"
LIMIT = "bold yellow"
STATUS = {
    "OPTIMAL": "green", "HOLDS": "green", "HOLD": "green", "POSSIBLE": "green", "UNCHANGED": "green",
    "FEASIBLE": "yellow", "NEAREST": "yellow", "NEAR": "yellow", "UNDECIDED": "yellow",
    "NO WEEK": "yellow", "IMPOSSIBLE": "red", "BROKEN": "red",
}  # fmt: skip
"""Words that begin a line and say how it stands."""
BLANK = " "
"""An empty line."""


def title(text: str) -> Text:
    """What stands over a part of a report: its first line is bold."""
    found = _set(text)
    found.stylize(TITLE, 0, len(text.partition("\n")[0]))
    return found


def status(text: str) -> Text:
    """A sentence that begins with a word of STATUS."""
    found = _set(text)
    word = text.partition(":")[0]
    found.stylize(f"bold {STATUS[word]}", 0, len(word))
    return found


def marked(text: str) -> Text:
    """A text whose marks of a limit stand out."""
    found = _set(text)
    found.highlight_regex(r"(?<![^\d ])!(?=[ ,;]|$)", LIMIT)
    return found


def stack(*parts: RenderableType) -> RenderableType:
    """Parts under each other; empty ones are left out, and text is broken into lines already."""
    shown = [_set(part) if isinstance(part, str) else part for part in parts if part]
    return Group(*shown) if shown else ""


def paragraphs(parts: Iterable[RenderableType]) -> RenderableType:
    """Parts with an empty line between them."""
    first, *others = (part for part in parts if part)
    return stack(first, *(part for other in others for part in (BLANK, other)))


def indent(part: RenderableType) -> Padding:
    """Move a part to the right."""
    return Padding(part, (0, 0, 0, 2), expand=False)


def _set(text: str) -> Text:
    return Text(text, no_wrap=True, overflow="ignore")
