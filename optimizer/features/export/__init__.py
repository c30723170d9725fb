"""`optimizer export`."""
