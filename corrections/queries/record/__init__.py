"""The log for whoever answers for it: search, timelines, exports."""
