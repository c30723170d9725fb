"""`optimizer catalog`."""
