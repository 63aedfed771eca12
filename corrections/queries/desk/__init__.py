"""The desk's pages: the queue, the review sheet, the log for the standards desk."""
