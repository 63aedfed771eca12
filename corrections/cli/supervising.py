"""A small supervisor: starts the desk's processes, and ends them all when one ends or it is told to.

It is run as a script and needs the standard library only; `flask serve` becomes it.
"""

from __future__ import annotations

import ctypes
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

STOP = frozenset({signal.SIGTERM, signal.SIGINT, signal.SIGHUP})
PATIENCE = 10.0
DIE_WITH_PARENT = 1


def supervised(*commands: Sequence[str]) -> list[str]:
    """The command that runs all of these together."""
    return [sys.executable, str(Path(__file__).resolve()), json.dumps(commands)]


def supervise(commands: Sequence[Sequence[str]]) -> int:
    """Run the commands until one of them ends, or a signal says so; give the exit code of the whole."""
    signal.pthread_sigmask(signal.SIG_BLOCK, STOP | {signal.SIGCHLD})
    me = os.getpid()
    children = [subprocess.Popen(command, preexec_fn=lambda: _child(me)) for command in commands]  # noqa: S603, PLW1509
    try:
        return _ended(children)
    finally:
        _end(children)


def _ended(children: Sequence[subprocess.Popen[bytes]]) -> int:
    while True:
        if signal.sigwait(STOP | {signal.SIGCHLD}) in STOP:
            return 0
        for child in children:
            if child.poll() is not None:
                return child.returncode if child.returncode >= 0 else 128 - child.returncode


def _child(parent: int) -> None:
    """Before a child's program starts: signals as usual, and no life after the supervisor's (Linux)."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, STOP | {signal.SIGCHLD})
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGTERM)
        if os.getppid() != parent:
            os._exit(1)


def _end(children: Sequence[subprocess.Popen[bytes]]) -> None:
    for child in children:
        child.terminate()
    deadline = time.monotonic() + PATIENCE
    for child in children:
        try:
            child.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


if __name__ == "__main__":
    sys.exit(supervise(json.loads(sys.argv[1])))
