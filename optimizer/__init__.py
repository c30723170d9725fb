"""Exact program design for strength training: a scenario in, a proven balanced week out.

Importing this package loads no solver; `optimizer.features.solve.solve` does.
"""
