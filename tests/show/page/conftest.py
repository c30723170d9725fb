"""Audits by hand, and the macros of the drawings laid out as a page of their own."""

from collections.abc import Callable

import pytest
from jinja2 import ChoiceLoader, DictLoader, Environment, PackageLoader, StrictUndefined

from optimizer.domain.exercise import Muscle
from optimizer.domain.program import AuditRow, Block, Item, Session, Week
from optimizer.domain.scenario import Scenario
from optimizer.kinds.volume import VolumeRule
from optimizer.problem.catalog import Catalog
from optimizer.show.page.body import BodyView, body_view
from optimizer.show.page.templating import FILTERS

PAGE = """{% extends "page.html.j2" %}
{% from "drawings/body_map.html.j2" import body_map %}
{% from "drawings/gauge.html.j2" import gauge %}
{% from "drawings/planes.html.j2" import planes %}
{% from "drawings/back_panel.html.j2" import back_panel %}
{% from "drawings/time_bar.html.j2" import time_bar %}
{% block title %}Drawings{% endblock %}
{% block style %}{% include "drawings.css" %}{% endblock %}
{% block content %}<main id="main">
{% for view in bodies %}<div class="card">{{ body_map(view) }}</div>{% endfor %}
<div class="card gauges">{% for view in gauges %}{{ gauge(view) }}{% endfor %}</div>
{% for view in planes_of %}<div class="card">{{ planes(view) }}</div>{% endfor %}
{% for view in backs %}<div class="card">{{ back_panel(view) }}</div>{% endfor %}
{% for view in times %}<div class="card">{{ time_bar(view) }}</div>{% endfor %}
</main>{% endblock %}"""


@pytest.fixture
def scenario() -> Scenario:
    return Scenario(days={"mon": 60}, equipment=("full_gym",))


@pytest.fixture(scope="session")
def laid_out() -> Callable[..., str]:
    """A page that holds only these drawings."""
    environment = Environment(
        loader=ChoiceLoader([DictLoader({"drawings": PAGE}), PackageLoader("optimizer.show.page")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )

    environment.filters |= FILTERS

    def lay(**views: object) -> str:
        empty = {"bodies": (), "gauges": (), "planes_of": (), "backs": (), "times": ()}
        return environment.get_template("drawings").render(**empty | views)

    return lay


@pytest.fixture
def make_body(catalog: Catalog, scenario: Scenario) -> Callable[..., BodyView]:
    """The body map of these weekly sets; muscles that are not named have 10 of 2 to 20."""

    def make(
        sets: dict[str, str] | None = None,
        weak: dict[str, int] | None = None,
        bounds: tuple[str | None, str | None] = ("2", "20"),
        of: Catalog = catalog,
        default: str = "10",
        week: str = "A",
    ) -> BodyView:
        values = dict.fromkeys(of.measured, default) | (sets or {})
        rules = tuple(_rule(muscle) for muscle in values)
        rows = tuple(
            AuditRow(
                rule=f"volume.{muscle}", week=week, value=value, min=bounds[0], max=bounds[1],
                unit="sets", ok=True,
            )
            for muscle, value in values.items()
        )  # fmt: skip
        return body_view(rows, rules, scenario.model_copy(update={"weak": weak or {}}), of)

    return make


def _rule(muscle: str) -> VolumeRule:
    return VolumeRule(
        id=f"volume.{muscle}", kind="volume", muscle=muscle, why="For the test.", source="test"
    )


@pytest.fixture(scope="session")
def with_muscle(catalog: Catalog) -> Callable[..., Catalog]:
    """The catalog with one muscle more, or with another name for one that it has."""

    def add(id_: str, name: str) -> Catalog:
        data = {"id": id_, "name": name, "class": "B", "chain": "neutral", "min": 2, "max": 20}
        one = Muscle.model_validate(data)
        others = tuple(muscle for muscle in catalog.muscles if muscle.id != id_)
        return _with_muscles(catalog, (*others, one))

    return add


@pytest.fixture(scope="session")
def without_muscle(catalog: Catalog) -> Callable[..., Catalog]:
    """The catalog with one muscle less."""
    return lambda id_: _with_muscles(catalog, tuple(m for m in catalog.muscles if m.id != id_))


def _with_muscles(catalog: Catalog, muscles: tuple[Muscle, ...]) -> Catalog:
    """A new catalog, as a copy would keep what was derived from the old muscles."""
    fields = {name: getattr(catalog, name) for name in Catalog.model_fields}
    return Catalog.model_construct(**fields | {"muscles": muscles})


@pytest.fixture(scope="session")
def make_week() -> Callable[..., Week]:
    """A week of one day with these exercises and sets."""

    def make(sets: dict[str, int], name: str = "A") -> Week:
        blocks = tuple(
            Block(seconds=60, items=(Item(exercise=id_, sets=n, rest_seconds=60),))
            for id_, n in sets.items()
        )
        session = Session(
            day="mon", title="Day", budget_minutes=60, seconds=3000, warmup_seconds=480,
            cooldown_seconds=0, blocks=blocks,
        )  # fmt: skip
        return Week(week=name, sessions=(session,))

    return make
