"""Acts about programs, and what they bring."""
