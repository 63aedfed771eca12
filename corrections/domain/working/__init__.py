"""Working on a case before it is decided: who is at it, what they typed, where else the words ran."""
