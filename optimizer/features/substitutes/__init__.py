"""`optimizer substitutes`."""
