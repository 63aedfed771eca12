"""What was published, for feeds, archives and other programs: frozen dataclasses to read; no writes."""
