"""In front of the counter: pages that are kept as bytes, and files that never change."""
