"""What the holder of a receipt may do: add, reply, ask for a second look, take back, erase."""
