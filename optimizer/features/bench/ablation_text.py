"""Prices of rules, as text."""

from collections.abc import Iterator

from optimizer.features.bench.compare_text import ratio
from optimizer.features.bench.findings import Ablation, Price
from optimizer.features.bench.text import NAME, NONE
from optimizer.show.text.layout import shortened, table, wrapped

HEADERS = ("rule", "rules", "instances", "price %", "worst %", "worst in", "weeks", "time", "")
WORDS = {"-": "faster", "+": "slower", "~": "noise", "": ""}
KEY = (
    "price: what the best week is worth less for keeping the rule, in percent (mean over instances; a range "
    "where not all is proven). weeks: +n instances have a week only without the rule, -n only with it. time: "
    "solver seconds with the rule over those without it (geometric mean), and whether that is more than "
    "noise."
)


def ablation_text(ablation: Ablation, width: int) -> str:
    """Every rule's price, the dearest first."""
    return "\n\n".join(part for part in _parts(ablation, width) if part)


def _parts(ablation: Ablation, width: int) -> Iterator[str]:
    unit = "instance" if ablation.instances == 1 else "instances"
    yield f"{ablation.constraints}: what its rules cost, over {ablation.instances} {unit}"
    titles = {
        "without": f"taken out of {ablation.constraints}",
        "with": f"put into {ablation.least}",
    }
    for way, title in titles.items():
        rows = [_row(price) for price in ablation.rows if price.way == way]
        if rows:
            yield f"{title}\n\n" + table(rows, HEADERS, right=(1, 2, 3, 4, 7))
    yield wrapped(KEY, width)
    yield "\n".join(wrapped(f"note: {note}", width, rest="  ") for note in ablation.notes)


def _row(price: Price) -> list[str]:
    return [
        shortened(price.rule, NAME),
        str(price.rules),
        str(price.instances) + (f" (+{price.refused} refused)" if price.refused else ""),
        price_range(price.least, price.most),
        NONE if price.worst is None else f"{price.worst:.2f}",
        shortened(price.worst_instance, NAME),
        weeks_of(price),
        ratio(price.seconds),
        WORDS[price.seconds.mark],
    ]


def price_range(least: float | None, most: float | None) -> str:
    """`1.25` where it is known, `0.90 to 1.60` where it is not."""
    if least is None or most is None:
        return NONE
    low, high = f"{least:.2f}", f"{most:.2f}"
    return high if low == high else f"{low} to {high}"


def weeks_of(price: Price) -> str:
    """`+2 -1`: instances that have a week only without the rule, and only with it."""
    signs = [f"+{price.opens}" if price.opens else "", f"-{price.closes}" if price.closes else ""]
    return " ".join(filter(None, signs)) or NONE
