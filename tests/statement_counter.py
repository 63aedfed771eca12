"""Counts the statements that a page asks of the database, for tests and benchmarks alike."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event

from corrections.models.sessions import Sessions


@contextmanager
def counted(sessions: Sessions) -> Iterator[list[str]]:
    """The statements that are asked for reading while this lasts; beginning a transaction is none."""
    engine = sessions.reads.kw["bind"]
    said: list[str] = []

    def hear(_c: object, _cursor: object, statement: str, *_more: object) -> None:
        if statement != "BEGIN":
            said.append(statement)

    event.listen(engine, "before_cursor_execute", hear)
    try:
        yield said
    finally:
        event.remove(engine, "before_cursor_execute", hear)
