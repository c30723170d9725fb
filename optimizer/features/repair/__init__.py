"""`optimizer repair`."""
