"""A file of results: a JSON object a line, written as each run ends, so that nothing finished is lost."""

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Self, TextIO

from pydantic import TypeAdapter, ValidationError

from optimizer.errors import Fault, InputError
from optimizer.features.bench.record import Record, Run, RunOutcome

RECORD: TypeAdapter[Record] = TypeAdapter(Record)
SHOWN = 5
"""Broken lines that are told one by one."""


def load_results(path: Path) -> list[Record]:
    """Every record of a file, of equal keys the last. Raises InputError with every broken line.

    A last line without its end is that of a process that was killed while it wrote, and counts as never
    written.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "is not UTF-8 text"
        raise InputError(str(path), [Fault(f"cannot be read: {reason}")]) from error
    lines = text.split("\n")
    found: dict[str, Record] = {}
    faults: list[Fault] = []
    for number, line in enumerate(lines[:-1], start=1):
        if not line.strip():
            continue
        try:
            record = RECORD.validate_json(line)
        except ValidationError as error:
            detail = error.errors(include_url=False)[0]
            where = ".".join(str(part) for part in detail["loc"][1:])
            faults.append(Fault(f"is no benchmark record: {detail['msg']}", where, number))
            continue
        found.pop(record.key, None)
        found[record.key] = record
    if faults:
        more = [Fault(f"and {len(faults) - SHOWN} more lines")] if len(faults) > SHOWN else []
        raise InputError(str(path), faults[:SHOWN] + more)
    return list(found.values())


def runs_of(records: Iterable[Record]) -> list[Run]:
    """The runs among records."""
    return [record for record in records if isinstance(record, Run)]


class Appending:
    """A file of results that is open for more; each record is on the disk before the next begins."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.records = {r.key: r for r in load_results(path)} if path.exists() else {}
        self._stream: TextIO | None = None

    def __enter__(self) -> Self:
        try:
            _drop_torn_line(self.path)
            self._stream = self.path.open("a", encoding="utf-8", newline="\n")
        except OSError as error:
            reason = error.strerror or str(error)
            raise InputError(str(self.path), [Fault(f"cannot be written: {reason}")]) from error
        return self

    def __exit__(self, *_: object) -> None:
        if self._stream is not None:
            self._stream.close()

    def answered(self, key: str) -> bool:
        """Whether there is a record of this key; a run that failed is worth another try."""
        record = self.records.get(key)
        failed = isinstance(record, Run) and record.outcome is RunOutcome.FAILED
        return record is not None and not failed

    def add(self, record: Record) -> None:
        """Write a record down."""
        assert self._stream is not None
        self._stream.write(
            json.dumps(record.model_dump(mode="json", exclude_defaults=False)) + "\n"
        )
        self._stream.flush()
        os.fsync(self._stream.fileno())
        self.records[record.key] = record


def _drop_torn_line(path: Path) -> None:
    """Cut a last line that has no end."""
    if not path.exists():
        return
    data = path.read_bytes()
    if data and not data.endswith(b"\n"):
        os.truncate(path, data.rfind(b"\n") + 1)
