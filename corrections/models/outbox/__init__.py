"""What waits to be told to the world, and the turns of the desk's periodic work."""
