"""The acts on accounts: inviting, second factors, one's own account."""
