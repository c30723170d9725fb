"""Every answer of a batch in one SQLite file, written by the parent only.

Write-ahead log and full syncs: what is committed survives a crash at any moment. Answers are kept
under their keys, so a client whose inputs go back to what they were is not solved again.
"""

import hashlib
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from optimizer.features.batch.answer import Result
from optimizer.features.batch.task import TaskAnswer

NAME = "batch.sqlite"
FORMAT = 1

SCHEMA = """
CREATE TABLE IF NOT EXISTS clients (
  position INTEGER PRIMARY KEY, client TEXT NOT NULL, place TEXT NOT NULL, key TEXT,
  file TEXT, reason TEXT NOT NULL, inputs TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS clients_by_key ON clients (key);
CREATE TABLE IF NOT EXISTS scenarios (key TEXT PRIMARY KEY, scenario TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS answers (
  key TEXT PRIMARY KEY, status TEXT NOT NULL, program BLOB NOT NULL, result TEXT NOT NULL,
  reason TEXT NOT NULL, inputs TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS answers_by_inputs ON answers (inputs);
CREATE TABLE IF NOT EXISTS files (
  file TEXT PRIMARY KEY, key TEXT NOT NULL, sha256 TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS plan (digest TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS before (
  client TEXT PRIMARY KEY, inputs TEXT NOT NULL, status TEXT) WITHOUT ROWID;
"""

STANDS = """CREATE TEMP TABLE stood AS SELECT client, clients.inputs AS inputs,
  CASE WHEN clients.key IS NULL THEN 'invalid' ELSE status END AS status
  FROM clients LEFT JOIN answers ON answers.key = clients.key WHERE client <> ''"""


@dataclass(frozen=True, slots=True)
class Planned:
    """A client of the roster: the key of its scenario, or why it has none.

    `inputs` is that part of the key which does not depend on how it is searched.
    """

    client: str
    place: str
    key: str | None = None
    file: str | None = None
    reason: str = ""
    inputs: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """A client with what is known of it: the status and result of an answer, if there is one."""

    planned: Planned
    status: Result | None
    result: str
    reason: str


@dataclass(frozen=True, slots=True)
class Before:
    """How a client stood under the plan before this one: what was asked, and how it had ended."""

    inputs: str
    status: Result | None


