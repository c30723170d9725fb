"""Rosters: many clients in one table, file or folder, read as a stream of checked problems.

`rows` knows what a row is; `csv`, `records` and `folder` read one each; `cells` knows how lists and
maps are spelt in a cell; `checked` lays rows over defaults and checks them as scenario files are.
"""
