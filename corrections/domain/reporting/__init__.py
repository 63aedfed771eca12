"""What readers send: how it must look, how its receipt is made, how it is refused."""
