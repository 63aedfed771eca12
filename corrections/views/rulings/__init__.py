"""Notes after they were published, and what the standards desk rules."""
