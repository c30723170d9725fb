"""CP-SAT's model of rows as text, which its tools and OR-Tools in other languages read."""

from ortools.sat.python import cp_model_helper as sat

from optimizer.engines.cpsat import build
from optimizer.model.rows import Rows


def text(rows: Rows, name: str) -> str:
    """The rows as a `CpModelProto` in text form; a row is called as its rule."""
    model = build(rows)
    model.name = name
    for constraint, row in zip(model.constraints, rows.rows, strict=True):
        constraint.name = row.rule
    fault = sat.CpSatHelper.validate_model(model)
    assert not fault, f"CP-SAT rejects the model: {fault}"
    return str(model)
