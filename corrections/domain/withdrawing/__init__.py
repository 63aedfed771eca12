"""Taking the words of versions away for good: what goes with them, who may, and how it is refused."""
