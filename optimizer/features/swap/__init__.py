"""`optimizer swap`."""
