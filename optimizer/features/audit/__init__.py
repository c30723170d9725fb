"""`optimizer audit`."""
