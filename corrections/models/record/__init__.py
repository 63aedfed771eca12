"""The log's tables, and the alarms that watch over it and over the desk's promises."""
