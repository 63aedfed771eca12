"""The tables around a report: what its reader added, what holds its words, what was counted of its sender."""
