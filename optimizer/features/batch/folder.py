"""What a batch looks like on disk: private, locked, and every file whole.

`batch.sqlite` holds every answer (batch.store), `programs/` a file for every client with an answer,
`results.csv`, `results.json` and `index.html` a row for every client.
"""

import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from optimizer.errors import Fault, InputError
from optimizer.features.batch import store as stores
from optimizer.features.batch.store import Store
from optimizer.files.roster.rows import Tell

PROGRAMS = "programs"
LOCK = "batch.lock"
PRIVATE = 0o700
LINES = "programs.jsonl"
INDEX = "index.html"
LEFTOVERS = (f"{PROGRAMS}/.*.*", ".results.*.*", f".{LINES}.*", f".{INDEX}.*")
"""What a run leaves that ends while it writes a file, before it has its name."""
RESERVED = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)),
}
"""File names that Windows keeps for devices."""


@contextmanager
def opened(folder: Path, tell: Tell) -> Iterator[Store]:
    """The store of a batch folder, which is made if need be and ours alone meanwhile.

    Raises InputError if the folder can't be used, or another batch is at work in it.
    """
    with private(), _made(folder), _locked(folder):
        for pattern in LEFTOVERS:
            for leftover in folder.glob(pattern):
                leftover.unlink()
        store = _store(folder, tell)
        try:
            yield store
        except sqlite3.Error as error:  # a disk that is full while tables or exports are written
            raise unwritable(folder, error) from error
        finally:
            store.close()


def check_free(folder: Path) -> None:
    """Raise InputError if another batch is at work in the folder; for an answer before long checks."""
    if (folder / LOCK).exists():
        with _locked(folder):
            pass


@contextmanager
def private() -> Iterator[None]:
    """Whatever is made meanwhile is for the owner's eyes only: files 600, folders 700."""
    before = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(before)


@contextmanager
def _made(folder: Path) -> Iterator[None]:
    try:
        ours = (folder / stores.NAME).exists() or (folder / LOCK).exists()
        if folder.is_dir() and not ours and any(folder.iterdir()):
            raise InputError(str(folder), [Fault("is not empty and holds no batch; name another")])
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(PRIVATE)
        (folder / PROGRAMS).mkdir(exist_ok=True)
    except OSError as error:
        raise unwritable(folder, error) from error
    yield


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Refuse a folder in which another batch is at work; the lock goes with its process."""
    lock = FileLock(folder / LOCK, timeout=0, mode=0o600)
    try:
        lock.acquire()
    except Timeout:
        message = "another batch is at work in this folder; wait for its end, or name another"
        raise InputError(str(folder), [Fault(message)]) from None
    except OSError as error:
        raise unwritable(folder, error) from error
    try:
        yield
    finally:
        lock.release()


def _store(folder: Path, tell: Tell) -> Store:
    """The store; a damaged one is put aside, for its answers can be found again by solving."""
    try:
        return Store(folder)
    except sqlite3.OperationalError as error:
        raise unwritable(folder, error) from error
    except sqlite3.DatabaseError as error:
        aside = _aside(folder)
        put = f"put aside as {aside.name}, and its programs likewise"
        tell(f"{folder / stores.NAME}: {error}; {put}; all clients begin anew")
        return Store(folder)


def _aside(folder: Path) -> Path:
    number = 1
    while any((folder / f"{n}.damaged-{number}").exists() for n in (stores.NAME, PROGRAMS)):
        number += 1
    aside = folder / f"{stores.NAME}.damaged-{number}"
    # What the programs answer is not known any more: they go along, and none is taken for a new one.
    (folder / PROGRAMS).replace(folder / f"{PROGRAMS}.damaged-{number}")
    (folder / PROGRAMS).mkdir()
    (folder / stores.NAME).replace(aside)
    for suffix in ("-wal", "-shm"):
        (folder / f"{stores.NAME}{suffix}").unlink(missing_ok=True)
    return aside


def unwritable(folder: Path, error: Exception) -> InputError:
    """The error that a full disk, a lost right or a broken store is for the user."""
    reason = getattr(error, "strerror", None) or str(error)
    return InputError(str(folder), [Fault(f"cannot be written: {reason}")])


def file_name(client: str, alone: bool) -> str:
    """Name of a client's program file: the id, and a hash where the id alone is not safe.

    `alone` says that no other id of the roster differs only in upper and lower case.
    """
    stem = client.partition(".")[0].lower()
    if alone and stem not in RESERVED and not client.endswith("."):
        return f"{PROGRAMS}/{client}.json"
    digest = hashlib.sha256(client.encode()).hexdigest()[:8]
    return f"{PROGRAMS}/{client.rstrip('.')}~{digest}.json"


def sha256_of(path: Path) -> str | None:
    """Hash of a file's content; None if there is no such file."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A place to write a file of any length to; it takes its name when all is on disk."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    os.close(handle)
    try:
        yield Path(name)
        with open(name, "rb") as stream:
            os.fsync(stream.fileno())
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise
