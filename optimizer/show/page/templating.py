"""The template engine of all pages: whatever comes from a file is escaped, and nothing may be missing."""

import base64
import hashlib
import re
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from optimizer.show.text.layout import clock, listed, many, spoken

SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
HASHES = "script-hashes"
"""Stands in the content security policy until the page's own scripts are known."""


def render(template: str, **view: object) -> str:
    """Lay a view out as a page. Its policy lets run no script but those that the template holds."""
    page = _environment().get_template(template).render(**view)
    return page.replace(HASHES, " ".join(map(_hash, SCRIPT.findall(page))) or "'none'", 1)


@cache
def _environment() -> Environment:
    """The engine with all templates that were read: a batch lays many pages out."""
    environment = Environment(
        loader=PackageLoader("optimizer.show.page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"clock": clock, "listed": listed, "many": many, "spoken": spoken}
    return environment


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
