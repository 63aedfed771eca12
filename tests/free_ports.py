"""Ports of this machine for servers that tests start."""

from __future__ import annotations

import itertools
import os
import socket

# Below what the system hands out by itself: between finding a port and listening there, nobody else is given it.
LOWEST, MANY, APART = 20_000, 12_000, 997
PORTS = itertools.count(os.getpid() * APART)  # processes beside each other look in places of their own


def free_port() -> int:
    """A port that nobody listens on, and no other one than the last times."""
    for number in PORTS:
        port = LOWEST + number % MANY
        with socket.socket() as found:
            try:
                found.bind(("127.0.0.1", port))
            except OSError:
                continue
        return port
    raise AssertionError("numbers do not end")
