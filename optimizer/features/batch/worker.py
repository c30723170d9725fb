"""What a worker does: a task in, an answer out, whatever happens. Loads the solver on first use."""

import json
import os
import tempfile
import traceback
from collections.abc import Callable
from functools import cache
from pathlib import Path

from optimizer.errors import DisagreementError, InputError, OptimizerError
from optimizer.features.batch.answer import Result
from optimizer.features.batch.digest import result_of
from optimizer.features.batch.task import BatchTask, Setting, TaskAnswer, versions
from optimizer.files.catalog import catalog_folder, load_catalog, read_catalog
from optimizer.files.program import program_json
from optimizer.files.scenario import problem_of
from optimizer.files.tree import Tree
from optimizer.problem.catalog import Catalog
from optimizer.problem.settings import REPAIRS, SearchSettings

SOURCE = "the roster"


class RefusedError(OptimizerError):
    """The task is not for a worker with another version or catalog than the caller's."""


def solve_task(task: BatchTask) -> TaskAnswer:
    """Solve one client. No exception leaves; no scenario text gets into a reason."""
    return guarded(task, _solved)


def guarded(task: BatchTask, work: Callable[[BatchTask], TaskAnswer]) -> TaskAnswer:
    """What `work` answers, or a failed answer whose reason holds nothing of the scenario."""
    try:
        return work(task)
    except MemoryError:
        reason = "ran out of memory"
    except DisagreementError:
        reason = "the verifier rejects what the model produced; please report it"
    except RefusedError as error:
        reason = str(error)
    except InputError as error:
        fields = ", ".join(dict.fromkeys(fault.field for fault in error.faults))
        reason = f"the worker finds faults that the check did not: {fields}"
    except Exception as error:
        if os.environ.get("OPTIMIZER_TRACEBACK") == "1":
            traceback.print_exc()
        reason = f"internal error: {type(error).__name__} {_place(error)}"
    return TaskAnswer(task.key, Result.FAILED, reason=reason)


def _solved(task: BatchTask) -> TaskAnswer:
    catalog = catalog_of(task.setting)
    from optimizer.features.solve import solve as pipeline  # loads the solver, which takes a second

    problem = problem_of(Tree(SOURCE, json.loads(task.scenario)), catalog)
    search = task.setting.search
    settings = SearchSettings(search.time_limit, 1, search.gap, search.seed)
    program = pipeline.solve(problem, settings, repairs=REPAIRS if search.repairs else 0)
    row = result_of(program).model_dump_json()
    return TaskAnswer(task.key, Result(program.status), program_json(program), row)


def catalog_of(setting: Setting) -> Catalog:
    """The catalog of a run. Raises RefusedError where this worker would solve something else."""
    if setting.versions != versions():
        here, asked = (" with ortools ".join(v) for v in (versions(), setting.versions))
        raise RefusedError(f"the worker has version {here}, not {asked}")
    catalog = _catalog(setting.overlays)
    if catalog.sha256 != setting.catalog_sha256:
        raise RefusedError("the worker has another catalog")
    return catalog


@cache
def _catalog(overlays: tuple[tuple[str, str], ...]) -> Catalog:
    """The built-in catalog, with overlays that came along as text."""
    if not overlays:
        return load_catalog()
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, (name, text) in enumerate(overlays):
            path = Path(folder, f"{number}{Path(name).suffix}")
            path.write_text(text, encoding="utf-8", newline="")
            paths.append(str(path))
        return read_catalog(catalog_folder(), paths)


def _place(error: Exception) -> str:
    """Where an exception was raised: the module and line, nothing of its data."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
