"""Rules for sorting what comes in: what is counted, what is searched, what repeats an answered report."""
