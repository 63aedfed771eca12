"""The pages of the public and of readers: frozen dataclasses to look at; no writes."""
