"""Measure: scenarios x constraint sets x solvers x seeds, one fresh process a run."""
