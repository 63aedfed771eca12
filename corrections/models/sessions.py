"""The two ways to the database: acts write, pages read."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session, sessionmaker


@dataclass(frozen=True, slots=True)
class Sessions:
    """Session factories. On SQLite `acts` begins IMMEDIATE, so that two writers queue instead of failing."""

    acts: sessionmaker[Session]
    reads: sessionmaker[Session]
