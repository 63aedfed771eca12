"""An article that everybody reports: publishing beside 10,000 open passages, and 1,000 reports on one paragraph."""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import count
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func, insert, select
from sqlalchemy.exc import OperationalError

from benchmarks.filled_desks import Desk, desks
from benchmarks.million import START
from corrections.domain.actors import Actor
from corrections.domain.disclosure import NoteKind, Severity
from corrections.domain.error_types import ErrorType
from corrections.domain.house_rules import HouseRules
from corrections.domain.permissions import Role
from corrections.domain.reporting.reports import Report
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.markup import ImportRules, import_html
from corrections.models import Article, Correction
from corrections.services.deciding.decisions import Decision, Tokens
from corrections.services.deciding.publishing import publish
from corrections.services.importing import Arrival, import_article
from corrections.services.staffing import add
from corrections.services.submitting import Received, submit

OPEN, REPORTS, THREADS, PARAGRAPHS = 10_000, 1_000, 4, 500
HOUSE = HouseRules(zone=ZoneInfo("UTC"))
KEYS = count()


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--quick", action="store_true")
    given = arguments.parse_args()
    repeats, reports = (3, 50) if given.quick else (15, REPORTS)
    rows, storms = [], []
    with desks(0) as empty:
        for desk in empty:
            rows += list(beside(desk, repeats))
            storms.append(storm(desk, reports))
    print("\n".join(report(repeats, rows, storms)))


def report(repeats: int, rows: list[str], storms: list[str]) -> list[str]:
    return [
        f"## An article with {OPEN:,} open passages",
        "",
        f"The same article twice, of {PARAGRAPHS} paragraphs, once with {OPEN:,} open cases on it; acts on both in"
        f" turn, medians of {repeats}. The change touches none of them.",
        "",
        "| database, act | with none, ms | with 10,000, ms | times |",
        "|---|--:|--:|--:|",
        *rows,
        "",
        "Reports on one paragraph, each quoting all of it but for up to three words at either end,"
        f" {THREADS} readers at once:",
        "",
        "| database | reports | seconds | sent again | cases they made | reports in the case |",
        "|---|--:|--:|--:|--:|--:|",
        *storms,
    ]


def beside(desk: Desk, repeats: int) -> Iterator[str]:
    """Reporting and publishing a typo on the article with open passages, and on the one without."""
    editor = staff(desk)
    for slug in ("quiet", "busy"):
        story(desk, slug)
    crowd(desk, "busy")
    taken: dict[tuple[str, str], list[float]] = {}
    for number in range(repeats + 1):
        for slug in ("quiet", "busy"):
            spent = typo(desk, slug, number, editor)
            if number:
                for act, each in spent.items():
                    taken.setdefault((act, slug), []).append(each)
    for act in ("report", "publish"):
        quiet, busy = (statistics.median(taken[act, slug]) for slug in ("quiet", "busy"))
        yield f"| {desk.name}, {act} | {quiet:.1f} | {busy:.1f} | {busy / quiet:.2f} |"


def typo(desk: Desk, slug: str, number: int, editor: Actor) -> dict[str, float]:
    """Milliseconds for reporting the article's next typo, and for publishing it."""
    received, reporting = timed(lambda: send(desk, slug, f"teh{number:03d}", f"the{number:03d}"))
    case = int(str(received.reference).removeprefix("C-"))
    decision = Decision(
        proposed=f"the{number:03d}",
        kind=NoteKind.MINOR_FIX,
        severity=Severity.MINOR,
        error_type=ErrorType.SPELLING,
        place=None,
        note="",
        checked="",
        departure_reason="Meaning unchanged.",
    )
    held = tokens(desk, case)
    by, at = editor, START + timedelta(days=1, minutes=number)
    _, publishing = timed(
        lambda: publish(desk.sessions, case, decision, tokens=held, by=by, at=at, house=HOUSE)
    )
    return {"report": reporting, "publish": publishing}


