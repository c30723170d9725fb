"""`optimizer plan`."""
