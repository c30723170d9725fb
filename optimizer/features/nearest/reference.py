"""Written weeks as what new weeks stay close to."""

from optimizer.domain.placed import Placed, placed_in
from optimizer.domain.program import Week
from optimizer.errors import Fault, InputError


def reference_of(weeks: tuple[Week, ...], many: int, source: str) -> tuple[Placed, ...]:
    """Sets, pairs and themes of weeks of any origin. Raises InputError where weeks are missing."""
    if len(weeks) != many:
        fault = Fault("does not hold the weeks of its scenario", "weeks", value=str(len(weeks)),
                      allowed=str(many))  # fmt: skip
        raise InputError(source, [fault])
    return tuple(map(placed_in, weeks))
