"""A newsroom of 100,000 corrections, decided over a year, with every act in the log; for looking at its pages.

Written past the acts: versions, notes, entries and the seals in them are as the acts would have written them, so that
`flask log verify` and outsiders find all of it in order.

`python -m benchmarks.large_newsroom INSTANCE [CASES]` makes an instance with its SQLite database. The log is named as
the settings say, so CORRECTIONS_PUBLIC_URL should be the address where it will be served.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from sqlalchemy import select

from benchmarks.million import START, fill
from benchmarks.newsroom_arrivals import Arrivals
from benchmarks.newsroom_book import Book
from benchmarks.newsroom_cases import PEOPLE, Cases, settle
from benchmarks.newsroom_troubles import change_silently, trouble
from benchmarks.newsroom_year import NOW, life
from corrections.database import make_sessions, migrate
from corrections.domain.permissions import Role
from corrections.models import Correction
from corrections.models.sessions import Sessions
from corrections.outside.log_keys import log_keys
from corrections.outside.signer import unsigned_name
from corrections.services.installing import install
from corrections.services.sorting.recounting import recount
from corrections.services.staffing import add
from corrections.settings import read_settings

ARTICLES, BATCH = 600, 2_000


def furnish(sessions: Sessions, cases: int) -> None:
    """Staff, articles, cases, and what was decided of them, in the order of time."""
    for number in range(PEOPLE):
        roles = frozenset({Role.SENIOR_EDITOR} if number % 8 == 0 else {Role.EDITOR})
        known = {"email": f"p{number}@example.org", "name": f"Person {number}", "password_hash": ""}
        add(sessions, **known, roles=roles, at=START)
    fill(sessions, sessions.acts.kw["bind"], cases, articles=ARTICLES)
    with sessions.acts() as session:
        live_through(Book(session), cases)
    recount(sessions)


def live_through(book: Book, count: int) -> None:
    """Decide the cases in the order in which they were decided."""
    case = Correction
    chosen = select(case.id, case.article_id, case.severity, case.start, case.end).order_by(case.id)
    cases: dict[int, Any] = {row.id: row for row in book.session.execute(chosen).all()}
    lives = {number: life(row, count) for number, row in cases.items()}
    settle(book, lives)
    for number, each in lives.items():
        trouble(book, cases[number], each)
    desk, arrivals = Cases(book), Arrivals(book, lives)
    for done, number in enumerate(sorted(lives, key=lambda each: lives[each].decided or NOW), 1):
        decided = lives[number].decided
        if decided:
            book.carry_out(decided)
            arrivals.log(number, decided)
            desk.decide(cases[number], lives[number])
        if done % BATCH == 0:
            book.flush()
    book.carry_out(NOW)
    arrivals.finish()
    change_silently(book, lives, cases, desk.numbers)
    desk.finish()
    book.close()


def main(instance: str, cases: str = "100000") -> None:
    """Open the log of an empty instance at the year's beginning, and fill its database."""
    given = read_settings({**os.environ, "CORRECTIONS_INSTANCE": str(Path(instance).absolute())})
    given.instance.mkdir(mode=0o700, parents=True, exist_ok=True)
    migrate(given.database_url)
    sessions = make_sessions(given.database_url)
    name = unsigned_name(given.instance, given.log_name)
    install(sessions, log_name=name, keys=log_keys(given.instance), at=START)
    furnish(sessions, int(cases))


if __name__ == "__main__":
    main(*sys.argv[1:])
