"""The frozen parent of all domain types, and exact fractions."""

import re
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer


class Frozen(BaseModel):
    """Immutable, and closed: an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


_FRACTION = re.compile(r"-?\d{1,6}(\.\d{1,6})?(/\d{1,6})?")


def parse_fraction(value: Any) -> Fraction:
    """Read 2, 1.25, "5/4" or "1.25" exactly; decimals never pass through binary floats."""
    if isinstance(value, Fraction):
        return value
    text = str(value).strip()
    if isinstance(value, bool) or not _FRACTION.fullmatch(text):
        raise ValueError("must be a number such as 2, 1.25 or 5/4")
    numerator, _, denominator = text.partition("/")
    if denominator and int(denominator) == 0:
        raise ValueError("must not divide by zero")
    return Fraction(numerator) / Fraction(denominator or 1)


def show_fraction(value: Fraction) -> str:
    """Exact text: "9.5" where the decimal ends early, else "4/3"."""
    if value.denominator == 1:
        return str(value.numerator)
    if 1000 % value.denominator == 0:
        return str(Decimal(value.numerator) / Decimal(value.denominator))
    return f"{value.numerator}/{value.denominator}"


Exact = Annotated[
    Fraction,
    BeforeValidator(parse_fraction, json_schema_input_type=int | float | str),
    PlainSerializer(show_fraction, return_type=str),
]


def as_list(value: Any) -> Any:
    """A single entry as a list of one."""
    return [value] if isinstance(value, str | bool | int) else value


Many = Annotated[tuple[str, ...], BeforeValidator(as_list, json_schema_input_type=str | list[str])]
