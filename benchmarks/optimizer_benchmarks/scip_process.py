"""SCIP on an MPS file, as a program of its own: see `peer.py` for what it is told and says."""

import json
import sys
import time
from importlib import import_module
from typing import Any

WALL = 2
"""SCIP's clock of wall time; its own choice is the processor's, which no other limit here goes by."""


def say(**message: object) -> None:
    """One line of JSON for whoever started this."""
    print(json.dumps(message), flush=True)


def main(file: str, limits: dict[str, float]) -> None:
    """Solve with SCIP's own parameters but for limits."""
    pyscipopt: Any = import_module("pyscipopt")
    solver = pyscipopt.Model()
    solver.hideOutput()
    solver.readProblem(file)
    solver.setParam("limits/time", limits["seconds"])
    solver.setParam("timing/clocktype", WALL)
    solver.setParam("randomization/randomseedshift", int(limits["seed"]))

    def known() -> dict[str, object]:
        best, bound = solver.getPrimalbound(), solver.getDualbound()
        far = solver.infinity()
        return {
            "best": best if abs(best) < far else None,
            "bound": bound if abs(bound) < far else None,
        }

    class Listener(pyscipopt.Eventhdlr):  # type: ignore[misc]
        """Tells of better solutions, and of the bound where it moved."""

        def __init__(self) -> None:
            self.told: dict[str, object] = {}
            self.events = (
                pyscipopt.SCIP_EVENTTYPE.BESTSOLFOUND | pyscipopt.SCIP_EVENTTYPE.NODESOLVED
            )

        def eventinit(self) -> None:
            self.model.catchEvent(self.events, self)

        def eventexit(self) -> None:
            self.model.dropEvent(self.events, self)

        def eventexec(self, event: object) -> None:
            if known() != self.told:
                self.told = known()
                say(**self.told)

    solver.includeEventhdlr(Listener(), "listener", "tells of every step forward")
    started = time.perf_counter()
    solver.optimize()
    seconds = time.perf_counter() - started
    # Every variable has bounds, so "infeasible or unbounded" is infeasible.
    ended = {"optimal": "optimal", "infeasible": "infeasible", "inforunbd": "infeasible"}
    status = ended.get(solver.getStatus(), "limit")
    answer: dict[str, object] = {"seconds": seconds, "status": status, **known()}
    if solver.getNSols():
        best = solver.getBestSol()
        answer["values"] = {v.name: solver.getSolVal(best, v) for v in solver.getVars()}
    say(**answer)


if __name__ == "__main__":
    main(sys.argv[1], json.loads(sys.argv[2]))
