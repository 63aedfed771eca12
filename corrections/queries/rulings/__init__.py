"""What waits for the standards desk, and what may be done to a note."""
