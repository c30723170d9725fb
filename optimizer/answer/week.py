"""Sets on days as a week of sessions, in the order in which a coach has them done."""

from optimizer.answer.cooldown import cooldown
from optimizer.answer.prescription import prescribed
from optimizer.answer.warmup import warmup
from optimizer.domain.exercise import Exercise, Goal, Intensity
from optimizer.domain.framework import Theme
from optimizer.domain.placed import Placed
from optimizer.domain.program import Block, Session, Week
from optimizer.domain.selector import Selector
from optimizer.domain.waves import INTENSITIES, WaveWeek
from optimizer.domain.week import Weekday, WeekName
from optimizer.kinds.framework import FrameworkRule
from optimizer.kinds.pairs import CHANGEOVER_SECONDS
from optimizer.kinds.session_time import SessionTimeRule
from optimizer.problem.catalog import Catalog
from optimizer.problem.overhead import session_overhead
from optimizer.problem.problem import Problem


def written_week(
    name: WeekName, placed: Placed, problem: Problem, wave: WaveWeek | None = None
) -> Week:
    """A week from the sets of each exercise on each day, who is paired with whom, and the themes.

    As a week of a block, with the wave's repetitions and reserve; a session whose framework makes it
    heavy, moderate or volume keeps its own repetitions.
    """
    themes = placed.themes
    sessions = []
    for number, (day, theme) in enumerate(_themes(themes, problem).items()):
        intensity = _intensity(number, themes.get(day), problem)
        blocks = _blocks(
            placed.sets[day], placed.pairs[day], theme, intensity, name, problem.on(day), wave
        )
        title = f"Session {number + 1}" if theme is None else _title(theme, number, themes)
        sessions.append(
            _session(day, title, blocks, problem).model_copy(
                update={"theme": theme and theme.id, "intensity": intensity}
            )
        )
    return Week(week=name, sessions=tuple(sessions))


def _themes(themes: dict[Weekday, str], problem: Problem) -> dict[Weekday, Theme | None]:
    rule = FrameworkRule.among(problem.rules)
    choices = rule.choices if rule is not None else ()
    known = {theme.id: theme for framework in choices for theme in framework.themes}
    return {day: known.get(themes.get(day, "")) for day in problem.scenario.days}


def _title(theme: Theme, number: int, themes: dict[Weekday, str]) -> str:
    """The theme's title, numbered where several days have it."""
    before = list(themes.values())[: number + 1].count(theme.id)
    several = list(themes.values()).count(theme.id) > 1
    return f"{theme.title} {before}" if several else theme.title


def _intensity(number: int, theme: str | None, problem: Problem) -> Intensity | None:
    """Heavy, moderate and volume days in turn, where the framework asks for it (rules.md B6)."""
    rule = FrameworkRule.among(problem.rules)
    for framework in rule.choices if rule is not None else ():
        if framework.intensities and framework.theme(theme) is not None:
            turns = (
                list(Intensity)
                if len(problem.scenario.days) > 2
                else [Intensity.HEAVY, Intensity.VOLUME]
            )
            return turns[number % len(turns)]
    return None


def _session(
    day: Weekday,
    title: str,
    blocks: tuple[Block, ...],
    problem: Problem,
) -> Session:
    scenario, catalog = problem.scenario, problem.catalog
    overhead = session_overhead(SessionTimeRule.among(problem.rules), scenario, catalog, day)
    lifts = [catalog.by_id[item.exercise] for block in blocks for item in block.items]
    return Session(
        day=day,
        title=title,
        budget_minutes=scenario.days[day],
        seconds=sum(overhead) + sum(block.seconds for block in blocks),
        warmup_seconds=overhead.warmup,
        cooldown_seconds=overhead.cooldown,
        warmup=warmup(lifts, overhead.warmup, problem.on(day)),
        cooldown=cooldown(lifts, day, overhead.cooldown, problem),
        blocks=blocks,
    )


def _blocks(
    sets: dict[str, int],
    pairs: list[tuple[str, str]],
    theme: Theme | None,
    intensity: Intensity | None,
    week: WeekName,
    problem: Problem,
    wave: WaveWeek | None,
) -> tuple[Block, ...]:
    """Straight sets and pairs, in order: power, heavy, compound, isolation, core and drills, grip.

    A pair stands where its first exercise would; the finisher of a theme stands last.
    """
    scenario, catalog = problem.scenario, problem.catalog
    second_of = dict(pairs)
    alone = set(sets) - set(second_of.values())
    if intensity is None and wave is not None:
        intensity = INTENSITIES.get(wave.wave)
    blocks = []
    for first in sorted((catalog.by_id[name] for name in alone), key=lambda e: e.place):
        names = [first.id, *([second_of[first.id]] if first.id in second_of else [])]
        members = tuple(catalog.by_id[name] for name in names)
        items = tuple(prescribed(e, sets[e.id], problem, intensity, wave) for e in members)
        seconds = block_seconds(members, sets[first.id], scenario.goal)
        blocks.append(Block(seconds=seconds, items=items))
    for slot in theme.filled if theme is not None else ():
        if slot.last:
            blocks = _finished_with(slot.picks(scenario.weeks, week), blocks, catalog)
    return tuple(blocks)


def _finished_with(finisher: Selector, blocks: list[Block], catalog: Catalog) -> list[Block]:
    """The blocks with the last that holds a finisher at the end."""
    holding = [
        block
        for block in blocks
        if any(finisher.matches(catalog.by_id[item.exercise]) for item in block.items)
    ]
    if not holding:
        return blocks
    last = holding[-1]
    return [*(block for block in blocks if block is not last), last]


def block_seconds(members: tuple[Exercise, ...], sets: int, goal: Goal) -> int:
    """`setups + sets * (work + rest)`, a pair walking in between and taking the longer rest."""
    setup = sum(e.setup_seconds for e in members)
    work = sum(e.work_seconds for e in members) + CHANGEOVER_SECONDS * (len(members) - 1)
    return setup + sets * (work + max(e.rest_seconds[goal] for e in members))
