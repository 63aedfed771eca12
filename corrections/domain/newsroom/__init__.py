"""Rules for what the newsroom does to whole articles."""
