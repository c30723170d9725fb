import pytest

from optimizer.features.bench.generator import KINDS, instance
from optimizer.features.bench.grown import grown, thinned
from optimizer.features.bench.suite_files import SHIPPED
from optimizer.files.catalog import catalog_folder, load_catalog, read_catalog
from optimizer.files.reading import parse
from optimizer.files.scenario import problem_of


@pytest.mark.parametrize(
    "kind",
    [pytest.param(kind, marks=pytest.mark.slow if KINDS[kind].weeks > 1 else ()) for kind in KINDS],
)
def test_an_instance_is_a_scenario_and_its_number_decides_it(kind):
    catalog = load_catalog()
    name, text = instance(kind, 1, catalog)
    assert instance(kind, 1, catalog) == (name, text)
    assert name.startswith("01_")
    problem = problem_of(parse(text, name), catalog)
    assert problem.scenario.weeks == KINDS[kind].weeks
    assert len(problem.scenario.days) in (*KINDS[kind].days, 7)


def test_instances_of_a_kind_differ():
    texts = {instance("medium", number, load_catalog())[1] for number in range(1, 6)}
    assert len(texts) == 5


def test_a_kind_that_cannot_be_drawn_is_told(monkeypatch):
    monkeypatch.setattr("optimizer.features.bench.generator._refuted", lambda *_: True)
    with pytest.raises(RuntimeError, match="no draw of small 1"):
        instance("small", 1, load_catalog())


def test_every_kind_ships():
    assert KINDS.keys() == SHIPPED.keys()


@pytest.mark.parametrize(
    ("make", "size"),
    [
        (lambda c: grown(c, 500), 500),
        (lambda c: grown(c, 900), 900),
        (lambda c: thinned(c, 300, catalog_folder()), 300),
    ],
)
def test_a_catalog_of_another_size_is_whole(tmp_path, make, size):
    text = make(load_catalog())
    assert make(load_catalog()) == text
    path = tmp_path / "overlay.yaml"
    path.write_text(text)
    catalog = read_catalog(catalog_folder(), [str(path)])
    assert len(catalog.exercises) == size
    assert len({e.name for e in catalog.exercises}) == size


def test_variants_are_choices_of_their_own(tmp_path):
    path = tmp_path / "overlay.yaml"
    path.write_text(grown(load_catalog(), 900))
    catalog = read_catalog(catalog_folder(), [str(path)])
    variants = [e for e in catalog.exercises if e.id.endswith("_v2")]
    originals = [catalog.by_id[e.id.removesuffix("_v2")] for e in variants]
    pairs = list(zip(variants, originals, strict=True))
    assert len(pairs) > 350
    assert all(v.pattern == o.pattern and v.equipment == o.equipment for v, o in pairs)
    same = sum(
        (v.work_seconds, v.setup_seconds, v.contributions, v.standing)
        == (o.work_seconds, o.setup_seconds, o.contributions, o.standing)
        for v, o in pairs
    )
    assert same < 0.05 * len(pairs)
