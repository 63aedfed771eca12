"""How a fix cuts the stored string: closing white space, emptied blocks and inline elements, attributes."""
