"""A program for every client of a roster, as the command makes them; stopped at any time, it goes on."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from optimizer.engines.stop import Cancel
from optimizer.features.batch import folder as folders
from optimizer.features.batch.answer import ClientResult
from optimizer.features.batch.plan import planned
from optimizer.features.batch.pool import Pool
from optimizer.features.batch.results import results
from optimizer.features.batch.run import BatchProgress, run
from optimizer.features.batch.setting import MEMORY_MB, cores, hang_seconds, setting_of
from optimizer.features.batch.task import Search
from optimizer.features.batch.worker import solve_task
from optimizer.files.roster.checked import read_roster
from optimizer.files.sources import catalog
from optimizer.problem.settings import USUAL, SearchSettings


def batch(
    roster: str,
    folder: str,
    settings: SearchSettings = USUAL,
    progress: Callable[[BatchProgress], None] | None = None,
    cancel: Cancel | None = None,
    workers: int | None = None,
    defaults: str | None = None,
    skip_bad: bool = False,
    repairs: bool = True,
    overlays: tuple[str, ...] = (),
) -> tuple[ClientResult, ...]:
    """Solve every client of a roster into a folder; one row a client, as the results table has them.

    `workers` processes solve one client each; `overlays` are files of a catalog of your own. The same
    call goes on where an earlier one stopped or was cancelled. Raises InputError with every fault.
    """
    known = catalog(*overlays)
    setting = setting_of(
        Search(settings.time_limit, settings.gap, settings.seed, repairs), known, overlays
    )

    def silent(_: str) -> None:
        """What is noted of a roster is for people."""

    def follow(done: BatchProgress) -> None:
        if progress is not None:
            progress(done)
        if cancel is not None and cancel():
            raise KeyboardInterrupt

    folders.check_free(Path(folder))
    plan = planned(read_roster(roster, known, defaults, silent), setting, roster, skip_bad)
    hang = hang_seconds(settings.time_limit)
    pool = Pool(solve_task, workers or cores(), hang, MEMORY_MB)
    with closing(pool), folders.opened(Path(folder), silent) as store:
        try:
            run(store, Path(folder), plan, pool, follow)
        except KeyboardInterrupt:
            if cancel is None or not cancel():
                raise
        return tuple(results(store))
