"""What the log tells of itself, and the alarms about it."""
