"""`optimizer solve`."""
