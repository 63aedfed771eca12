"""The rows of a desk with a million cases, the same on SQLite and on PostgreSQL, written past the acts."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice
from random import Random
from typing import Any

from sqlalchemy import Engine

from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.markup import ImportRules, import_html
from corrections.models.sessions import Sessions
from corrections.services.importing import Arrival, import_article
from corrections.services.sorting.recounting import recount

START = datetime(2026, 1, 5, 6, 0, tzinfo=UTC)
DESKS, ARTICLES, BATCH = 12, 2_000, 10_000
COMMON, RARE = "council", "quixotic"
VOCABULARY = [f"word{number}" for number in range(20_000)]
STATES = (("open", 45), ("published", 35), ("declined", 15), ("already_fixed", 4), ("awaiting_signature", 1))
SEVERITIES = (("ordinary", 90), ("minor", 7), ("serious", 3))


def fill(sessions: Sessions, engine: Engine, cases: int, *, articles: int) -> None:
    """Articles by the act, everything about the cases past it; the counters are counted once."""
    words = Random(7).choices(VOCABULARY, k=120)
    body = import_html(f"<p>The {COMMON} met. {' '.join(words)}.</p>", rules=ImportRules(), headline="x").body
    for number in range(articles):
        story = ArticleText(f"Story {number} of the {VOCABULARY[number]}", "", body)
        arrival = Arrival(slug=f"story-{number}", text=story, language="en", desk=f"Desk {number % DESKS}")
        import_article(sessions, arrival, by=None, at=START)
    with written_at_once(engine) as write:
        for table, columns, rows in tables(cases, articles, sqlite=engine.dialect.name == "sqlite"):
            write(table, columns, rows)
    engine.dispose()
    recount(sessions)


def tables(cases: int, articles: int, *, sqlite: bool) -> Iterator[tuple[str, str, Iterable[Any]]]:
    """Every table that the queue reads, with its columns and rows."""
    yield (
        "correction",
        CASE_COLUMNS,
        (case_row(each, articles, sqlite=sqlite) for each in range(1, cases + 1)),
    )
    yield (
        "submission",
        REPORT_COLUMNS,
        (report_row(each, articles, sqlite=sqlite) for each in range(1, cases + 1)),
    )
    yield "reader_words", WORDS_COLUMNS, (words_row(each, sqlite=sqlite) for each in range(1, cases + 1))
    yield (
        "search_words",
        "submission_id, words",
        (search_row(each, sqlite=sqlite) for each in range(1, cases + 1)),
    )


CASE_COLUMNS = (
    'id, article_id, desk_id, state, revision, standing, severity, version, part, start, "end", reports, waiting,'
    " subject_involved, opened_at, due_at, decided_at, signature_due_at, published_version,"
    " decline_reason, internal_note"
)
REPORT_COLUMNS = (
    'id, article_id, correction_id, version, part, start, "end", verdict, state, error_type, relation, language,'
    " commitment, received_at, logged_seq"
)
WORDS_COLUMNS = (
    "submission_id, exact, prefix, suffix, proposed, comment, evidence_url, commitment_key, purge_after"
)


def case_row(number: int, articles: int, *, sqlite: bool) -> tuple[Any, ...]:
    chance = Random(number)
    state = drawn(chance, STATES)
    decided = state in ("published", "declined", "already_fixed")
    opened = START + timedelta(seconds=20 * number)
    due = stamp(opened + timedelta(hours=chance.choice((1, 26, 26, 26, 120))), sqlite=sqlite)
    late = state == "published" and chance.random() < 0.02
    standing = "needs_place" if state == "open" and chance.random() < 0.1 else "clean"
    start, reports = place(number), max(1, int(chance.paretovariate(1.3)))
    subject = chance.random() < 0.01
    opened_at = stamp(opened, sqlite=sqlite)
    return (
        number, article(number, articles), article(number, articles) % DESKS + 1, state, 1, standing,
        drawn(chance, SEVERITIES), 1, "body", start, start + 8, min(reports, 5000), 0 if decided else 1,
        int(subject) if sqlite else subject, opened_at, due, opened_at if decided else None, due if late else None,
        1 if state == "published" else None, "opinion" if state == "declined" else "", "",
    )  # fmt: skip


def report_row(number: int, articles: int, *, sqlite: bool) -> tuple[Any, ...]:
    start, at = place(number), stamp(START + timedelta(seconds=20 * number), sqlite=sqlite)
    return (
        number, article(number, articles), number, 1, "body", start, start + 8, "exact", "open", "", "none", "en",
        "0" * 64, at, 0,
    )  # fmt: skip


def words_row(number: int, *, sqlite: bool) -> tuple[Any, ...]:
    purge = stamp(START + timedelta(days=900), sqlite=sqlite)
    return number, "as quoted", "", "", "as proposed", " ".join(said(number)), "", b"0" * 32, purge


def search_row(number: int, *, sqlite: bool) -> tuple[Any, ...]:
    words = list(dict.fromkeys(("as", "quoted", "proposed", "story", *said(number))))
    return number, " ".join(words if sqlite else sorted(f"'{word}'" for word in words))


def said(number: int) -> list[str]:
    """A reader's words: three in ten name the common word, one in a hundred thousand the rare one."""
    chance = Random(-number)
    words = [VOCABULARY[min(int(chance.paretovariate(0.6)) - 1, len(VOCABULARY) - 1)] for _ in range(12)]
    words += [COMMON] if chance.random() < 0.3 else []
    return [*words, RARE] if number % 100_000 == 7 else words


