"""HiGHS on an MPS file, as a program of its own: see `peer.py` for what it is told and says."""

import json
import sys
import time
from importlib import import_module
from typing import Any


def say(**message: object) -> None:
    """One line of JSON for whoever started this."""
    print(json.dumps(message), flush=True)


def main(file: str, limits: dict[str, float]) -> None:
    """Solve with HiGHS's own parameters but for limits, and no gap that counts as none."""
    highspy: Any = import_module("highspy")
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", int(limits["workers"]))
    solver.setOptionValue("random_seed", int(limits["seed"]))
    solver.setOptionValue("mip_rel_gap", 0.0)
    if solver.readModel(file) != highspy.HighsStatus.kOk:
        sys.exit(f"HiGHS does not take {file} as it is")
    solver.setOptionValue("time_limit", limits["seconds"])  # not before: it would stop reading

    def heard(event: Any) -> None:
        data = event.data_out
        best, bound = data.mip_primal_bound, data.mip_dual_bound
        far = highspy.kHighsInf
        say(best=best if best < far else None, bound=bound if bound > -far else None)

    solver.cbMipImprovingSolution.subscribe(heard)
    solver.cbMipLogging.subscribe(heard)
    started = time.perf_counter()
    solver.run()
    seconds = time.perf_counter() - started
    status = solver.getModelStatus()
    info = solver.getInfo()
    found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    answer: dict[str, object] = {"seconds": seconds, "status": "limit"}
    if status == highspy.HighsModelStatus.kOptimal:
        answer["status"] = "optimal"
    elif status in (
        highspy.HighsModelStatus.kInfeasible,
        highspy.HighsModelStatus.kUnboundedOrInfeasible,  # and every variable has bounds
    ):
        answer["status"] = "infeasible"
    if abs(info.mip_dual_bound) < highspy.kHighsInf:
        answer["bound"] = info.mip_dual_bound
    if found:
        names = solver.getLp().col_names_
        answer["best"] = info.objective_function_value
        answer["values"] = dict(zip(names, solver.getSolution().col_value, strict=True))
    say(**answer)


if __name__ == "__main__":
    main(sys.argv[1], json.loads(sys.argv[2]))
