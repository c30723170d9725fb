"""What benchmark results say: summaries, comparisons and prices of rules, ready to be shown."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class RunSpread:
    """Median and 95th percentile (nearest rank) of seconds, of so many runs.

    None where that many runs did not get there within their `limit`.
    """

    count: int
    median: float | None
    p95: float | None
    limit: float | None = None


@dataclass(frozen=True, slots=True)
class Sizes:
    """Median variables and constraints of models, before presolve and after it.

    `after` is none where presolve settles the median model.
    """

    before: tuple[int, int]
    after: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class SetSummary:
    """Runs of one constraint set by one solver.

    Shares are of all runs but the refused ones. `proof` is of runs that were not proven infeasible,
    `none` of those that were; `par2` counts an open run as twice its limit. Gaps are those of runs with a
    week.
    """

    constraints: str
    solver: str
    solves: Literal["program", "totals"]
    time_limit: float
    runs: int
    solved: int
    proven: int
    infeasible: int
    refused: int
    failed: int
    first: RunSpread
    proof: RunSpread
    none: RunSpread
    par2: float | None
    mean_gap: float | None
    worst_gap: float | None
    mean_objective: float | None


@dataclass(frozen=True, slots=True)
class ModelSize:
    """How large the models of a constraint set are, over the instances of a suite."""

    constraints: str
    instances: int
    totals: Sizes
    days: Sizes


@dataclass(frozen=True, slots=True)
class Profile:
    """What a run costs beside the solver, and all in all.

    `screen` is the whole process until a week's text is written; `share` is what loading, building,
    verifying and rendering make of the run without its imports (median).
    """

    solver: str
    runs: int
    screen: RunSpread
    importing: float
    loading: float
    building: float
    checking: float
    explaining: float
    rendering: float
    beside: float
    share: float
    peak_megabytes: float | None
    cpu_share: float | None


@dataclass(frozen=True, slots=True)
class GroupSummary:
    """Runs of one group of instances; `ratio` is its median proof over that of the first group."""

    group: str
    solver: str
    constraints: str
    exercises: int | None
    runs: int
    proven: int
    proof: RunSpread
    ratio: float | None


@dataclass(frozen=True, slots=True)
class InstanceRow:
    """One instance under one constraint set by one solver, over its seeds."""

    instance: str
    constraints: str
    solver: str
    outcomes: tuple[str, ...]
    objective: int | None
    bound: int | None
    worst_gap: float | None
    first: RunSpread
    proof: RunSpread
    message: str = ""


@dataclass(frozen=True, slots=True)
class BenchSummary:
    """Everything that a file of results says."""

    sets: Sequence[SetSummary]
    sizes: Sequence[ModelSize]
    profiles: Sequence[Profile]
    groups: Sequence[GroupSummary]
    instances: Sequence[InstanceRow]
    help_seconds: float | None
    help_loads_solver: bool | None
    machines: Sequence[str]
    made_with: Sequence[str]
    notes: Sequence[str]


@dataclass(frozen=True, slots=True)
class Plot:
    """A plot and its numbers: a row a line of it. `image` is SVG; None where it can't be drawn here."""

    name: str
    title: str
    text: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    image: bytes | None = None

    @property
    def address(self) -> str:
        """The image as an address, which a page can hold."""
        encoded = base64.b64encode(self.image or b"").decode()
        return f"data:image/svg+xml;base64,{encoded}" if encoded else ""


Mark = Literal["-", "+", "~", ""]


@dataclass(frozen=True, slots=True)
class BenchVerdict:
    """What a paired test says of ratios: `mark` is "-" for faster, "+" for slower, "~" for noise.

    `pairs` instances count, seeds averaged; `ratio` is the geometric mean of after over before and `p`
    the chance of such ratios without any difference, corrected for the number of rows (Holm).
    """

    pairs: int
    ratio: float | None
    p: float | None
    mark: Mark


@dataclass(frozen=True, slots=True)
class Compared:
    """One constraint set and solver in two files of results."""

    constraints: str
    solver: str
    cells: int
    proven_before: int
    proven_after: int
    seconds: BenchVerdict
    gap_before: float | None
    gap_after: float | None


@dataclass(frozen=True, slots=True)
class BenchChange:
    """A cell that ends otherwise in the second file; better, worse, or a `clash` of two proofs."""

    cell: str
    what: str
    verdict: Literal["better", "worse", "clash"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What got better or worse between two files of results."""

    rows: Sequence[Compared]
    changes: Sequence[BenchChange]
    only_before: int
    only_after: int
    notes: Sequence[str]


@dataclass(frozen=True, slots=True)
class RulePrice:
    """What a rule, or a family of rules, costs.

    A `without` row takes it out of the set, a `with` row puts it into the least one. The price is what
    the best week is worth less under it, in percent of the week with all rules: between `least` and
    `most`, which are equal where everything is proven; `worst` is the most of a single instance.
    `opens` counts instances that have a week only without it, `closes` the reverse.
    """

    rule: str
    way: Literal["without", "with"]
    rules: int
    instances: int
    least: float | None
    most: float | None
    worst: float | None
    worst_instance: str
    opens: int
    closes: int
    refused: int
    seconds: BenchVerdict


@dataclass(frozen=True, slots=True)
class Ablation:
    """The prices of a constraint set's rules, the dearest first."""

    constraints: str
    least: str
    instances: int
    rows: Sequence[RulePrice]
    notes: Sequence[str]
