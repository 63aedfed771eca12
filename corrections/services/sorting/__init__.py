"""Acts that sort the queue: joining and parting cases, deciding many at once."""
