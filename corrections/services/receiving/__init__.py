"""The steps of taking a report in: know the key again, look where it points, find its case, keep the words."""
