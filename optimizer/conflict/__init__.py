"""Why no week exists: a minimal conflict, what lacks, and the cheapest changes that would help."""
