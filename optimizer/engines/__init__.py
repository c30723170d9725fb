"""Solvers of rows. The only place that imports one."""
