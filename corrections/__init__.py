"""A newsroom's corrections desk: readers report, editors decide, the public can check."""
