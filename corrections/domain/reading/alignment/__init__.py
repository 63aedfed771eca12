"""How two texts are laid over each other: units, shared runs, readable changes."""
