"""Commands about programs that hold a key."""