def storm(desk: Desk, reports: int) -> str:
    """Many readers at once, and what they made."""
    words = " ".join(f"word{number}" for number in range(40))
    import_article(desk.sessions, arrival("storm", f"<p>Before.</p><p>{words}</p>"), by=None, at=START)
    chance = Random(11)
    quotes = []
    for _ in range(reports):
        said = words.split()
        quotes.append(" ".join(said[chance.randrange(4) : len(said) - chance.randrange(4)]))
    started = time.perf_counter()
    with ThreadPoolExecutor(THREADS) as readers:
        again = sum(readers.map(lambda quote: stubbornly(desk, quote), quotes))
    seconds = time.perf_counter() - started
    made = (
        select(func.count(), func.max(Correction.reports))
        .join(Article, Article.id == Correction.article_id)
        .where(Article.slug == "storm")
    )
    with desk.sessions.reads() as session:
        cases, most = session.execute(made).one()
    return f"| {desk.name} | {reports:,} | {seconds:.1f} | {again} | {cases} | {most:,} |"


def stubbornly(desk: Desk, quote: str) -> int:
    """Send a report as often as the database is too busy to take it; gives how often it had to be sent again."""
    again = 0
    while True:
        try:
            send(desk, "storm", quote, None, comment="Wrong.")
        except OperationalError:
            again += 1
        else:
            return again


def crowd(desk: Desk, slug: str) -> None:
    """Ten thousand open cases all over an article, but nowhere near its typos."""
    with desk.sessions.acts() as session:
        article = session.scalar(select(Article.id).where(Article.slug == slug))
        length = len(f"Sentence 000 says teh000 {FILLER}") + 1
        rows = [
            {
                "article_id": article, "state": "open", "version": 1, "part": "body",
                "start": number % PARAGRAPHS * length + 40 + number // PARAGRAPHS * 8,
                "end": number % PARAGRAPHS * length + 46 + number // PARAGRAPHS * 8,
                "opened_at": START, "due_at": START, "reports": 1, "waiting": 1,
            }
            for number in range(OPEN)
        ]  # fmt: skip
        session.execute(insert(Correction), rows)
        session.commit()


FILLER = " ".join(f"filler{number:02d}" for number in range(24))


def story(desk: Desk, slug: str) -> None:
    body = "".join(
        f"<p>Sentence {number:03d} says teh{number:03d} {FILLER}</p>" for number in range(PARAGRAPHS)
    )
    import_article(desk.sessions, arrival(slug, body), by=None, at=START)


def arrival(slug: str, body: str) -> Arrival:
    stored = import_html(body, rules=ImportRules(), headline=slug).body
    return Arrival(slug=slug, text=ArticleText(slug, "", stored), language="en")


def staff(desk: Desk) -> Actor:
    roles = frozenset({Role.EDITOR})
    email = "ada@example.org"
    number = add(desk.sessions, email=email, name="Ada", roles=roles, password_hash="x", at=START)
    return Actor(id=number, name="Ada", roles=roles)


def send(desk: Desk, slug: str, exact: str, proposed: str | None, *, comment: str = "") -> Received:
    said = Report(
        article=slug, version=None, part="body", start=None, end=None, exact=exact, prefix="", suffix="",
        proposed=proposed, comment=comment, error_type="", evidence_url="", relation="none", email="", language="en",
    )  # fmt: skip
    at = START + timedelta(hours=1)
    key = f"key-{next(KEYS)}"
    return submit(desk.sessions, said, idempotency_key=key, receipt_key=b"r" * 32, at=at, house=HOUSE)


def tokens(desk: Desk, case: int) -> Tokens:
    with desk.sessions.reads() as session:
        row = session.get_one(Correction, case)
        article = session.get_one(Article, row.article_id)
        return Tokens(version=article.current_version, state=f"{row.state}.{row.revision}")


def timed(act: Callable[[], Any]) -> tuple[Any, float]:
    started = time.perf_counter()
    result = act()
    return result, (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    main()
