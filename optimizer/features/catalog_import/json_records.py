"""Shared by the readers of JSON: the list of records, and fields that have the wrong type told."""

from typing import Any

from optimizer.errors import Fault, InputError
from optimizer.files.reading import json_value
from optimizer.files.tree import show


def objects(text: str, source: str) -> list[dict[str, Any]]:
    """The records of a JSON list, or of the `results` of a page. Raises InputError."""
    value = json_value(text, source)
    if isinstance(value, dict) and isinstance(value.get("results"), list):
        value = value["results"]
    if not isinstance(value, list) or not value:
        raise InputError(source, [Fault("must be a list of exercises, and is not")])
    bad = [index for index, entry in enumerate(value) if not isinstance(entry, dict)]
    if bad:
        what = [Fault("must be an object", field=f"[{i}]", value=show(value[i])) for i in bad[:20]]
        raise InputError(source, what)
    return value


class Fields:
    """Reads typed fields of records and collects what is wrong with them."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.faults: list[Fault] = []

    def text(self, entry: dict[str, Any], key: str, place: str, needed: bool = False) -> str:
        """A text; nothing where it is null or absent, unless it is needed."""
        value = entry.get(key)
        if isinstance(value, str) and (value.strip() or not needed):
            return " ".join(value.split())
        if value is None and not needed:
            return ""
        message, code = ("is missing", "missing") if value is None else ("must be text", "invalid")
        fault = Fault(message, field=f"{place}.{key}", value=_shown(value), code=code)
        self.faults.append(fault)
        return ""

    def texts(self, entry: dict[str, Any], key: str, place: str) -> tuple[str, ...]:
        """A list of texts; a single text is a list of one."""
        value = entry.get(key)
        if value is None:
            return ()
        if isinstance(value, str):
            return (value,) if value.strip() else ()
        if isinstance(value, list) and all(isinstance(part, str) for part in value):
            return tuple(" ".join(part.split()) for part in value)
        fault = Fault("must be a list of texts", field=f"{place}.{key}", value=_shown(value))
        self.faults.append(fault)
        return ()

    def check(self) -> None:
        """Raise InputError with everything that was wrong."""
        if self.faults:
            raise InputError(self.source, self.faults)


def _shown(value: object) -> str | None:
    return None if value is None else show(value)
