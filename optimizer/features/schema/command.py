"""`optimizer schema`: JSON Schema of every file format, for editors and other programs."""

from typing import TYPE_CHECKING, Any

import click

from optimizer.cli.options import example
from optimizer.cli.outcome import ExitCode
from optimizer.cli.output import json_text
from optimizer.cli.terminal import say_data

if TYPE_CHECKING:
    from pydantic import BaseModel

FORMATS = ("scenario", "program", "block", "catalog", "constraints")
DIALECT = "https://json-schema.org/draft/2020-12/schema"


@click.command(
    short_help="Print the JSON Schema of a file format.",
    epilog=example("optimizer schema scenario > scenario.schema.json"),
)
@click.argument("name", type=click.Choice(FORMATS), metavar="FORMAT")
def schema(name: str) -> ExitCode:
    """Print the JSON Schema (draft 2020-12) of FORMAT: scenario, program, block, catalog or constraints.

    Editors complete and check files with it; nothing is fetched from the network.
    """
    say_data(json_text(json_schema(name)))
    return ExitCode.DONE


def json_schema(name: str) -> dict[str, Any]:
    """Build the schema of a format, as a file of it is written."""
    return {"$schema": DIALECT, **_model(name).model_json_schema(by_alias=True)}


def _model(name: str) -> "type[BaseModel]":
    from optimizer.domain.block import TrainingBlock
    from optimizer.domain.program import Program
    from optimizer.domain.scenario import Scenario
    from optimizer.features.catalog.export import CatalogExport
    from optimizer.files.constraint_sets import SetFile

    models: dict[str, type[BaseModel]] = {
        "scenario": Scenario,
        "program": Program,
        "block": TrainingBlock,
        "catalog": CatalogExport,
        "constraints": SetFile,
    }
    return models[name]
