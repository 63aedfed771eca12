"""Words and drawings that several audiences' pages share."""
