"""The receipt: its page, and what its holder may do."""
