"""Intake: how much may come from one sender, and what waits for a spam check."""
