"""The exact model of a scenario as text for other solvers."""

from importlib.metadata import version
from typing import Literal

from optimizer.errors import Fault, InputError
from optimizer.features.export.formats import FORMATS, exported
from optimizer.features.export.heading import facts
from optimizer.features.export.question import (
    Layer,
    Pairing,
    Question,
    model_of,
    possible_frameworks,
    question,
)
from optimizer.files.nearest import unknown
from optimizer.files.sources import Scenario, read
from optimizer.problem.catalog import Catalog
from optimizer.problem.problem import Problem


def export(
    scenario: Scenario,
    to: Literal["lp", "mps"] = "lp",
    layer: Literal["days", "totals"] = "days",
    framework: str | None = None,
    pairs: Literal["full", "slots"] = "full",
    catalog: Catalog | None = None,
) -> str:
    """One of the models that a solve asks, in a file format of other solvers.

    `days` is the whole model, `totals` its relaxation. Of frameworks and readings of pairs a file
    holds one. Raises InputError with every fault.
    """
    return model_text(asked_of(read(scenario, catalog), layer, framework, pairs), to)


def asked_of(problem: Problem, layer: str, framework: str | None, pairs: str) -> Question:
    """The model that is asked for. Raises InputError that names the possible frameworks."""
    possible = possible_frameworks(problem.rules)
    if framework is not None and framework not in possible:
        fault = Fault(
            "is not a framework of this scenario", "--framework",
            **unknown(framework, possible, ", ".join(possible) or "none to choose: leave it out"),
        )  # fmt: skip
        raise InputError(problem.source, [fault])
    return question(problem, Layer(layer), framework, Pairing(pairs))


def model_text(asked: Question, to: str) -> str:
    """The model in a format, headed by what it is of."""
    problem, model = asked.problem, model_of(asked)
    hashes = {"scenario": f"sha256 {problem.sha256}", "catalog": f"sha256 {problem.catalog.sha256}"}
    told = facts(asked, model, problem.constraint_set.name, hashes)
    title = f"optimizer {version('strength-optimizer')}: a training week as an integer program"
    return exported(model, FORMATS[to], title, told)
