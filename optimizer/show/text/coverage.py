"""What a week covers, in short: the rules of one family on a line."""

from collections import defaultdict

from rich.console import RenderableType

from optimizer.show.measured import MARKS, Measured, legend, mark
from optimizer.show.text.layout import allowed_text, labelled, spoken, wrapped
from optimizer.show.text.style import marked, stack, title

TITLE = "Coverage"
FURTHER = "further"
"""The line of families that have but one rule."""


def coverage_text(
    pairs: list[Measured], width: int, details: bool, plain: bool = False
) -> RenderableType:
    """Write the value of each weekly rule; with `details` also what is allowed."""
    families: dict[str, list[str]] = defaultdict(list)
    weekly = [(rule, row) for rule, row in pairs if rule.panel == "coverage"]
    if not weekly:
        return ""
    signs = {sign: f" ({words[2:]})" if words else "" for sign, words in MARKS.items()}
    signs = signs if plain else {sign: sign for sign in MARKS}
    for rule, row in weekly:
        allowed = f" ({allowed_text(row.min, row.max)})" if details else ""
        families[rule.family].append(
            f"{rule.name or spoken(rule.family)} {row.value}{allowed}{signs[mark(row)]}"
        )
    lines = _lines(families)
    told = labelled({family: ", ".join(texts) for family, texts in lines.items()}, width)
    held = ["every rule is met"] if all(row.ok for _, row in weekly) else []
    words = legend([] if plain else [mark(row) for _, row in weekly], held)
    head = wrapped(": ".join(filter(None, [TITLE, "; ".join(words)])), width)
    return stack(title(head), *map(marked, told))


def _lines(families: dict[str, list[str]]) -> dict[str, list[str]]:
    """Join the families of one rule on a line of their own."""
    lines = {spoken(family): texts for family, texts in families.items() if len(texts) > 1}
    single = [(family, *texts) for family, texts in families.items() if len(texts) == 1]
    if len(single) == 1:
        lines[spoken(single[0][0])] = [single[0][1]]
    elif single:
        lines[FURTHER] = [
            text if text.startswith(spoken(family)) else f"{spoken(family)} {text}"
            for family, text in single
        ]
    return lines
