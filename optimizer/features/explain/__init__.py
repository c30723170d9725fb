"""`optimizer explain`."""
