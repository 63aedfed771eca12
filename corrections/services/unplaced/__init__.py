"""Reports of readers of allowed sites on articles that the desk does not have: kept, placed, dismissed."""
