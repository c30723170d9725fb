"""The time bar: how the minutes of a session are spent, and what is to spare."""

from optimizer.domain.program import Session

NAMES = {
    "warmup": "warm-up",
    "straight": "straight sets",
    "pairs": "pairs",
    "cooldown": "cool-down",
    "spare": "to spare",
}


def time_parts(session: Session) -> list[tuple[str, str, int]]:
    """Parts of a session with their names and seconds, in order; those that take none are left out."""
    pairs = sum(block.seconds for block in session.blocks if len(block.items) > 1)
    seconds = {
        "warmup": session.warmup_seconds,
        "straight": sum(block.seconds for block in session.blocks) - pairs,
        "pairs": pairs,
        "cooldown": session.cooldown_seconds,
        "spare": session.budget_minutes * 60 - session.seconds,
    }
    return [(part, name, seconds[part]) for part, name in NAMES.items() if seconds[part] > 0]
