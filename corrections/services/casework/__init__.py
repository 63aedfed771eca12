"""The acts around a case: asking, taking over, stopping for the lawyers, hearing appeals."""
