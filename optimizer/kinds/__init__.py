"""Rule kinds: what a rule may say, as data that people write (formats.md section 5)."""
