"""The arithmetic of the log: entries, commitments and the Merkle tree."""
