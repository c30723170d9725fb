"""Ordered API calls as one document that a program can replay."""

import json
from dataclasses import asdict, dataclass, field
from typing import Any

from optimizer.show.export.schedule import Schedule


@dataclass(frozen=True, slots=True)
class Request:
    """One call. `returns` is the path, in the answer, of the value that later calls need.

    `refs` names, for a path in the body, the `id` of the earlier call whose value belongs there;
    until then the body holds null.
    """

    id: str
    method: str
    path: str
    returns: str = ""
    body: dict[str, Any] | None = None
    refs: dict[str, str] = field(default_factory=dict)


HOW_TO = (
    "Send the requests in their order. Before each, put at every path of refs, counted from the "
    "body, the value that the request named there gave back; returns is that value's path in the "
    "answer. Authentication is yours to add."
)


def document(name: str, base: str, schedule: Schedule, requests: list[Request]) -> bytes:
    """Write the JSON document of a target, for the server at `base`."""
    data = {
        "format": name,
        "client": schedule.plan.client,
        "disclaimer": schedule.plan.disclaimer,
        "how_to": HOW_TO,
        "server": base,
        "requests": [asdict(request) for request in requests],
    }
    return (json.dumps(data, indent=2, ensure_ascii=False) + "\n").encode()
