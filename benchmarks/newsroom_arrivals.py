"""The reports of a large newsroom as they arrived: what they bind, and the entries that log them by the thousand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select, update

from benchmarks.newsroom_book import Book
from benchmarks.newsroom_year import NOW, Life
from corrections.domain.record.bound import words_content
from corrections.domain.record.commitments import keyed
from corrections.domain.record.merkle import root_of
from corrections.models import ReaderWords, Submission
from corrections.models.record.sealed_row import ARRIVED, arrival_seal
from corrections.services.recording import MOST_ARRIVALS

WORDS = (ReaderWords.exact, ReaderWords.prefix, ReaderWords.suffix, ReaderWords.proposed, ReaderWords.comment)


class Arrivals:
    """Every report, in the order in which they came in, and how many of them are logged."""

    def __init__(self, book: Book, lives: Mapping[int, Life]) -> None:
        self.book, self.lives, self.logged = book, lives, 0
        chosen = select(*(getattr(Submission, name) for name in ARRIVED), *WORDS, ReaderWords.commitment_key)
        rows = book.session.execute(chosen.join(ReaderWords).order_by(Submission.id)).mappings()
        self.reports = [self._as_it_came(dict(row)) for row in rows]

    def log(self, case: int, at: datetime) -> None:
        """Log what came in until then, if the report of this case is not logged yet."""
        while self.logged < case:
            waiting = self.reports[self.logged : self.logged + MOST_ARRIVALS]
            arrived = [each for each in waiting if each["received_at"] <= at]
            for each in arrived:
                each["logged_seq"] = self.book.seq
            numbers = [each["id"] for each in arrived]
            root = root_of([bytes.fromhex(each["commitment"]) for each in arrived]).hex()
            facts = {"count": len(numbers), "root": root, "submissions": numbers}
            rows = [[Submission.__tablename__, str(each["id"]), arrival_seal(each)] for each in arrived]
            self.book.act("submissions.received", "submissions", None, None, at, facts, rows)
            self.logged += len(arrived)

    def finish(self) -> None:
        """Log the rest, and write what became of every report."""
        self.log(len(self.reports), NOW)
        self.book.flush()
        table = Submission.__table__
        names = ("relation", "state", "received_at", "commitment", "logged_seq")
        chosen = update(table).where(table.c.id == bindparam("the_id"))
        chosen = chosen.values(**{name: bindparam(f"the_{name}") for name in names})
        written = ({f"the_{name}": each[name] for name in ("id", *names)} for each in self.reports)
        self.book.session.execute(chosen, list(written))

    def _as_it_came(self, row: dict[str, Any]) -> dict[str, Any]:
        said = {name: row.pop(name) for name in ("exact", "prefix", "suffix", "proposed", "comment")}
        life = self.lives[row["id"]]
        row["commitment"] = keyed(row.pop("commitment_key"), words_content(**said, url=""))
        state = "answered" if life.decided else "open"
        return row | {"relation": life.relation or "none", "received_at": life.opened, "state": state}
