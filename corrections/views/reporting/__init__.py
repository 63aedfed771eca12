"""Reporting from anywhere: the form by an article's address, receipts of unplaced reports, the example page."""
