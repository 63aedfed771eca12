"""What letters are about, and to whom they go: read when they are sent, from numbers alone."""
