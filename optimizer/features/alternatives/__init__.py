"""`optimizer alternatives`."""
