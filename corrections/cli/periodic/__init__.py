"""Periodic work that needs the application: what `chores.py` lists and no act can do alone."""
