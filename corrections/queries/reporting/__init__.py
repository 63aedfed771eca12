"""What the pages around reporting show: an example of a foreign page, receipts of unplaced reports, names of articles."""
