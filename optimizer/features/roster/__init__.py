"""`optimizer roster`."""
