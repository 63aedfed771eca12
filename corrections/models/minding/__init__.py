"""The tables of what the standards desk minds: causes and kept figures."""
