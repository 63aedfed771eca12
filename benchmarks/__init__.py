"""What is promised in figures, measured: run with `make bench`."""
