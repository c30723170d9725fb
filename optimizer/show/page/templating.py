"""The template engine of all pages: whatever comes from a file is escaped, and nothing may be missing."""

import base64
import hashlib
import re
from collections.abc import Callable
from functools import cache

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

from optimizer.show.measured import allowed_words, is_tight, room_text, value_text
from optimizer.show.names import capitalised
from optimizer.show.text.layout import clock, listed, many, spoken

SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
FILTERS: tuple[Callable[..., object], ...] = (
    capitalised, clock, is_tight, allowed_words, listed, many, room_text, spoken, value_text
)  # fmt: skip
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
    environment.filters |= {one.__name__: one for one in FILTERS}
    return environment


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
