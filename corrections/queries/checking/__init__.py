"""What the check of the log compares beside entries, versions and notes."""
