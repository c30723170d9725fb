"""Imported exercises as an overlay file."""

import re
from typing import Any

import yaml

from optimizer.features.catalog_import.importing import Imported

HEAD = """\
# Exercises imported from {source}: facts of that catalog; what it does not say is inferred.
# Lay it over the built-in catalog with --catalog. Look through the review table before you rely on it.

"""

EMPTY: dict[str, Any] = {"aliases": [], "tags": [], "stress": {}}
"""Fields that are left out where they hold nothing."""


def overlay_text(result: Imported) -> str:
    """The overlay that adds what was imported, in a form that people can edit."""
    content: dict[str, Any] = {}
    if result.items:
        content["equipment"] = {"add": [_tidy(item) for item in result.items]}
    if result.exercises:
        content["exercises"] = {"add": [_tidy(exercise) for exercise in result.exercises]}
    if not content:
        return HEAD.format(source=result.source) + "exercises: {add: []}\n"
    body = yaml.dump(
        content, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110,
        default_flow_style=None,
    )  # fmt: skip
    return HEAD.format(source=result.source) + re.sub(r"\n(?=    - id: )", "\n\n", str(body))


def _tidy(raw: dict[str, Any]) -> dict[str, Any]:
    kept = {key: value for key, value in raw.items() if value != EMPTY.get(key, ...)}
    return kept | ({"equipment": _OverlayLine(kept["equipment"])} if "equipment" in kept else {})


class _OverlayLine(list[Any]):
    """A list that is written on one line, whatever it holds."""


class _Dumper(yaml.SafeDumper):
    """Plain YAML without anchors, lists indented under their key."""

    def ignore_aliases(self, data: Any) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _on_one_line(dumper: yaml.SafeDumper, data: _OverlayLine) -> yaml.SequenceNode:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=True)


_Dumper.add_representer(_OverlayLine, _on_one_line)
