"""The columns of benchmark tables, and what their figures mean."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, what its figures mean, and whether they are numbers."""

    title: str
    meaning: str = ""
    number: bool = True


def text(title: str, meaning: str = "") -> Column:
    """A column of words."""
    return Column(title, meaning, number=False)


SET = text("set", "The constraint set: the rules that a week must obey.")
SOLVER = text("solver", "What searched; an asterisk marks one of the weekly totals only, whose "
              "optimum is a bound and not a week.")  # fmt: skip
FIRST = Column("first s", "Seconds of the solver until the first week, median / 95th percentile; "
               "> where so many runs found none within the limit.")  # fmt: skip
PROOF = Column("proof s", "Seconds until the week is proven best, of runs that were not proven to "
               "have none; median / 95th percentile.")  # fmt: skip
OUTCOME = Column("proven", "Runs with a proof: a week proven best, or a proof that there is none.")

SETS = (
    SET, SOLVER,
    Column("limit", "Seconds that the solver was given; own is the search's own, repeatable limit."),
    Column("runs", "Runs that count: all but the refused ones."),
    Column("solved", "Runs with a week."), OUTCOME,
    Column("impossible", "Runs that were proven to have no week."),
    Column("refused", "Scenarios that are no valid input under the set; they count nowhere else."),
    Column("failed", "Runs whose process broke, or whose week the verifier rejected."),
    FIRST, PROOF,
    Column("none s", "Seconds until it is proven that there is no week; median / 95th percentile."),
    Column("PAR2 s", "Mean seconds to a proof, where an open run counts as twice its limit."),
    Column("gap %", "How far weeks may be from the best possible, mean / worst over runs with a week."),
    Column("objective", "Mean worth of the weeks."),
)  # fmt: skip
GROUPS = (
    text("group", "What the suite groups its instances by."), SET, SOLVER,
    Column("exercises", "Exercises of the catalog."), OUTCOME, PROOF,
    Column("ratio", "Median proof over that of the first group."),
)  # fmt: skip
INSTANCES = (
    text("instance"), SET, SOLVER, text("outcome"),
    Column("objective", "The best week's worth, over all seeds."),
    Column("bound", "The least bound on any week's worth."),
    Column("gap %", "The worst gap over the seeds."),
    Column("first s", "Median seconds until the first week."),
    Column("proof s", "Median seconds until the proof, of whatever kind."),
)  # fmt: skip
SIZES = (
    SET, Column("instances"),
    Column("totals", "Variables x constraints of the model of the weekly totals, median over instances."),
    Column("presolved", "The same after presolve; settled where presolve finds the answer."),
    Column("with days", "Variables x constraints of the whole model with days."),
    Column("presolved "),
)  # fmt: skip
PROFILE = (
    SOLVER, Column("runs"),
    Column("week on screen s", "The whole process until a week's text is written; median / 95th percentile."),
    Column("import s", "Python modules and the solver's library."),
    Column("load s", "Catalog and scenario."), Column("build s", "Models."),
    Column("verify s", "Verifier, prescriptions and all that is left."),
    Column("explain s", "A conflict."), Column("render s", "The text."),
    Column("beside solver", "Loading, building, verifying and rendering, in seconds and as a share of "
           "the run without its imports."),
    Column("peak MB", "The most memory of a run."),
    Column("CPU", "The share of a core that a run had while it solved."),
)  # fmt: skip
PRICES = (
    text("rule", "A rule, or a family of rules."), Column("rules"), Column("instances"),
    Column("price %", "What the best week is worth less for keeping the rule, mean over instances; "
           "a range where not all is proven."),
    Column("worst %", "The most of a single instance."), text("worst in"),
    Column("weeks", "+n: so many instances have a week only without the rule; -n: only with it."),
    Column("time", "Solver seconds with the rule over those without it (geometric mean)."),
    text("verdict", "Whether that is more than noise."),
)  # fmt: skip
COMPARED = (
    SET, SOLVER, Column("cells", "Instances and seeds that both files hold."),
    Column("proven"), Column("gap %"),
    Column("time", "Seconds after over seconds before (geometric mean over instances)."),
    Column("p", "Chance of such ratios if nothing differed (Wilcoxon signed rank, corrected for "
           "the number of rows)."),
    text("verdict", "Needs p below 0.05 and 5 % of difference."),
)  # fmt: skip
