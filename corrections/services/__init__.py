"""The acts: one function is one transaction with its log entries; `sessions` opens it, `session` joins it."""
