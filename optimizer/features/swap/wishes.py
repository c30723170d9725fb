"""Changes that a client wishes to a program, as a problem of their own."""

from dataclasses import dataclass

from optimizer.domain.program import Week
from optimizer.errors import InputError
from optimizer.features.swap.wish_writer import WishWriter
from optimizer.files.scenario import problem_of
from optimizer.files.tree import Tree
from optimizer.problem.problem import Problem


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is asked for, as it is written on the command line."""

    out: tuple[str, ...] = ()
    into: tuple[str, ...] = ()
    ban: tuple[str, ...] = ()
    lock: tuple[str, ...] = ()
    minutes: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()

    @property
    def told(self) -> tuple[str, ...]:
        """Every wish with its option, in the order of their kinds."""
        kinds = (
            ("--out", self.out), ("--in", self.into), ("--ban", self.ban), ("--lock", self.lock),
            ("--minutes", self.minutes), ("--equipment", self.equipment),
        )  # fmt: skip
        return tuple(f"{option} {value}" for option, values in kinds for value in values)


@dataclass(slots=True)
class Changed:
    """The problem with all wishes, and what else had to give way to them."""

    problem: Problem
    notes: tuple[str, ...]


def with_wishes(wishes: Wishes, problem: Problem, weeks: tuple[Week, ...]) -> Changed:
    """The problem that the wishes make. Raises InputError with all that is wrong with them."""
    writer = WishWriter(problem.filled, weeks, problem.catalog)
    for name in wishes.out:
        writer.leave_out("--out", name, in_weeks=True)
    for name in wishes.ban:
        writer.leave_out("--ban", name, in_weeks=False)
    for name in wishes.into:
        writer.bring_in(name)
    for text in wishes.equipment:
        writer.equip(text)
    for text in wishes.minutes:
        writer.set_minutes(text)
    for text in wishes.lock:
        writer.lock(text)
    if wishes.out or wishes.ban:
        writer.need_rule("exclude", problem.rules)
    if wishes.equipment:
        writer.need_rule("equipment", problem.rules)
    source = f"{problem.source}, as you wish it"
    if writer.faults:
        raise InputError(source, writer.faults)
    return Changed(problem_of(Tree(source, writer.values), problem.catalog), tuple(writer.notes))
