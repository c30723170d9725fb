"""What is wrong with a plan that does not hold: broken rules by name, then faults of the file itself."""

from dataclasses import dataclass

from optimizer.features.report.subject import Subject
from optimizer.show.names import rule_name


@dataclass(frozen=True, slots=True)
class Wrong:
    """One thing that is wrong, in the verifier's words; `week` is empty where all of it is meant."""

    name: str
    week: str
    message: str


@dataclass(frozen=True, slots=True)
class BrokenView:
    """Broken rules, and what the file says of itself that is not so."""

    rules: tuple[Wrong, ...]
    faults: tuple[Wrong, ...]
    count: int

    @property
    def title(self) -> str:
        """What is wrong in a few words."""
        if self.count == 1:
            return "1 rule is broken"
        return f"{self.count} rules are broken" if self.count else "the file is not what it says"


def broken_view(subject: Subject) -> BrokenView | None:
    """Lay out every violation; None where the plan holds."""
    if not subject.violations:
        return None
    names = {rule.id: rule_name(rule, subject.catalog) for rule in subject.problem.rules}
    rules = tuple(
        Wrong(names[v.rule], v.week, v.message) for v in subject.violations if v.rule in names
    )
    faults = tuple(
        Wrong(v.rule, v.week, v.message) for v in subject.violations if v.rule not in names
    )
    count = len({v.rule for v in subject.violations if v.rule in names})
    return BrokenView(rules, faults, count)
