"""Sorting the queue: joining and parting cases, and deciding many at once."""
