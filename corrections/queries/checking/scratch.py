"""Two sides of a comparison, put beside each other on disk: however many there are, they need the same memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import groupby

CACHE_KIB = 8000
AT_ONCE = 500
Row = tuple[str, str, str, int]


class Scratch:
    """What the log tells of things by name and key, and what was found of them: a hash each, never words.

    It stands in a file without a name, which the system deletes when it is closed or the process ends.
    """

    def __init__(self) -> None:
        """Nothing is known yet."""
        self._file = sqlite3.connect("", isolation_level=None)
        for pragma in (f"cache_size=-{CACHE_KIB}", "journal_mode=OFF", "synchronous=OFF"):
            self._file.execute(f"PRAGMA {pragma}")
        self._file.execute("CREATE TABLE side (name TEXT, key TEXT, value TEXT, place INTEGER)")
        self._waiting: list[Row] = []
        self._told = 0

    def tell(self, name: str, key: str, value: str) -> None:
        """What the log says; what it says later of the same thing holds."""
        self._told += 1
        self._put((name, key, value, self._told))

    def find(self, name: str, key: str, value: str) -> None:
        """What stands in the database."""
        self._put((name, key, value, 0))

    def told_of(self, name: str) -> Iterator[str]:
        """The keys that the log tells of under this name, each once."""
        self._flush()
        chosen = "SELECT DISTINCT key FROM side WHERE name = ? AND place > 0 ORDER BY key"
        for (key,) in self._file.execute(chosen, (name,)).fetchall():
            yield key

    def compared(self) -> Iterator[tuple[str, str, str | None, str | None]]:
        """Name, key, what the log says at last, and what was found; None where that side says nothing."""
        self._flush()
        rows = self._file.execute("SELECT name, key, value, place FROM side ORDER BY name, key, place")
        for (name, key), same in groupby(rows, key=lambda row: (row[0], row[1])):
            told = found = None
            for _, _, value, place in same:
                told, found = (value, found) if place else (told, value)
            yield name, key, told, found
        self._file.close()

    def _put(self, row: Row) -> None:
        self._waiting.append(row)
        if len(self._waiting) >= AT_ONCE:
            self._flush()

    def _flush(self) -> None:
        self._file.executemany("INSERT INTO side VALUES (?, ?, ?, ?)", self._waiting)
        self._waiting.clear()
