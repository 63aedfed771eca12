"""The steps of taking a report in: know its key again, look where it points, find its case."""
