"""What every rule carries, and what can be asked of a rule of any kind (formats.md section 5)."""

from pydantic import Field

from optimizer.domain.base import Frozen


class Rule(Frozen):
    """A rule of some kind: its id, a sentence for people, its source, and the fields of its kind."""

    id: str
    why: str = Field(min_length=10)
    source: str
    kind: str
