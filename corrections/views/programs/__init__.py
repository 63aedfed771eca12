"""Addresses for programs that hold a key."""
