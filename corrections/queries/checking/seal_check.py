"""Checking sealed rows: each is as the entry of its act says, none is missing, and none came in without an entry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from corrections.models import Answer, Base, Submission, WithdrawnWords
from corrections.models.record.sealed_row import ARRIVED, SEALED, arrival_seal, seal_of, sealed_key
from corrections.queries.found_broken import Broken

BATCH = 1000


class Seals:
    """Every seal that the private entries hold, by table and key."""

    def __init__(self) -> None:
        """None is known yet."""
        self._kept: dict[tuple[str, str], str] = {}
        self._emptied: set[tuple[str, str]] = set()

    def hear(self, told: Mapping[str, Any]) -> None:
        """Take in what the bytes behind an entry say."""
        for table, key, seal in told.get("rows", ()):
            self._kept[table, key] = seal

    def differ(self, session: Session) -> Iterator[Broken]:
        """Give every row that is not as it was sealed."""
        self._emptied = {
            (row.place, str(row.row_id))
            for row in session.execute(select(WithdrawnWords.place, WithdrawnWords.row_id))
        }
        for table in SEALED:
            for row in session.scalars(_rows(table)).yield_per(BATCH):
                yield from self._differs(table.__tablename__, sealed_key(row), seal_of(row))
                session.expunge(row)
        yield from self._reports_differ(session)
        for name, key in self._kept:
            yield Broken(f"{name} {key}", "it is in the log, but it is gone")

    def _reports_differ(self, session: Session) -> Iterator[Broken]:
        columns = [getattr(Submission, name) for name in ARRIVED]
        chosen = select(*columns).where(Submission.logged_seq.is_not(None)).order_by(Submission.id)
        for row in session.execute(chosen).yield_per(BATCH).mappings():
            yield from self._differs(Submission.__tablename__, str(row["id"]), arrival_seal(row))  # type: ignore[arg-type]

    def _differs(self, table: str, key: str, seal: str) -> Iterator[Broken]:
        kept = self._kept.pop((table, key), None)
        if kept is None:
            yield Broken(f"{table} {key}", "no entry of the log speaks of it")
        elif kept != seal and (table, key.partition("/")[0]) not in self._emptied:
            yield Broken(f"{table} {key}", "it is not as the entry of its act says")


def _rows(table: type[Base]) -> Any:
    keys: Sequence[Any] = inspect(table).primary_key
    chosen = select(table).order_by(*keys)
    if table is Answer:  # what a report was answered as it came in is sealed with it
        return chosen.join(Submission, Submission.id == Answer.submission_id).where(
            Submission.logged_seq.is_not(None)
        )
    return chosen
