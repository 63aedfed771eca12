"""People outside the desk who have a part in a case: the author who is asked by a link."""
