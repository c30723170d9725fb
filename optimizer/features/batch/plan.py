"""From checked clients to what the store is to hold; nothing is written before all is checked."""

import json
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

from optimizer.errors import Fault, InputError
from optimizer.features.batch.folder import file_name, unwritable
from optimizer.features.batch.store import Planned
from optimizer.features.batch.task import Setting, inputs_of, key_of
from optimizer.files.roster.checked import RosterClient
from optimizer.files.roster.grouped import grouped

HELD = 8_000_000
"""Bytes of a plan that are held in memory; a longer one goes through a file without a name."""


@dataclass(slots=True)
class BatchPlan:
    """All clients of a roster, waiting to be stored; `faults` are those of the bad rows."""

    setting: Setting
    faults: list[Fault]
    bad: int
    clients: int
    ids: Counter[str]
    lower: Counter[str]
    spool: IO[str]

    def rows(self) -> Iterator[tuple[Planned, str]]:
        """Every client with its filled scenario as JSON."""
        self.spool.seek(0)
        for line in self.spool:
            client, place, inputs, scenario = json.loads(line)
            if inputs is None or self.ids[client] > 1:
                reason = f"{place} has faults: `optimizer roster check` tells them"
                yield Planned(client, place, reason=reason), ""
            else:
                file = file_name(client, self.lower[client.lower()] == 1)
                key = key_of(inputs, self.setting)
                yield Planned(client, place, key, file, inputs=inputs), scenario


def planned(
    clients: Iterator[RosterClient], setting: Setting, roster: str, skip_bad: bool
) -> BatchPlan:
    """The plan of a roster. Raises InputError with the faults of all rows, unless they are skipped.

    Of an id that stands in several rows no row is solved: which one is meant can't be known.
    """
    spool = tempfile.SpooledTemporaryFile(HELD, "w+", encoding="utf-8")  # noqa: SIM115
    plan = BatchPlan(setting, [], 0, 0, Counter(), Counter(), spool)
    try:
        for client in clients:
            _take(plan, client, roster)
        spool.flush()
    except InputError as error:  # from here on nothing can be read; rows before it may be bad too
        broken = [_sourced(fault, error.source, roster) for fault in error.faults]
        raise InputError(roster, grouped(plan.faults) + broken) from error
    except OSError as error:
        raise unwritable(Path(tempfile.gettempdir()), error) from error
    if not plan.clients:
        raise InputError(roster, [Fault("holds no client")])
    plan.faults = grouped(plan.faults)
    if plan.faults and not skip_bad:
        raise InputError(roster, plan.faults)
    return plan


def _take(plan: BatchPlan, client: RosterClient, roster: str) -> None:
    inputs = scenario = None
    if client.problem is not None:
        inputs = inputs_of(client.problem, plan.setting)
        scenario = json.dumps(client.problem.filled)
    plan.faults += [_sourced(fault, client.source, roster) for fault in client.faults]
    plan.bad += client.problem is None
    plan.clients += 1
    plan.ids[client.client] += 1
    plan.lower[client.client.lower()] += client.problem is not None
    plan.spool.write(json.dumps([client.client, client.place, inputs, scenario]) + "\n")


def _sourced(fault: Fault, source: str, roster: str) -> Fault:
    return fault if source == roster else replace(fault, source=source)
