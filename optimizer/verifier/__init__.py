"""The second opinion: judges a finished week in plain exact arithmetic.

It reads a program, its scenario, rules and catalog, counts everything anew in whole numbers and
fractions, and returns all violations as values. It knows neither the model nor a solver.
"""
