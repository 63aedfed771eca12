"""Differences and warnings drawn for the people who read them."""
