"""What two whole texts still share, found once when a body arrives from outside; careful rather than complete."""
