"""`optimizer templates`."""
