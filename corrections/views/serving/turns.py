"""One at a time for each key: who asks for a page that is being made waits for it instead of making it too."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock


@dataclass(slots=True)
class _Turn:
    lock: Lock = field(default_factory=Lock)
    waiting: int = 0


class Turns:
    """Locks by key, each kept only while somebody holds it or waits for it."""

    def __init__(self) -> None:
        self._turns: dict[Hashable, _Turn] = {}
        self._lock = Lock()

    @contextmanager
    def of(self, key: Hashable) -> Iterator[bool]:
        """Wait until nobody else has the turn of this key, and have it; tells whether anybody else had."""
        with self._lock:
            turn = self._turns.setdefault(key, _Turn())
            turn.waiting += 1
        try:
            had_to_wait = not turn.lock.acquire(blocking=False)
            if had_to_wait:
                turn.lock.acquire()
            try:
                yield had_to_wait
            finally:
                turn.lock.release()
        finally:
            with self._lock:
                turn.waiting -= 1
                if not turn.waiting:
                    del self._turns[key]

    def __len__(self) -> int:
        return len(self._turns)
