"""The world outside: one neighbour a module, handed to the other layers by `factory` and `cli`."""
