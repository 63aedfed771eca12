"""A made-up newsroom, to look at and to try things on."""
