"""The problem: who trains, with what, under which effective rules, to what end."""
