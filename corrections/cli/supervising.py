"""A small supervisor: runs the server, starts its companions again when they end, and ends all with the server.

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
HEARD = STOP | {signal.SIGCHLD, signal.SIGALRM}
PATIENCE = 10.0
SHORTEST_PAUSE, LONGEST_PAUSE = 1.0, 60.0
DIE_WITH_PARENT = 1
Process = subprocess.Popen[bytes]


class Companion:
    """A process beside the server: the signer, the deliverer. Its end is not the site's."""

    def __init__(self, command: Sequence[str]) -> None:
        """Start it for the first time."""
        self.command, self.pause = command, SHORTEST_PAUSE
        self.process, self.since, self.again_at = _started(command), time.monotonic(), 0.0

    def tend(self, now: float) -> None:
        """Start it again some time after it ended: at once at first, rarely when it ends over and over."""
        if self.process.poll() is None:
            return
        if not self.again_at:
            self.pause = SHORTEST_PAUSE if now - self.since > LONGEST_PAUSE else self.pause
            self.again_at, self.pause = now + self.pause, min(self.pause * 2, LONGEST_PAUSE)
        if now >= self.again_at:
            self.process, self.since, self.again_at = _started(self.command), now, 0.0


def supervised(*commands: Sequence[str]) -> list[str]:
    """The command that runs all of these together; the first is the server."""
    return [sys.executable, str(Path(__file__).resolve()), json.dumps(commands)]


def supervise(commands: Sequence[Sequence[str]]) -> int:
    """Run the server and its companions until the server ends, or a signal says so; give the exit code."""
    signal.pthread_sigmask(signal.SIG_BLOCK, HEARD)
    server, companions = _started(commands[0]), [Companion(command) for command in commands[1:]]
    try:
        return _ended(server, companions)
    finally:
        _end([server, *(companion.process for companion in companions)])


def _ended(server: Process, companions: Sequence[Companion]) -> int:
    while True:
        for companion in companions:
            companion.tend(time.monotonic())
        waiting = [each.again_at - time.monotonic() for each in companions if each.again_at]
        signal.setitimer(signal.ITIMER_REAL, max(0.01, min(waiting)) if waiting else 0)
        if signal.sigwait(HEARD) in STOP:
            return 0
        if server.poll() is not None:
            return server.returncode if server.returncode >= 0 else 128 - server.returncode


def _started(command: Sequence[str]) -> Process:
    me = os.getpid()
    return subprocess.Popen(command, preexec_fn=lambda: _child(me))  # noqa: S603, PLW1509


def _child(parent: int) -> None:
    """Before a child's program starts: signals as usual, and no life after the supervisor's (Linux)."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, HEARD)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGTERM)
        if os.getppid() != parent:
            os._exit(1)


def _end(children: Sequence[Process]) -> None:
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
