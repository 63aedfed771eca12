"""The page of a withdrawal, and the check that the log says of every withdrawn word why it is not there."""
