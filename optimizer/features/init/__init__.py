"""`optimizer init`."""
