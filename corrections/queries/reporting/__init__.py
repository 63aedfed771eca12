"""What the pages around reporting show: a foreign page, receipts of unplaced reports, the names of articles."""
