"""Commands about the secret key."""
