"""From sets on days to written sessions: blocks, prescription, warm-up and cool-down."""
