import pytest

from optimizer.features.alternatives.answer import Alternatives
from optimizer.features.alternatives.text import alternatives_text
from optimizer.features.explain.answer import Explanation
from optimizer.features.explain.text import explanation_text
from optimizer.show.text.printing import printed


@pytest.mark.parametrize(("gap", "told"), [(0.0104, "1.1 %"), (0.00001, "0.1 %")])
def test_a_gap_is_never_rounded_down(make_program, catalog, gap, told):
    program = make_program(status="feasible", gap=gap)
    found = Explanation(
        client="ana-01", status="feasible", objective=90, bound=91, gap=gap, minutes={"mon": 60},
        rules=5, conflict=None,
    )  # fmt: skip
    assert f"within {told} of the best possible" in printed(explanation_text(found, program))
    alone = Alternatives(apart=1, floor=90, first=program, others=())
    assert f"gap {told}" in alternatives_text(alone, catalog)
