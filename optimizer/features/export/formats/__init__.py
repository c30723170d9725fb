"""Models for other solvers: one module per format, each with a `text`."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from optimizer.features.export.stated import Stated
    from optimizer.model.compile import Model


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its module here, what it is for, and what its objective says.

    `sign` times the file's optimum is the worth of the week.
    """

    module: str
    summary: str
    sense: str
    sign: int = 1

    @property
    def text(self) -> "Callable[[Stated], str]":
        """The function that writes it."""
        found: Callable[[Stated], str] = import_module(
            f"optimizer.features.export.formats.{self.module}"
        ).text
        return found


_MAXIMISED = "maximised; the maximum is the worth of the best week"

FORMATS = {
    "mps": Format(
        "mps", "free MPS, for nearly every solver",
        "minimised; the worth of the best week is minus the minimum", sign=-1,
    ),
    "lp": Format("lp", "CPLEX LP, for people and solvers", _MAXIMISED),
    "cpsat": Format("cpsat", "CP-SAT's CpModelProto as text", _MAXIMISED),
}  # fmt: skip
"""Every format by its name."""


def exported(model: "Model", form: Format, title: str, facts: list[str]) -> str:
    """The model as a file of a format, with a heading that says what it is."""
    from optimizer.features.export.heading import comments
    from optimizer.features.export.stated import stated

    plain = stated(model.rows, title="week")
    heading = comments(title, form.sense, facts, model, plain)
    return form.text(replace(plain, comments=tuple(heading)))
