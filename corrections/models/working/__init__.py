"""The tables of working on a case: claims, drafts, internal notes, cases that the staff opened, what ran elsewhere."""
