"""Acts that take the words of versions away for good: one person orders, another confirms."""