class Store:
    """The store of a batch folder; made if need be, unless it is only to be read.

    Raises sqlite3.Error as it comes.
    """

    def __init__(self, folder: Path, reading: bool = False) -> None:
        mode = "ro" if reading else "rwc"
        uri = f"{(folder / NAME).absolute().as_uri()}?mode={mode}"
        self._database = sqlite3.connect(uri, uri=True, isolation_level=None)
        try:
            if not reading:
                self._prepare()
            self._database.execute("SELECT 1 FROM clients")
        except BaseException:
            self._database.close()
            raise

    def _prepare(self) -> None:
        run = self._database.execute
        run("PRAGMA journal_mode = WAL")
        run("PRAGMA synchronous = FULL")
        found = run("PRAGMA user_version").fetchone()[0]
        if found not in (0, FORMAT):
            raise sqlite3.OperationalError(f"is of another version (format {found})")
        if run("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise sqlite3.DatabaseError("is damaged")
        self._database.executescript(f"BEGIN; {SCHEMA} PRAGMA user_version = {FORMAT}; COMMIT;")

    def close(self) -> None:
        """Close the file; the log is taken into it."""
        self._database.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of what is written within, or nothing of it."""
        self._database.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            if self._database.in_transaction:
                self._database.execute("ROLLBACK")
            raise
        self._database.execute("COMMIT")

    def plan(self, clients: Iterable[tuple[Planned, str]], retry: bool = False) -> None:
        """Take these clients, with their scenarios as JSON, instead of those that were.

        To `retry` is to keep answers that other searches gave to the same inputs, unless they are none.
        They also stand for an own answer that says neither yes nor no: what was found once stays.
        Where it is another plan than the last one, how clients stood is kept as `before`.
        """
        run = self._database.execute
        digest = 0  # of a sum: the order of the roster does not matter
        with self.transaction():
            run(STANDS)
            run("DELETE FROM answers WHERE status = ?", (Result.FAILED,))
            run("DELETE FROM clients")
            run("DELETE FROM scenarios")
            for client, scenario in clients:
                key = client.key
                digest += _number(client.client, key or "")
                if retry or self._undecided(key):
                    key = self._answered(client.inputs) or key
                row = client.client, client.place, key, client.file, client.reason, client.inputs
                run("INSERT INTO clients VALUES (NULL, ?, ?, ?, ?, ?, ?)", row)
                if key is not None:
                    run("INSERT OR IGNORE INTO scenarios VALUES (?, ?)", (key, scenario))
            self._remember(f"{digest:x}")

    def _remember(self, digest: str) -> None:
        """Keep how clients stood if this plan is new; who had no answer stays as he was before it."""
        run = self._database.execute
        last = run("SELECT digest FROM plan").fetchone()
        if last is not None and last[0] != digest:
            run("""DELETE FROM before
                WHERE client NOT IN (SELECT client FROM stood WHERE status IS NULL)""")
            run("INSERT OR IGNORE INTO before SELECT client, inputs, status FROM stood")
        run("DELETE FROM plan")
        run("INSERT INTO plan VALUES (?)", (digest,))
        run("DROP TABLE stood")

    def before(self) -> dict[str, Before]:
        """How clients stood under the plan before this one; empty if this is the first."""
        query = "SELECT client, inputs, status FROM before ORDER BY client"
        try:
            rows = self._database.execute(query).fetchall()
        except sqlite3.OperationalError:  # read before an earlier version's store was written to
            return {}
        return {name: Before(asked, Result(how) if how else None) for name, asked, how in rows}

    def _undecided(self, key: str | None) -> bool:
        """Whether the answer to a key says neither yes nor no."""
        query = "SELECT 1 FROM answers WHERE key = ? AND status = ?"
        return self._database.execute(query, (key, Result.UNKNOWN)).fetchone() is not None

    def _answered(self, inputs: str) -> str | None:
        """The key of an answer to the inputs that says yes or no, the nearest to its bound."""
        query = """SELECT key FROM answers WHERE inputs = ? AND status <> ?
            ORDER BY status = ?, key LIMIT 1"""
        row = self._database.execute(query, (inputs, Result.UNKNOWN, Result.FEASIBLE)).fetchone()
        return None if row is None else str(row[0])

    def unanswered(self) -> list[str]:
        """Keys without an answer, in the order of the roster."""
        query = """SELECT key FROM clients WHERE key IS NOT NULL
            AND key NOT IN (SELECT key FROM answers) GROUP BY key ORDER BY MIN(position)"""
        return [key for (key,) in self._database.execute(query)]

    def scenario(self, key: str) -> str:
        """The filled scenario of a key, as JSON."""
        row = self._database.execute("SELECT scenario FROM scenarios WHERE key = ?", (key,))
        return str(row.fetchone()[0])

    def save(self, answer: TaskAnswer) -> None:
        """Keep an answer, with what the tables show of it; on disk when this returns."""
        program = zlib.compress(answer.program.encode())
        row = answer.key, answer.status, program, answer.result, answer.reason, answer.key
        self._database.execute(
            """INSERT OR REPLACE INTO answers
            SELECT ?, ?, ?, ?, ?, inputs FROM clients WHERE key = ? LIMIT 1""",
            row,
        )

    def fall_back(self, key: str) -> str | None:
        """The key of a better answer for the clients of an undecided one, who have it from now on."""
        row = self._database.execute("SELECT inputs FROM answers WHERE key = ?", (key,)).fetchone()
        better = None if row is None else self._answered(str(row[0]))
        if better is None or not self._undecided(key):
            return None
        with self.transaction():
            run = self._database.execute
            run("INSERT OR IGNORE INTO scenarios SELECT ?, scenario FROM scenarios WHERE key = ?",
                (better, key))  # fmt: skip
            run("UPDATE clients SET key = ? WHERE key = ?", (better, key))
        return better

    def program(self, key: str) -> str:
        """The program file's text that answers a key; empty where there is none."""
        row = self._database.execute("SELECT program FROM answers WHERE key = ?", (key,)).fetchone()
        return "" if row is None else zlib.decompress(row[0]).decode()

    def clients(self) -> Iterator[Kept]:
        """Every client in the order of the roster."""
        query = """SELECT client, place, clients.key, file, clients.reason, status, result,
            answers.reason, clients.inputs FROM clients
            LEFT JOIN answers ON answers.key = clients.key ORDER BY position"""
        for (
            client, place, key, file, fault, status, result, reason, inputs,
        ) in self._database.execute(query):  # fmt: skip
            planned = Planned(client, place, key, file, fault, inputs)
            yield Kept(planned, Result(status) if status else None, result or "", reason or "")

    def clients_of(self, key: str) -> list[Planned]:
        """The clients whose scenarios are equal to that of the key."""
        query = (
            "SELECT client, place, key, file, reason FROM clients WHERE key = ? ORDER BY position"
        )
        return [Planned(*row) for row in self._database.execute(query, (key,))]

    def count(self) -> int:
        """Clients of the roster, with and without faults."""
        return int(self._database.execute("SELECT COUNT(*) FROM clients").fetchone()[0])

    def files(self) -> list[tuple[str, str, str]]:
        """Every program file: its name, the key that it answers, the hash of its content."""
        return self._database.execute("SELECT file, key, sha256 FROM files").fetchall()

    def wrote(self, files: Iterable[tuple[str, str, str]]) -> None:
        """Remember files: name, key and hash of the content."""
        with self.transaction():
            self._database.executemany("INSERT OR REPLACE INTO files VALUES (?, ?, ?)", files)

    def forget(self, file: str) -> None:
        """Forget a file that was taken away."""
        self._database.execute("DELETE FROM files WHERE file = ?", (file,))


def _number(*texts: str) -> int:
    return int.from_bytes(hashlib.sha256("\0".join(texts).encode()).digest()[:8], "big")
