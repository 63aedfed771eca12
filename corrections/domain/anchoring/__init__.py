"""How a passage finds its place in a later version: by the edits between, never by likeness."""
