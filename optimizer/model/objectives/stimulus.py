"""Stimulus: the concave worth of each muscle's weekly sets."""

from optimizer.model.plan import Plan
from optimizer.model.rows import ObjectiveTerm, total
from optimizer.problem.effective import stimulus_weights
from optimizer.problem.objective import StimulusTerm


def compile(term: StimulusTerm, plan: Plan) -> None:
    """`V[m] = sum(segment[m,k])`, worth `sum(slope[k] * segment[m,k])`. (evidence.md 2.3)

    Slopes fall, so maximising fills the segments in order without any literal.
    Half sets above the last breakpoint are worth nothing.
    """
    lengths = [
        2 * (high - low)
        for low, high in zip((0, *term.breakpoints_sets), term.breakpoints_sets, strict=False)
    ]
    for muscle, weight in stimulus_weights(term, plan.scenario, plan.catalog).items():
        volume = plan.half_sets(muscle)
        if not volume.terms:
            continue
        segments = [
            plan.variable(f"segment[{muscle},{k}]", 0, length) for k, length in enumerate(lengths)
        ]
        plan.rows.add(total(segments) <= volume)
        worth = total(w * s for w, s in zip(term.per_half_set, segments, strict=True))
        plan.rows.terms.append(ObjectiveTerm(f"stimulus.{muscle}", weight, worth))
