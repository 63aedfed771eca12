"""The ways that ours are measured beside."""
