"""CP-SAT's own model, as the text of its protocol buffer: for OR-Tools in any language."""

from optimizer.engines import cpsat_file
from optimizer.features.export.stated import Stated
from optimizer.model.rows import Linear, ObjectiveTerm, Rows


def text(model: Stated) -> str:
    """The whole file: comments, then a `CpModelProto`."""
    value = Linear(dict(model.objective), model.constant)
    terms = [ObjectiveTerm("objective", 1, value)]
    rows = Rows(model.variables, model.rows, terms)
    lines = [*(f"# {line}".rstrip() for line in model.comments), cpsat_file.text(rows, model.title)]
    return "\n".join(lines)
