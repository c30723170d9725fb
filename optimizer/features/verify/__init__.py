"""`optimizer verify`."""
