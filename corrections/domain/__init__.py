"""The rules: values in, values out. No Flask, no SQLAlchemy, no clock, no randomness, no files."""
