"""`optimizer schema`."""
