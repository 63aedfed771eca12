"""The acts of working on a case that decide nothing: claim, save a draft, note, open, mark what ran elsewhere."""
