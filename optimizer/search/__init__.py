"""The search for the best week: bound it, place it on days, better it. Knows rows, not files."""
