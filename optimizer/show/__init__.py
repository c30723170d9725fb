"""One week, shown: as text, as a page, as a file for another program."""
