"""The problem: who trains, with what, under which rules, to what end."""

import hashlib
import json
from dataclasses import dataclass, replace
from typing import Any

from optimizer.domain.program import ChangeRow
from optimizer.domain.scenario import Scenario
from optimizer.domain.week import Weekday
from optimizer.kinds import Rule
from optimizer.problem.catalog import Catalog
from optimizer.problem.constraint_set import ConstraintSet
from optimizer.problem.objective import Objective


@dataclass(frozen=True, slots=True)
class Problem:
    """A checked scenario with the policy it names, the rules that hold for it, and the catalog.

    `scenario` is what is solved; `asked` is what the client wrote and what program files hold. Screens
    and flags make the one from the other: `changes`. `rules` hold in every week, `shoulds` cost where
    missed. `source` is the file or what else it came from.
    """

    scenario: Scenario
    constraint_set: ConstraintSet
    rules: tuple[Rule, ...]
    catalog: Catalog
    asked: Scenario
    source: str = ""
    changes: tuple[ChangeRow, ...] = ()
    shoulds: tuple[Rule, ...] = ()
    ships: bool = False
    """Whether the constraint set is one of ours, so that its name says it all."""

    @property
    def objective(self) -> Objective:
        """What makes one week better than another."""
        return self.constraint_set.objective.with_shoulds(self.shoulds)

    @property
    def filled(self) -> dict[str, Any]:
        """The scenario with every default filled in, and a constraint set from a path written out."""
        values = self.asked.model_dump(mode="json")
        if not self.ships:
            written = self.constraint_set.model_dump(mode="json", exclude_defaults=True)
            values["constraints"] = {
                "name": written["name"],
                "title": written["title"],
                "extends": None,
                "objective": self.objective.name,
                "rules": written["rules"],
            }
        return values

    @property
    def sha256(self) -> str:
        """Hash of the filled scenario."""
        text = json.dumps(self.filled, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()

    def with_rules(self, rules: tuple[Rule, ...]) -> "Problem":
        """The same problem under other rules: a reading of it, or a part."""
        return replace(self, rules=rules)

    def on(self, day: Weekday) -> "Problem":
        """The problem with the equipment of one day."""
        return replace(self, scenario=self.scenario.on(day))
