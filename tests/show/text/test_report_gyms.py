"""The headline of a client whose equipment differs from day to day."""

import pytest

from optimizer.show.text.printing import printed
from optimizer.show.text.program import program_text


@pytest.fixture
def head(make_program, catalog, rules):
    def lines(equipment):
        scenario = {"client": "ana-01", "days": {"mon": 60, "thu": 45}, "equipment": equipment}
        program = make_program(scenario=scenario)
        return printed(program_text(program, catalog, rules)).split("\n\n")[0].splitlines()[1:-1]

    return lines


@pytest.mark.parametrize(
    ("equipment", "lines"),
    [
        (
            {"mon": ["full_gym"], "thu": ["dumbbell", "flat_bench"]},
            ["equipment: Mon: Full gym", "           Thu: dumbbells; flat bench"],
        ),
        (
            {"mon": ["dumbbell"], "thu": []},
            ["equipment: Mon: dumbbells", "           Thu: floor only"],
        ),
        ({"mon": ["dumbbell"], "thu": ["dumbbell"]}, ["equipment: dumbbells"]),
        (["dumbbell"], ["equipment: dumbbells"]),
        ([], ["equipment: floor only"]),
    ],
)
def test_a_line_for_every_distinct_equipment(head, equipment, lines):
    assert head(equipment) == lines