def article(number: int, articles: int) -> int:
    return number * 7919 % articles + 1


def place(number: int) -> int:
    return number * 31 % 700 + 30


def drawn(chance: Random, shares: Sequence[tuple[str, int]]) -> str:
    return chance.choices([name for name, _ in shares], [share for _, share in shares])[0]


def stamp(at: datetime, *, sqlite: bool) -> Any:
    return at.strftime("%Y-%m-%d %H:%M:%S.%f") if sqlite else at


@contextlib.contextmanager
def written_at_once(engine: Engine) -> Iterator[Any]:
    """A way to write many rows: indexes are made after them, as a restored backup would."""
    connection = engine.raw_connection()
    cursor = connection.cursor()
    if engine.dialect.name == "sqlite":
        cursor.execute("PRAGMA journal_mode=OFF")
        cursor.execute("PRAGMA synchronous=OFF")
        yield lambda table, columns, rows: rows_to_sqlite(cursor, table, columns, rows)
        connection.commit()
        cursor.execute("PRAGMA journal_mode=DELETE")
    else:
        cursor.execute("SET session_replication_role = replica")
        yield lambda table, columns, rows: rows_to_postgres(cursor, table, columns, rows)
        connection.commit()
        connection.driver_connection.autocommit = True
        cursor.execute("VACUUM ANALYZE")
    connection.close()


def rows_to_sqlite(cursor: Any, table: str, columns: str, rows: Iterable[Any]) -> None:
    marks = ", ".join("?" * (columns.count(",") + 1))
    made = indexes(
        cursor, f"SELECT name, sql FROM sqlite_master WHERE tbl_name='{table}' AND type='index' AND sql != ''"
    )
    with without(cursor, made):
        every = iter(rows)
        while batch := list(islice(every, BATCH)):
            cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", batch)


def rows_to_postgres(cursor: Any, table: str, columns: str, rows: Iterable[Any]) -> None:
    listed = f"SELECT indexname, indexdef FROM pg_indexes WHERE tablename = '{table}'"
    made = [each for each in indexes(cursor, listed) if "UNIQUE" not in each[1]]
    with without(cursor, made), cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def indexes(cursor: Any, sql: str) -> list[tuple[str, str]]:
    cursor.execute(sql)
    return [(row[0], row[1]) for row in cursor.fetchall()]


@contextlib.contextmanager
def without(cursor: Any, made: list[tuple[str, str]]) -> Iterator[None]:
    for name, _ in made:
        cursor.execute(f"DROP INDEX {name}")
    yield
    for _, sql in made:
        cursor.execute(sql)
