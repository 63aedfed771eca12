"""What is told to somebody by mail, as values."""
