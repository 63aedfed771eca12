"""The counter for accounts: the second step of signing in, one's own account, the people."""
