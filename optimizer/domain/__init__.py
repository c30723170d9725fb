"""What the world is made of: catalog, rules, scenario, program. No files, no solver."""
