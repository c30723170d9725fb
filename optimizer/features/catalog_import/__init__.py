"""Exercises of other catalogs as an overlay: facts are mapped, the rest is inferred and marked.

`registry` holds one reader per source. `inference` finds, by name, the exercise of ours that a record
is like, and takes from it what the source does not say. What can't be inferred safely is listed for
review and not imported. The knowledge is data: `catalog/import/*.yaml`.
"""
