"""Domain values as text for coaches. Imports only the domain and tabulate; computes no policy."""
