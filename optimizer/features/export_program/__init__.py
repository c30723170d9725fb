"""`optimizer export-program`."""
