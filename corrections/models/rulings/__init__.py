"""The tables of what the standards desk rules: notes that correct notes, wordings, rulings, reviews, dissent."""
