"""The acts of the desk: prepare, publish, sign, return, decline, undo, place."""
