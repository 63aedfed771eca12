"""Tables of programs that work with the desk."""
