"""What the desk shows of the work on a case: drafts, claims, internal notes, the same words elsewhere."""
