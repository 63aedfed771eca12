"""The editors' desk: the queue, the review sheet, and the decisions made on it, one module for each group of acts."""
