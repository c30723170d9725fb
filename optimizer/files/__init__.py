"""Bytes <-> domain. Every fault becomes an `InputError` with file, line, field and value."""
