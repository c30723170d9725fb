"""`optimizer nearest`."""
