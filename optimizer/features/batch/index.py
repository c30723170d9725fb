"""The page of a batch: `index.html` in its folder, for the coach who keeps it open."""

import os
from collections.abc import Iterable
from pathlib import Path, PurePath
from urllib.parse import quote

from optimizer.features.batch.answer import EquipmentWorth
from optimizer.features.batch.clients import roster_of
from optimizer.features.batch.folder import INDEX, private
from optimizer.features.batch.page import roster_page
from optimizer.features.batch.report import read_store
from optimizer.features.batch.store import Store
from optimizer.files.whole import write_whole


def write_index(store: Store, folder: Path) -> None:
    """Write the page into the folder; equal answers give equal pages.

    Raises InputError if it can't be written.
    """
    write_whole(roster_page(roster_of(store, folder)), folder / INDEX)


def write_page(folder: Path, page: Path, worth: Iterable[EquipmentWorth] | None) -> None:
    """Write the page of a batch anywhere, with links that lead to its folder; also while it runs.

    `worth` is what equipment may be worth, where that is known. Raises InputError if it can't be done.
    """
    way = PurePath(os.path.relpath(folder.resolve(), page.resolve().parent))

    def address(path: str) -> str:
        return quote((way / path).as_posix())

    with read_store(folder) as store, private():
        write_whole(roster_page(roster_of(store, folder, worth), address), page)
