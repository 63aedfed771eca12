"""Tables that sorting stands on: reports that changed case, words to search."""
