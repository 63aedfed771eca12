"""The desk's counter for whole articles."""
