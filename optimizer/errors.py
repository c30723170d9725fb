"""What can go wrong, by whose fault; `optimizer.cli` turns these into exit codes."""

from dataclasses import asdict, dataclass


class OptimizerError(Exception):
    """Parent of every error this package raises on purpose."""


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong with an input, and where."""

    message: str
    field: str = ""
    line: int | None = None
    column: int | None = None
    value: str | None = None
    allowed: str | None = None
    nearest: str | None = None
    code: str = "invalid"
    """What kind of fault it is, for programs: `unknown-name`, `missing`, `out-of-range`, ..."""
    source: str | None = None
    """The file that it is in, where that is another one than the error's."""

    def text(self, source: str) -> str:
        """`file:line:column: field: message (got ..., allowed ...; did you mean ...?)`."""
        place = (self.source or source) + "".join(
            f":{n}" for n in (self.line, self.column) if n is not None
        )
        parts = [place, self.field, self.message] if self.field else [place, self.message]
        text = ": ".join(parts)
        extras = []
        if self.value is not None:
            extras.append(f"got {self.value}")
        if self.allowed is not None:
            extras.append(f"allowed: {self.allowed}")
        if extras:
            text += f" ({'; '.join(extras)})"
        if self.nearest is not None:
            text += f". Did you mean {self.nearest}?"
        return text

    def data(self, source: str | None) -> dict[str, object]:
        """The same for programs; a text is given without the quotes that a message puts around it."""
        value = self.value
        if value is not None and len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
            value = value[1:-1]
        found = asdict(self) | {"field": self.field or None, "value": value}
        return {"file": found.pop("source") or source, **found}


class InputError(OptimizerError):
    """The user's input is wrong: exit 2. Carries every fault of the file at once."""

    def __init__(self, source: str, faults: list[Fault]) -> None:
        self.source = source
        self.faults = faults
        super().__init__("\n".join(fault.text(source) for fault in faults))


class CancelledError(OptimizerError):
    """The caller stopped the work before there was anything to keep."""


class DisagreementError(OptimizerError):
    """The verifier rejects what the model produced: our bug, exit 1."""
