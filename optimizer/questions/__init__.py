"""Questions asked of the one model: why not, what if, what is near, what else."""
