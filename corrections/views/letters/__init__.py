"""Letters: which events are written about, to whom, and how they are put into words."""
