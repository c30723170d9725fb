"""The template engine of all pages: whatever comes from a file is escaped, and nothing may be missing."""

import base64
import hashlib
import re
from collections.abc import Callable
from functools import cache

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

from optimizer.domain.base import show_fraction
from optimizer.show.measured import (
    allowed_words,
    bounds_words,
    is_tight,
    room_text,
    standing,
    value_text,
)
from optimizer.show.names import capitalised
from optimizer.show.page.body import shade_of
from optimizer.show.page.time_bar import time_parts
from optimizer.show.text.layout import bounds_text, clock, listed, many, spoken

SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
FUNCTIONS: tuple[Callable[..., object], ...] = (
    allowed_words, bounds_text, bounds_words, capitalised, clock, is_tight, listed, many, room_text, shade_of,
    show_fraction, spoken, standing, time_parts, value_text,
)  # fmt: skip
FILTERS = {function.__name__: function for function in FUNCTIONS}
"""What templates say values with."""
HASHES = "script-hashes"
"""Stands in the content security policy until the page's own scripts are known."""


def render(package: str | None, template: str, **view: object) -> str:
    """Lay a view out as a page, with a template of the package.

    Its policy lets run no script but those that the template holds.
    """
    page = _environment(package or "").get_template(template).render(**view)
    return page.replace(HASHES, " ".join(map(_hash, SCRIPT.findall(page))) or "'none'", 1)


@cache
def _environment(package: str) -> Environment:
    """The engine with all templates that were read: a batch lays many pages out.

    Templates stand beside the code that uses them; the frame of pages and drawings are here.
    """
    environment = Environment(
        loader=ChoiceLoader([PackageLoader(package), PackageLoader("optimizer.show.page")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= FILTERS
    return environment


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
