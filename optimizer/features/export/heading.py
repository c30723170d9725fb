"""What stands at the top of an exported model: what it is, how to read it, and nothing of a client."""

import textwrap
from collections.abc import Iterator

from optimizer.features.export.question import Layer, Pairing, Question
from optimizer.features.export.stated import Stated
from optimizer.model.compile import Model
from optimizer.model.pairs import pairs_of

WIDTH = 96
LAYERS = {
    Layer.DAYS: "days: the whole model, every set on its day; its best week is the best program",
    Layer.TOTALS: "totals: weekly totals without days; no program is worth more than its optimum",
}
PAIRINGS = {
    Pairing.FULL: "wherever the rules allow them",
    Pairing.SLOTS: "only where the framework asks for them",
    None: "none",
}
GLOSSARY = {
    "chosen": "chosen[e] is 1 where the week holds exercise e, chosen[e,d] where day d does",
    "repeats": "repeats[e] are its sessions after the first",
    "extra": "extra[e] are its sets above the fewest per session, extra[e,d] those of a day",
    "segment": "segment[m,k] are half sets of muscle m at its k-th worth",
    "theme": "theme[d,t] is 1 where day d has theme t",
    "sessions": "sessions[c,n] are sessions of pair class c with n sets",
    "sets": "sets[e,d]_n is 1 where day d holds exercise e with n sets",
    "pairs": "pairs[c,k,n] are pairs of classes c and k with n rounds, pairs[c,k,n,d] those of a day",
    "used": "used[r,d] is 1 where rule r counts day d as used",
    "covered": "covered[r,d] is 1 where day d counts for rule r",
    "hard": "hard[m,d] is 1 where day d is a hard one for muscle m",
    "distance": "distance[t] is how far term t is from its centre",
    "shared": "shared[e] is 1 where both weeks hold exercise e",
    "either": "either[e] is 1 where any week holds exercise e",
}
"""Names of variables by what stands before their bracket."""


def facts(asked: Question, model: Model, constraint_set: str, hashes: dict[str, str]) -> list[str]:
    """What the model is; `hashes` say what it was made from."""
    weeks = len(model.plans)
    rows = model.rows
    told = {
        "layer": LAYERS[asked.layer],
        "constraints": _line(constraint_set),
        "framework": asked.framework or "none",
        "pairs": PAIRINGS[asked.pairing],
        "units": "volumes in half sets, times in seconds",
        "weeks": f"{weeks} (names begin with A. or B.)" if weeks > 1 else "1",
        "exercises": str(len(model.exercises)),
        "size": f"{len(rows.variables)} variables, {len(rows.rows)} rows",
        **hashes,
    }
    return [f"{name:<12} {value}" for name, value in told.items()]


def comments(title: str, sense: str, facts: list[str], model: Model, stated: Stated) -> list[str]:
    """The whole heading of a file."""
    lines = [title, "", *facts, f"{'objective':<12} {sense}", ""]
    lines += _paragraph("Variables, all of them whole numbers:", _glossary(model))
    if stated.left_out:
        lines += _paragraph("Rows left out, as they hold whatever is chosen:", stated.left_out)
    lines += _classes(model)
    return lines


def _glossary(model: Model) -> list[str]:
    kinds = {v.name.rpartition(":")[2].partition("[")[0] for v in model.rows.variables}
    return [text for kind, text in GLOSSARY.items() if kind in kinds]


def _classes(model: Model) -> Iterator[str]:
    """Which exercises a class of pairs holds; the numbers of weeks differ."""
    for plan in model.plans:
        week = f"{plan.week}, " if len(model.plans) > 1 else ""
        pairs = pairs_of(plan)
        for index, members in enumerate(pairs.classes if pairs is not None else ()):
            yield from _paragraph(f"Pair class {week}{index}:", [e.id for e in members], ", ")


def _paragraph(head: str, items: list[str] | tuple[str, ...], between: str = "; ") -> list[str]:
    return textwrap.wrap(
        f"{head} {between.join(items)}", WIDTH, subsequent_indent="  ",
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip


def _line(text: str) -> str:
    return " ".join(text.split())
