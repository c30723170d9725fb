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
    from optimizer.features.alternatives.alternatives import alternatives as alternatives
    from optimizer.features.audit.audit import audit as audit
    from optimizer.features.batch.batch import batch as batch
    from optimizer.features.explain.explain import explain as explain
    from optimizer.features.export.export import export as export
    from optimizer.features.plan.plan import plan as plan
    from optimizer.features.repair.repair import repair as repair
    from optimizer.features.solve.solve import solve as solve
    from optimizer.features.swap.swap import swap as swap
    from optimizer.features.swap.wishes import Wishes as Wishes
    from optimizer.features.verify.verify import verify as verify
    from optimizer.features.what_if.what_if import Changes as Changes
    from optimizer.features.what_if.what_if import what_if as what_if
    from optimizer.files.audit_client import JudgedFor as JudgedFor
    from optimizer.files.sources import catalog as catalog
    from optimizer.files.sources import read as read
    from optimizer.problem.problem import Problem as Problem
    from optimizer.problem.settings import SearchSettings as SearchSettings

    __version__: str

_HOMES = {
    "CancelledError": "errors",
    "Changes": "features.what_if.what_if",
    "DisagreementError": "errors",
    "Fault": "errors",
    "InputError": "errors",
    "JudgedFor": "files.audit_client",
    "OptimizerError": "errors",
    "Problem": "problem.problem",
    "Progress": "answer.progress",
    "SearchSettings": "problem.settings",
    "Wishes": "features.swap.wishes",
    "alternatives": "features.alternatives.alternatives",
    "audit": "features.audit.audit",
    "batch": "features.batch.batch",
    "explain": "features.explain.explain",
    "export": "features.export.export",
    "plan": "features.plan.plan",
    "repair": "features.repair.repair",
    "swap": "features.swap.swap",
    "verify": "features.verify.verify",
    "what_if": "features.what_if.what_if",
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
