"""Read YAML 1.2, JSON or TOML text into trees. Every fault is an InputError."""

import json
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

import yaml

from optimizer.errors import Fault, InputError
from optimizer.files.tree import Place, Tree
from optimizer.files.yaml_events import YamlBuilder

MAX_BYTES = 4_000_000


def read_text(path: Path) -> str:
    """The text of a file; a missing, huge, binary or unreadable file is an InputError."""
    source = str(path)
    try:
        if path.is_dir():
            raise InputError(source, [Fault("is a directory, not a file", code="not-a-file")])
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise unreadable(source, error) from error
    return decode(data, source)


def unreadable(source: str, error: OSError) -> InputError:
    """What is told of a file that the system does not give."""
    return InputError(
        source, [Fault(f"cannot be read: {error.strerror or error}", code="not-a-file")]
    )


def read_input(path: str) -> tuple[str, str]:
    """The text of a file, or of stdin for `-`, and what messages call it."""
    if path == "-":
        return decode(sys.stdin.buffer.read(MAX_BYTES + 1), "stdin"), "stdin"
    return read_text(Path(path)), path


def read_tree(path: str | Path, suffix: str | None = None, lenient: bool = False) -> Tree:
    """The values of a file, or of stdin for `-`; its name says how it is written, else `suffix`."""
    text, source = read_input(str(path))
    return parse(text, source, Path(path).suffix.lower() if suffix is None else suffix, lenient)


def decode(data: bytes, source: str) -> str:
    """Bytes as UTF-8 text, within the size limit."""
    if len(data) > MAX_BYTES:
        raise InputError(source, [Fault(f"is larger than {MAX_BYTES // 1_000_000} MB")])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise InputError(source, [Fault("is not UTF-8 text", line=line)]) from error
    if "\0" in text:
        raise InputError(source, [Fault("is a binary file, not text")])
    return text


def parse(text: str, source: str, suffix: str = ".yaml", lenient: bool = False) -> Tree:
    """The values of YAML, JSON or TOML text; every syntax fault is an InputError.

    A `lenient` tree carries keys given twice as faults, for a caller that tells all faults at once.
    """
    tree = _parsed(text, source, suffix)
    if tree.faults and not lenient:
        raise InputError(source, tree.faults)
    return tree


def _parsed(text: str, source: str, suffix: str) -> Tree:
    if suffix == ".toml":
        return _parse_toml(text, source)
    if suffix == ".json":
        return _parse_json(text, source)
    return YamlBuilder(source).build(text)


def _parse_json(text: str, source: str) -> Tree:
    """JSON's own values; places from reading it as YAML, which nearly all JSON also is."""
    value = json_value(text, source)
    try:
        tree = YamlBuilder(source).build(text)
    except InputError as error:
        if not isinstance(error.__cause__, yaml.YAMLError):
            raise
        return Tree(source, value)
    return Tree(source, value, tree.places, tree.faults)


def json_value(text: str, source: str) -> Any:
    """The value of JSON text. Raises InputError."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        fault = Fault(
            f"is not valid JSON: {error.msg}", line=error.lineno, column=error.colno, code="syntax"
        )
        raise InputError(source, [fault]) from error
    except (RecursionError, ValueError) as error:
        raise InputError(source, [Fault(_too_much(error))]) from error


def _too_much(error: Exception) -> str:
    deep = isinstance(error, RecursionError)
    return "is nested too deeply" if deep else "holds a number with too many digits"


def _parse_toml(text: str, source: str) -> Tree:
    try:
        value = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        line, column = (int(place[1]), int(place[2])) if place else (None, None)
        message = f"is not valid TOML: {str(error).partition(' (at ')[0]}"
        raise InputError(
            source, [Fault(message, line=line, column=column, code="syntax")]
        ) from error
    except (RecursionError, ValueError) as error:
        raise InputError(source, [Fault(_too_much(error))]) from error
    tree = Tree(source, value)
    lines = text.splitlines()
    for key in value:
        key_line = re.compile(rf"\s*(\[+\s*)?[\"']?{re.escape(key)}[\"']?\s*[.=\]]")
        for number, content in enumerate(lines, 1):
            if key_line.match(content):
                tree.places[(key,)] = Place(number, 1)
                break
    return tree
