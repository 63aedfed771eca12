"""The door for reports: caps for each sender, proofs of work, and the spam check."""
