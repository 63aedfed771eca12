"""The counter for taking the words of versions away."""
