"""Repairs of an impossible scenario: what to change in its file, each shown to work."""
