"""The log for the standards desk: alarms, search, timelines, exports."""
