"""The pages: frozen dataclasses to look at; no writes, and no lazy load leaves this layer."""
