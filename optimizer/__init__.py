"""Exact program design for strength training: a scenario in, a proven balanced week out.

    import optimizer

    program = optimizer.solve("ana-01.yaml")
    print(program.status, program.objective)

Every command is a function here; `docs/api.md` shows them. Names are loaded when they are first used,
so importing this package loads no solver.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from optimizer import errors as errors
    from optimizer.answer.progress import Progress as Progress
    from optimizer.errors import CancelledError as CancelledError
    from optimizer.errors import DisagreementError as DisagreementError
    from optimizer.errors import Fault as Fault
    from optimizer.errors import InputError as InputError
    from optimizer.errors import OptimizerError as OptimizerError
    from optimizer.features.solve.solve import solve as solve
    from optimizer.files.sources import catalog as catalog
    from optimizer.files.sources import read as read
    from optimizer.problem.problem import Problem as Problem
    from optimizer.problem.settings import SearchSettings as SearchSettings

    __version__: str

_HOMES = {
    "CancelledError": "errors",
    "DisagreementError": "errors",
    "Fault": "errors",
    "InputError": "errors",
    "OptimizerError": "errors",
    "Problem": "problem.problem",
    "Progress": "answer.progress",
    "SearchSettings": "problem.settings",
    "catalog": "files.sources",
    "read": "files.sources",
    "solve": "features.solve.solve",
}
"""Where the public names live."""


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("strength-optimizer")
    if name == "errors":
        return import_module("optimizer.errors")
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*_HOMES, "__version__", "errors"])
