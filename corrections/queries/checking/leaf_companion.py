"""A second process that checks every second stretch of a long log; `leaf_sharing.py` starts it, and can do without.

It is told on its standard input where the database is and which stretches are its own, and writes a line for each.
It ends at the first that is not as it was kept: whoever asked looks there again, and names what is broken.
"""

from __future__ import annotations

import json
import sqlite3
import sys
from contextlib import closing
from typing import Any

from corrections.queries.checking.leaf_chunks import Fetch, NotAsKept, chunk_of

PATIENCE = 15


def main() -> None:
    """Do what was asked, and end."""
    task = json.loads(sys.stdin.readline())
    height, end = task["height"], task["end"]
    with closing(_opened(task["driver"], task["database"])) as connection:
        for number in range(task["first"], (end - 1 >> height) + 1, task["step"]):
            start = number << height
            try:
                chunk = chunk_of(
                    _fetching(connection, task["driver"]), start, min(start + (1 << height), end)
                )
            except NotAsKept:
                return
            print(chunk.written(), flush=True)


def _opened(driver: str, database: str) -> Any:
    if driver == "sqlite":
        return sqlite3.connect(database, timeout=PATIENCE, isolation_level=None)
    import psycopg  # a tenth of a second that SQLite does not need

    return psycopg.connect(database, autocommit=True)


def _fetching(connection: Any, driver: str) -> Fetch:
    return rows_by(connection.cursor() if driver == "sqlite" else connection.cursor(binary=True))


def rows_by(cursor: Any) -> Fetch:
    """Ask through a driver's own cursor."""

    def fetch(statement: str) -> Any:
        cursor.execute(statement)
        return cursor.fetchall()

    return fetch


if __name__ == "__main__":
    main()
