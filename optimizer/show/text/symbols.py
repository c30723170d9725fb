"""The few characters beyond ASCII that reports use, and what stands in for them."""

import unicodedata

ASCII = str.maketrans(
    {"├": "|", "┤": "|", "│": "|", "─": "-", "┐": "\\", "┘": "/", "●": "o", "▸": ">", "█": "#",
     "░": "=", "·": ".", "≥": ">=", "≤": "<=", "…": "~", "–": "-"}  # noqa: RUF001
)  # fmt: skip


def to_ascii(text: str) -> str:
    """Turn the text into ASCII; accents go, and what has no likeness is `?`."""
    plain = unicodedata.normalize("NFKD", text.translate(ASCII))
    kept = "".join(c for c in plain if not unicodedata.combining(c))
    return kept.encode("ascii", "replace").decode("ascii")
