"""`optimizer report`."""
