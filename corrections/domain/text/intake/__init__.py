"""From foreign markup to the stored string: what may stand in it, and how its blocks are built."""
