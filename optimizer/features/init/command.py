"""`optimizer init`: a commented scenario to start from."""

import sys
from pathlib import Path
from typing import Any

import click

from optimizer.cli.options import catalog_option, example, opened_catalog
from optimizer.cli.outcome import ExitCode
from optimizer.cli.output import write_to
from optimizer.cli.terminal import say
from optimizer.errors import Fault, InputError

SOURCE = "optimizer init"
DAYS = "mon=60,wed=60,fri=60"
EQUIPMENT = "full_gym"
MINUTES = 60


@click.command(
    short_help="Write a starter scenario.",
    epilog=example(
        "optimizer init ana-01.yaml --days mon=60,wed=60,fri=75 --equipment home_dumbbell,barbell"
    ),
)
@click.argument("file", default="scenario.yaml")
@click.option("--days", help=f"Days and their minutes.  [default: {DAYS}]")
@click.option("--equipment", help=f"Items and presets.  [default: {EQUIPMENT}]")
@click.option("--level", help="beginner, intermediate or advanced.  [default: intermediate]")
@click.option("--goal", help="balance, strength, hypertrophy or endurance.  [default: balance]")
@click.option("--weak", help="Weak areas: 1 lagging, 2 clearly weak; such as glute_max=2.")
@click.option("--client", help="An id, never a full name.  [default: the file's name]")
@catalog_option
@click.option("--force", is_flag=True, help="Overwrite a file that is there.")
def init(
    file: str,
    days: str | None,
    equipment: str | None,
    level: str | None,
    goal: str | None,
    weak: str | None,
    client: str | None,
    overlays: tuple[str, ...],
    force: bool,
) -> ExitCode:
    """Write a commented scenario to FILE (scenario.yaml; `-` is stdout).

    On a terminal it asks for what the options leave open; elsewhere it takes the defaults.
    """
    if file != "-" and Path(file).exists() and not force:
        raise InputError(file, [Fault("exists already; --force overwrites it")])
    ask = sys.stdin.isatty() and sys.stdout.isatty()
    raw: dict[str, Any] = {
        "days": _days(_answer(ask, days, "Days and minutes", DAYS)),
        "equipment": _words(_answer(ask, equipment, "Equipment (items or presets)", EQUIPMENT)),
        "level": _answer(ask, level, "Level (beginner, intermediate, advanced)", "intermediate"),
        "goal": _answer(ask, goal, "Goal (balance, strength, hypertrophy, endurance)", "balance"),
        "weak": _levels(_answer(ask, weak, "Weak areas (such as glute_max=2), or nothing", "")),
    }
    if client is not None:
        raw["client"] = client
    text = _checked_text(raw, overlays)
    write_to(None if file == "-" else Path(file), text)
    if file != "-":
        options = "".join(f" --catalog {overlay}" for overlay in overlays)
        say(f"wrote {file}\nnext: optimizer solve {file}{options}")
    return ExitCode.DONE


def _checked_text(raw: dict[str, Any], overlays: tuple[str, ...]) -> str:
    """Write the scenario's text once the catalog knows everything that it names."""
    from optimizer.features.init.starter import scenario_text
    from optimizer.files.scenario import problem_of
    from optimizer.files.tree import Tree

    problem = problem_of(Tree(SOURCE, dict(raw)), opened_catalog(overlays))
    return scenario_text(problem.asked, named="client" in raw)


def _answer(ask: bool, given: str | None, question: str, default: str) -> str:
    """Take what an option says, else what a person answers, else the default."""
    if given is not None or not ask:
        return default if given is None else given
    answer: str = click.prompt(question, default=default, show_default=bool(default), err=True)
    return answer


def _words(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]


def _days(text: str) -> dict[str, Any]:
    return {day: _number(value) for day, value in _pairs(text, "--days", str(MINUTES)).items()}


def _levels(text: str) -> dict[str, Any]:
    return {area: _number(value) for area, value in _pairs(text, "--weak", "1").items()}


def _pairs(text: str, option: str, default: str) -> dict[str, str]:
    """`mon=60,wed` as a mapping; what has no `=` takes the default."""
    pairs: dict[str, str] = {}
    for word in _words(text):
        name, _, value = (part.strip() for part in word.partition("="))
        if name in pairs:
            raise InputError(
                SOURCE, [Fault("is given twice", field=option, value=repr(name), code="duplicate")]
            )
        pairs[name] = value or default
    return pairs


def _number(text: str) -> int | str:
    """Read a whole number where it is one; the scenario's checks refuse the rest."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else text
