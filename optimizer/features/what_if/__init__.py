"""`optimizer what-if`."""
