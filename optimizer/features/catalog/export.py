"""The catalog as one JSON document for other programs (formats.md section 7)."""

from typing import Literal

from pydantic import Field

from optimizer.domain.base import Frozen
from optimizer.domain.exercise import (
    Dose,
    Exercise,
    Group,
    Muscle,
    Named,
    Pattern,
    Preset,
    Stress,
    Tag,
)
from optimizer.problem.catalog import Catalog


class CatalogExport(Frozen):
    """Everything that training is made of, in one document."""

    format: Literal["catalog/1"] = Field(default="catalog/1", description="Version of this format.")
    sha256: str = Field(description="Hash of the catalog's files; programs carry the same one.")
    muscles: tuple[Muscle, ...] = Field(
        description="Muscles that sets are counted for; bounds in weekly hard sets."
    )
    groups: dict[str, tuple[str, ...]] = Field(
        description="Muscles that are counted as one: the members of each group."
    )
    equipment: tuple[str, ...] = Field(description="Ids of everything a client may own.")
    presets: dict[str, tuple[str, ...]] = Field(
        description="Named collections of equipment: the items of each."
    )
    exercises: tuple[Exercise, ...] = Field(
        description="Every exercise; contributions are half sets, equipment is any of all of."
    )
    group_details: tuple[Group, ...] = Field(
        description="Name, class, chain and weekly bounds of the groups."
    )
    equipment_details: tuple[Named, ...] = Field(description="Names of the equipment.")
    preset_details: tuple[Preset, ...] = Field(description="Names of the presets.")
    stress: tuple[Stress, ...] = Field(description="Stress tags with examples of level 2.")
    doses: tuple[Dose, ...] = Field(description="Seconds of work, rest and setup by dose class.")
    patterns: tuple[Pattern, ...] = Field(description="Movement patterns.")
    tags: tuple[Tag, ...] = Field(description="Tags that rules may name.")


def catalog_export(catalog: Catalog) -> CatalogExport:
    """Put the catalog in its exchange format."""
    return CatalogExport(
        sha256=catalog.sha256,
        muscles=catalog.muscles,
        groups={group.id: group.members for group in catalog.groups},
        equipment=tuple(item.id for item in catalog.equipment),
        presets={preset.id: preset.items for preset in catalog.presets},
        exercises=catalog.exercises,
        group_details=catalog.groups,
        equipment_details=catalog.equipment,
        preset_details=catalog.presets,
        stress=catalog.stress,
        doses=catalog.doses,
        patterns=catalog.patterns,
        tags=catalog.tags,
    )


def catalog_export_json(catalog: Catalog) -> str:
    """Write the document's text."""
    return catalog_export(catalog).model_dump_json(indent=2, by_alias=True) + "\n"
