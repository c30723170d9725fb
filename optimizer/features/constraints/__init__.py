"""`optimizer constraints`."""
