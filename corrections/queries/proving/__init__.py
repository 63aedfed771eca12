"""What the signer reads of the log, and what proves it to others: tiles, proofs, records."""
