"""Long work beside delivery: in a thread with connections of its own, one at a time, so that no mail waits for it."""

from __future__ import annotations

import threading
from collections.abc import Callable

from flask import Flask

_AT_WORK = threading.Lock()


def work_beside(app: Flask, work: Callable[[], object]) -> threading.Thread | None:
    """Begin it in a thread that does not outlive the process; None while other such work goes on."""
    if not _AT_WORK.acquire(blocking=False):
        return None
    thread = threading.Thread(target=_working, args=(app, work), name="long chore", daemon=True)
    thread.start()
    return thread


def _working(app: Flask, work: Callable[[], object]) -> None:
    try:
        with app.app_context():
            work()
    finally:
        _AT_WORK.release()
