"""What the public may see, and how it is said that something is not shown."""
