"""The text an article consists of, and every rule about positions in it."""
