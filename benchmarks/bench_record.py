"""The public record at size: the corrections page deep down, and a long article compared."""

from __future__ import annotations

import argparse
import os
import statistics
import time
from collections.abc import Callable
from contextlib import ExitStack
from datetime import timedelta
from random import Random

from sqlalchemy import create_engine, insert, select, text

from benchmarks.corpus import Writer, text_of
from benchmarks.served import SLUG, desk, granian, newsrooms, wait_for
from corrections.models import Article, Note
from corrections.queries.site.corrections_page import NOTES_A_PAGE
from corrections.queries.site.page_marks import PageMark
from tests.newsroom import MONDAY, Newsroom

NOTES, DEEP, LONG, EDITS = 100_000, 1_000, 100_000, 100


def main() -> None:
    """Pages are made anew for each request: the layer is off."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--quick", action="store_true")
    given = arguments.parse_args()
    notes, times = (10_000, 5) if given.quick else (NOTES, 25)
    print("## The record at size\n")
    print(
        f"{notes:,} notes, {NOTES_A_PAGE} to a page; an article of {LONG:,} characters with {EDITS} edits. granian,"
    )
    print(
        f"one process with one thread, every page made anew, asked {times} times in turn. Milliseconds: median"
    )
    print("(lowest to highest).\n")
    print("| page | SQLite | PostgreSQL |")
    print("|---|--:|--:|")
    found: dict[str, list[str]] = {}
    with newsrooms(postgresql=True) as made:
        for newsroom in made.values():
            for name, told in measured(newsroom, notes, times).items():
                found.setdefault(name, []).append(told)
    for name, figures in found.items():
        print(f"| {name} | {' | '.join(figures)} |")
    print(f"\nLoad of the machine at the end: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores.")


def measured(newsroom: Newsroom, notes: int, times: int) -> dict[str, str]:
    """The figures of one database."""
    lengthen(newsroom)
    fill(newsroom, notes)
    deep = mark_of(newsroom, min(DEEP - 1, notes // NOTES_A_PAGE - 2))
    paths = {
        "`/corrections`, first page": "/corrections",
        "`/corrections`, page 1,000": f"/corrections?older={deep}",
        "comparison, inline": "/articles/long/compare/1..2",
        "comparison, side by side": "/articles/long/compare/1..2?view=side",
    }
    with ExitStack() as stack:
        address = stack.enter_context(granian("app:app", desk(newsroom, CORRECTIONS_PAGE_MEMORY="0")))
        took: dict[str, list[float]] = {name: [] for name in paths}
        for _ in range(times + 1):
            for name, path in paths.items():
                took[name].append(timed(lambda path=path: wait_for(address + path)))  # type: ignore[misc]
    figures = {name: each[1:] for name, each in took.items()}
    rows = {
        name: f"{statistics.median(each):.1f} ({min(each):.1f} to {max(each):.1f})"
        for name, each in figures.items()
    }
    first, last = list(figures.values())[:2]
    ratio = statistics.median(b / a for a, b in zip(first, last, strict=True))
    return {**rows, "page 1,000 in times of the first": f"{ratio:.2f}"}


def timed(asked: Callable[[], None]) -> float:
    """Milliseconds."""
    begin = time.perf_counter()
    asked()
    return 1000 * (time.perf_counter() - begin)


def lengthen(newsroom: Newsroom) -> None:
    """A long article, and its second version with a word changed in a hundred places."""
    chance = Random(7)
    paragraphs = text_of(Writer(7, "prose").article(LONG)).split("\n")
    newsroom.article("long", html(paragraphs))
    for _ in range(EDITS):
        number = chance.randrange(len(paragraphs))
        words = paragraphs[number].split(" ")
        words[chance.randrange(len(words))] = "changed"
        paragraphs[number] = " ".join(words)
    newsroom.later()
    newsroom.article("long", html(paragraphs))


def html(paragraphs: list[str]) -> str:
    """The paragraphs as HTML."""
    from html import escape

    return "".join(f"<p>{escape(each)}</p>" for each in paragraphs)


def fill(newsroom: Newsroom, notes: int) -> None:
    """Notes on the first article, a minute apart, all before its own."""
    with newsroom.sessions.acts() as session:
        article = session.scalars(select(Article.id).where(Article.slug == SLUG)).one()
        rows = [
            {
                "reference": f"2025-{number + 1:04d}",
                "article_id": article,
                "number": number + 10,
                "version": 2,
                "kind": ("correction", "clarification", "update")[number % 3],
                "place": "foot",
                "severity": "ordinary",
                "error_type": "number",
                "language": "en",
                "text": f"Correction, 1 March 2025: Note number {number} said something else before.",
                "changes": "[]",
                "published_at": MONDAY - timedelta(days=300) + timedelta(minutes=number),
                "salt": bytes(32),
                "commitment": f"{number:064x}",
            }
            for number in range(notes)
        ]
        session.execute(insert(Note), rows)
        session.commit()
    settle(newsroom)


def settle(newsroom: Newsroom) -> None:
    """PostgreSQL counts what it has been given within a minute; this asks for it now. Its owner only may."""
    if newsroom.url.startswith("postgresql"):
        owner = create_engine(newsroom.url.replace("//desk@", "//postgres@"), isolation_level="AUTOCOMMIT")
        with owner.connect() as connection:
            connection.execute(text("VACUUM ANALYZE"))
        owner.dispose()


def mark_of(newsroom: Newsroom, page: int) -> str:
    """The mark that leads to a page (counted from 0)."""
    with newsroom.sessions.reads() as session:
        chosen = select(Note.published_at, Note.id).order_by(Note.published_at.desc(), Note.id.desc())
        row = session.execute(chosen.offset(page * NOTES_A_PAGE - 1).limit(1)).one()
        return str(PageMark(row.published_at, row.id))


if __name__ == "__main__":
    main()
