"""Solves files with HiGHS in a process without OR-Tools: the answers' file, then the models'.

The answers are JSON in a file, as HiGHS says things of its own on stdout.
"""

import json
import sys
from pathlib import Path

import highspy


def answer(name: str) -> dict[str, object]:
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("mip_rel_gap", 0.0)
    read = solver.readModel(name)
    assert read == highspy.HighsStatus.kOk, f"HiGHS warns of {name}: {read}"
    solver.run()
    model, info = solver.getLp(), solver.getInfo()
    status = solver.modelStatusToString(solver.getModelStatus())
    return {
        "status": status,
        "objective": info.objective_function_value if status == "Optimal" else None,
        "maximised": model.sense_ == highspy.ObjSense.kMaximize,
        "columns": list(model.col_names_),
        "rows": list(model.row_names_),
        "whole": all(kind == highspy.HighsVarType.kInteger for kind in model.integrality_),
        "values": dict(zip(model.col_names_, solver.getSolution().col_value, strict=True))
        if status == "Optimal"
        else {},
    }


if __name__ == "__main__":
    answers, *models = sys.argv[1:]
    Path(answers).write_text(json.dumps([answer(name) for name in models]))
