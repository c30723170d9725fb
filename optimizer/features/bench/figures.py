"""How figures of benchmark results are written, in the terminal and on the page."""

from collections.abc import Sequence

from optimizer.features.bench.findings import BenchVerdict, RulePrice, RunSpread, Sizes

NONE = "-"
OPEN = "open"
"""In place of seconds that never came, where no limit says how many they are more than."""


def known(value: float | None, form: str) -> str:
    """A number in this format, if there is one."""
    return NONE if value is None else format(value, form)


def both(spread: RunSpread) -> str:
    """Median and 95th percentile."""
    if not spread.count:
        return NONE
    return f"{_or_more(spread.median, spread)} / {_or_more(spread.p95, spread)}"


def one(spread: RunSpread) -> str:
    """The median alone."""
    return _or_more(spread.median, spread) if spread.count else NONE


def _or_more(value: float | None, spread: RunSpread) -> str:
    if value is not None:
        return seconds(value)
    return OPEN if spread.limit is None else f">{spread.limit:g}"


def seconds(value: float | None) -> str:
    """Seconds with the digits that matter."""
    return known(value, ".2f" if value is not None and value < 10 else ".1f")


def percent(share: float | None) -> str:
    """A share in percent."""
    return "0" if share == 0 else known(None if share is None else 100 * share, ".2f")


def counted(outcomes: Sequence[str]) -> str:
    """Outcomes of several seeds: `optimal`, or `2 optimal, 1 feasible`."""
    kinds = list(dict.fromkeys(outcomes))
    if len(kinds) == 1:
        return kinds[0]
    return ", ".join(f"{outcomes.count(kind)} {kind}" for kind in kinds)


def before_presolve(sizes: Sizes) -> str:
    """Variables x constraints of a model."""
    return "{:,} x {:,}".format(*sizes.before)


def after_presolve(sizes: Sizes) -> str:
    """Variables x constraints that presolve leaves, if any."""
    return "settled" if sizes.after is None else "{:,} x {:,}".format(*sizes.after)


def moved(before: str, after: str) -> str:
    """`7 -> 9`, or the one value that both are."""
    return before if before == after else f"{before} -> {after}"


def ratio(verdict: BenchVerdict) -> str:
    """A factor: `x 0.84`."""
    return NONE if verdict.ratio is None else f"x {verdict.ratio:.2f}"


def chance(verdict: BenchVerdict) -> str:
    """A probability, as far as it matters."""
    return "<0.001" if verdict.p is not None and verdict.p < 0.001 else known(verdict.p, ".3f")


def price_range(least: float | None, most: float | None) -> str:
    """`1.25` where it is known, `0.90 to 1.60` where it is not."""
    low, high = known(least, ".2f"), known(most, ".2f")
    return high if low == high else f"{low} to {high}"


def weeks_of(price: RulePrice) -> str:
    """`+2 -1`: instances that have a week only without the rule, and only with it."""
    signs = [f"+{price.opens}" if price.opens else "", f"-{price.closes}" if price.closes else ""]
    return " ".join(filter(None, signs)) or NONE
