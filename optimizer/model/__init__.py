"""Rules and objective compile to tagged rows; engines solve rows. Only `engines` imports a solver."""
