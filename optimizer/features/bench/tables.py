"""The tables of benchmark reports: what stands in their columns, and what the figures mean.

The terminal and the page show the same tables; a few columns stand on one of them only.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from optimizer.features.bench.figures import (
    NONE,
    after_presolve,
    before_presolve,
    both,
    chance,
    counted,
    known,
    moved,
    one,
    percent,
    price_range,
    ratio,
    seconds,
    weeks_of,
)
from optimizer.features.bench.findings import (
    Compared,
    GroupSummary,
    InstanceRow,
    ModelSize,
    Profile,
    RulePrice,
    SetSummary,
)
from optimizer.show.text.layout import shortened, table

NAME = 34
"""Columns of a terminal that a name may take."""

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class BenchColumn(Generic[Row]):
    """A column: its title, what it shows of a row, and what that means.

    It holds numbers, words, or names, which a terminal shortens. `brief` is its title in a terminal.
    """

    title: str
    cell: Callable[[Row], object]
    meaning: str = ""
    holds: Literal["numbers", "words", "names"] = "numbers"
    on: Literal["both", "page", "terminal"] = "both"
    brief: str | None = None

    @property
    def number(self) -> bool:
        """Whether it stands on the right."""
        return self.holds == "numbers"

    def brief_cell(self, row: Row) -> str:
        """What a terminal shows of a row."""
        text = str(self.cell(row))
        return shortened(text, NAME) if self.holds == "names" else text


@dataclass(frozen=True, slots=True)
class Table(Generic[Row]):
    """A table: its anchor and title on the page, its title in a terminal, and its columns."""

    anchor: str
    title: str
    brief: str
    columns: Sequence[BenchColumn[Row]]
    text: str = ""

    def told(self, rows: Iterable[Row], title: str | None = None) -> str:
        """These rows in a terminal, nothing where there are none."""
        shown = [column for column in self.columns if column.on != "page"]
        listed = [[column.brief_cell(row) for column in shown] for row in rows]
        if not listed:
            return ""
        heads = [column.title if column.brief is None else column.brief for column in shown]
        right = [index for index, column in enumerate(shown) if column.number]
        title = self.brief if title is None else title
        return (f"{title}\n\n" if title else "") + table(listed, heads, right)


def solver_of(row: SetSummary) -> str:
    """The solver's name, with an asterisk where it solves the weekly totals only."""
    return row.solver + ("" if row.solves == "program" else "*")


def _price_instances(row: RulePrice) -> str:
    return str(row.instances) + (f" (+{row.refused} refused)" if row.refused else "")


def _gap(row: SetSummary) -> str:
    return NONE if row.mean_gap is None else f"{percent(row.mean_gap)} / {percent(row.worst_gap)}"


SET = "The constraint set: the rules that a week must obey."
SOLVER = (
    "What searched; an asterisk marks one of the weekly totals only, whose optimum is a bound and "
    "not a week."
)
PROVEN = "Runs with a proof: a week proven best, or a proof that there is none."
FIRST = (
    "Seconds of the solver until the first week, median / 95th percentile; > where so many runs found "
    "none within the limit."
)
PROOF = (
    "Seconds until the week is proven best, of runs that were not proven to have none; median / 95th "
    "percentile."
)

