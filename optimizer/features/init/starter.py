"""The starter scenario as text: what the client gave, and every other key as a comment."""

from collections.abc import Mapping

from optimizer.domain.scenario import Scenario

TEMPLATE = """\
# A training week to be solved. Lines that begin with # are comments; remove the # to use one.
# Solve:   optimizer solve FILE        All keys:   optimizer schema scenario

{client}
{level}# beginner | intermediate | advanced
{goal}# balance | strength | hypertrophy | endurance

# Training days and the minutes of each session, warm-up included.
days: {days}

# What there is to train with: items and presets, see `optimizer catalog list presets`.
equipment: [{equipment}]

# Weak areas get more: 1 lagging, 2 clearly weak. Names: `optimizer catalog list muscles`.
{weak}

# Self-checks (pass, fail, pain, not_tested) and facts that change rules.
# screens: {{shoulders: fail, core: pass}}
# flags: [desk_worker]

# The rules that the week keeps: `optimizer constraints show balanced`.
constraints: balanced

# Weekly sets of a muscle; `default` stands for the large ones.
# weekly_sets: {{default: 8-20, hamstrings: ">=10"}}

# Ratios tighter than the rules'.
# balance: {{pull_push: 1.25-1.5}}

# Places to spare: the highest stress allowed, 0 to 2. See `optimizer catalog list stress`.
# limits: {{axial_load: 1}}

# Exercises that must appear, must not, or are liked (up to 3) and disliked (down to -3).
# include: [push_up]
# exclude: [barbell_back_squat]
# prefer: {{side_plank: 2}}

# An exercise fixed to a day; without `sets` the best number is chosen.
# lock: [{{day: {day}, exercise: push_up}}]
"""

COLUMN = 23
"""Where the comments beside values begin."""


def scenario_text(scenario: Scenario, named: bool) -> str:
    """Write a commented scenario file. Without a name of its own the client takes the file's."""
    client = f'client: "{scenario.client}"' if named else "# client: ana-01   # default: the file's"
    weak = f"weak: {_flow(scenario.weak)}" if scenario.weak else "# weak: {glute_max: 2}"
    return TEMPLATE.format(
        client=client,
        level=f"level: {scenario.level}".ljust(COLUMN),
        goal=f"goal: {scenario.goal}".ljust(COLUMN),
        days=_flow({day.value: minutes for day, minutes in scenario.days.items()}),
        equipment=", ".join(scenario.equipment),
        weak=weak,
        day=next(iter(scenario.days)).value,
    )


def _flow(mapping: Mapping[str, int]) -> str:
    return "{" + ", ".join(f"{key}: {value}" for key, value in mapping.items()) + "}"
