"""`optimizer diff`."""
