"""What the product does: a folder each, with its command, its logic and its words."""