SETS: Table[SetSummary] = Table("sets", "By constraint set and solver", "", (
    BenchColumn("set", lambda r: r.constraints, SET, "names"),
    BenchColumn("solver", solver_of, SOLVER, "words"),
    BenchColumn("limit", lambda r: f"{r.time_limit:g} s" if r.time_limit else "own",
           "Seconds that the solver was given; own is the search's own, repeatable limit.", on="page"),
    BenchColumn("runs", lambda r: r.runs, "Runs that count: all but the refused ones.", on="page"),
    BenchColumn("solved", lambda r: r.solved, "Runs with a week.", on="page"),
    BenchColumn("solved", lambda r: f"{r.solved}/{r.runs}", on="terminal"),
    BenchColumn("proven", lambda r: r.proven, PROVEN, on="page"),
    BenchColumn("proven", lambda r: f"{r.proven}/{r.runs}", on="terminal"),
    BenchColumn("impossible", lambda r: r.infeasible, "Runs that were proven to have no week.", on="page"),
    BenchColumn("refused", lambda r: r.refused,
           "Scenarios that are no valid input under the set; they count nowhere else.", on="page"),
    BenchColumn("failed", lambda r: r.failed,
           "Runs whose process broke, or whose week the verifier rejected.", on="page"),
    BenchColumn("first s", lambda r: both(r.first), FIRST),
    BenchColumn("proof s", lambda r: both(r.proof), PROOF),
    BenchColumn("none s", lambda r: both(r.none),
           "Seconds until it is proven that there is no week; median / 95th percentile."),
    BenchColumn("PAR2 s", lambda r: seconds(r.par2),
           "Mean seconds to a proof, where an open run counts as twice its limit.", brief="PAR2"),
    BenchColumn("gap %", _gap,
           "How far weeks may be from the best possible, mean / worst over runs with a week."),
    BenchColumn("objective", lambda r: known(r.mean_objective, ",.0f"), "Mean worth of the weeks."),
))  # fmt: skip
GROUPS: Table[GroupSummary] = Table("groups", "By group", "by group", (
    BenchColumn("group", lambda r: r.group or NONE, "What the suite groups its instances by.", "words"),
    BenchColumn("set", lambda r: r.constraints, SET, "names"),
    BenchColumn("solver", lambda r: r.solver, SOLVER, "words"),
    BenchColumn("exercises", lambda r: known(r.exercises, ""), "Exercises of the catalog."),
    BenchColumn("proven", lambda r: f"{r.proven} of {r.runs}", PROVEN, on="page"),
    BenchColumn("proven", lambda r: f"{r.proven}/{r.runs}", on="terminal"),
    BenchColumn("proof s", lambda r: both(r.proof), PROOF),
    BenchColumn("ratio", lambda r: known(r.ratio, ".2f"), "Median proof over that of the first group."),
))  # fmt: skip
INSTANCES: Table[InstanceRow] = Table("instances", "By instance", "by instance", (
    BenchColumn("instance", lambda r: r.instance, "", "names"),
    BenchColumn("set", lambda r: r.constraints, SET, "names"),
    BenchColumn("solver", lambda r: r.solver, SOLVER, "words"),
    BenchColumn("outcome", lambda r: counted(r.outcomes), "", "words"),
    BenchColumn("objective", lambda r: known(r.objective, ","), "The best week's worth, over all seeds."),
    BenchColumn("bound", lambda r: known(r.bound, ","), "The least bound on any week's worth.", on="page"),
    BenchColumn("gap %", lambda r: percent(r.worst_gap), "The worst gap over the seeds."),
    BenchColumn("first s", lambda r: one(r.first), "Median seconds until the first week."),
    BenchColumn("proof s", lambda r: one(r.proof), "Median seconds until the proof, of whatever kind."),
))  # fmt: skip
SIZES: Table[ModelSize] = Table(
    "sizes", "Size of the models",
    "model size (variables x constraints, median over instances)", (
        BenchColumn("set", lambda r: r.constraints, SET, "names"),
        BenchColumn("instances", lambda r: r.instances),
        BenchColumn("totals", lambda r: before_presolve(r.totals),
               "Variables x constraints of the model of the weekly totals, median over instances."),
        BenchColumn("presolved", lambda r: after_presolve(r.totals),
               "The same after presolve; settled where presolve finds the answer."),
        BenchColumn("with days", lambda r: before_presolve(r.days),
               "Variables x constraints of the whole model with days."),
        BenchColumn("presolved ", lambda r: after_presolve(r.days), brief="presolved"),
    ),
)  # fmt: skip
PROFILE: Table[Profile] = Table(
    "parts", "The whole run", "the whole run (seconds by the wall, median)", (
        BenchColumn("solver", lambda r: r.solver, SOLVER, "words"),
        BenchColumn("runs", lambda r: r.runs, on="page"),
        BenchColumn("week on screen s", lambda r: both(r.screen),
               "The whole process until a week's text is written; median / 95th percentile.",
               brief="week on screen"),
        BenchColumn("import s", lambda r: f"{r.importing:.2f}", "Python modules and the solver's library.",
               brief="import"),
        BenchColumn("load s", lambda r: f"{r.loading:.2f}", "Catalog and scenario.", brief="load"),
        BenchColumn("build s", lambda r: f"{r.building:.2f}", "Models.", brief="build"),
        BenchColumn("verify s", lambda r: f"{r.checking:.2f}",
               "Verifier, prescriptions and all that is left.", brief="verify"),
        BenchColumn("explain s", lambda r: f"{r.explaining:.2f}", "A conflict.", brief="explain"),
        BenchColumn("render s", lambda r: f"{r.rendering:.2f}", "The text.", brief="render"),
        BenchColumn("beside solver", lambda r: f"{r.beside:.2f} ({r.share:.0%})",
               "Loading, building, verifying and rendering, in seconds and as a share of the run without "
               "its imports."),
        BenchColumn("peak MB", lambda r: known(r.peak_megabytes, ".0f"), "The most memory of a run."),
        BenchColumn("CPU", lambda r: known(r.cpu_share, ".0%"),
               "The share of a core that a run had while it solved."),
    ), "Seconds by the wall, medians.",
)  # fmt: skip
FASTER = {"-": "faster", "+": "slower", "~": "noise", "": ""}
PRICES: Table[RulePrice] = Table("prices", "", "", (
    BenchColumn("rule", lambda r: r.rule, "A rule, or a family of rules.", "names"),
    BenchColumn("rules", lambda r: r.rules),
    BenchColumn("instances", _price_instances),
    BenchColumn("price %", lambda r: price_range(r.least, r.most),
           "What the best week is worth less for keeping the rule, mean over instances; a range where not "
           "all is proven."),
    BenchColumn("worst %", lambda r: known(r.worst, ".2f"), "The most of a single instance."),
    BenchColumn("worst in", lambda r: r.worst_instance, "", "names"),
    BenchColumn("weeks", weeks_of,
           "+n: so many instances have a week only without the rule; -n: only with it.", "words"),
    BenchColumn("time", lambda r: ratio(r.seconds),
           "Solver seconds with the rule over those without it (geometric mean)."),
    BenchColumn("verdict", lambda r: FASTER[r.seconds.mark],
           "Whether that is more than noise.", "words", brief=""),
))  # fmt: skip
COMPARED: Table[Compared] = Table("compared", "Against the results before", "", (
    BenchColumn("set", lambda r: r.constraints, SET, "names"),
    BenchColumn("solver", lambda r: r.solver, SOLVER, "words"),
    BenchColumn("cells", lambda r: r.cells, "Instances and seeds that both files hold."),
    BenchColumn("proven", lambda r: moved(str(r.proven_before), str(r.proven_after))),
    BenchColumn("gap %", lambda r: moved(percent(r.gap_before), percent(r.gap_after))),
    BenchColumn("time", lambda r: ratio(r.seconds),
           "Seconds after over seconds before (geometric mean over instances)."),
    BenchColumn("p", lambda r: chance(r.seconds),
           "Chance of such ratios if nothing differed (Wilcoxon signed rank, corrected for the number of "
           "rows)."),
    BenchColumn("verdict", lambda r: FASTER[r.seconds.mark].replace("noise", "no verdict: noise decides"),
           "Needs p below 0.05 and 5 % of difference.", "words", brief=""),
))  # fmt: skip
