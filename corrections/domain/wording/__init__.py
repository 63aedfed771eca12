"""What is said about a change: its sentence, the words of notes in each language, warnings about them."""
