"""The queue of a desk with a million cases: pages by key, counts from rows, and the search, on both databases."""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from sqlalchemy import event, func, select

from benchmarks.million import COMMON, RARE, START, Desk, desks
from corrections.models import Article, Correction
from corrections.queries.desk.queue import PAGE, Wanted, queue
from corrections.queries.reading_session import reading
from corrections.queries.site.page_marks import read_mark
from corrections.queries.sorting.narrowing import Narrowing
from corrections.queries.sorting.viewing import COLUMNS, FALLING, SHAPES, View, from_mark, mark_of

DEEP = 10_000
NOW = START + timedelta(days=300)
CURSORS: dict[str, Any] = {}
KEPT: list[Any] = []
VIEWS = (View.DUE, View.NEWEST, View.MOST_REPORTED, View.NEEDS_PLACE, View.PUBLISHED, View.EVERYTHING)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--quick", action="store_true")
    given = arguments.parse_args()
    cases, repeats = (20_000, 5) if given.quick else (1_000_000, 41)
    pages, shares = [], []
    with desks(cases, articles=200 if given.quick else 2_000) as filled:
        for desk in filled:
            pages += list(paging(desk, repeats))
            shares += [*counting(desk, repeats), *searching(desk, repeats)]
    print("\n".join(report(cases, pages, shares)))


def report(cases: int, pages: list[str], shares: list[str]) -> list[str]:
    return [
        f"## The queue of {cases:,} cases",
        "",
        f"A page is the whole page with its {PAGE} cards, as `queries/desk/queue.py` gives it, after one unmeasured"
        f" call; medians. “Deep” is page {DEEP:,}, or the view's last full page. OFFSET and key are the one statement"
        " that finds the page's rows, asked through the driver, and so are the counts.",
        "",
        "| database, view | page | first, ms | deep, ms | deep / first | statements | by key, ms | by OFFSET, ms"
        " | OFFSET / key |",
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|",
        *pages,
        "",
        "| database, what | ours, ms | the other way, ms | times |",
        "|---|--:|--:|--:|",
        *shares,
    ]


def paging(desk: Desk, repeats: int) -> Iterator[str]:
    """Each view's first and deep page, and the deep one by OFFSET."""
    for view in VIEWS:
        number, mark = deep_mark(desk, view)
        first, deep = (
            statistics.median(taken)
            for taken in zip(*(both(desk, view, mark) for _ in range(repeats + 1)), strict=True)
        )
        with counted(desk) as said:
            queue(desk.sessions, Wanted(view, after=mark), by=1, at=NOW)
        by_key = median(plainly(desk, statement(desk, view, mark=mark)), repeats)
        by_offset = median(plainly(desk, statement(desk, view, offset=number * PAGE)), min(repeats, 3))
        yield (
            f"| {desk.name}, {view} | {number + 1:,} | {first:.2f} | {deep:.2f} | {deep / first:.2f} | {len(said)}"
            f" | {by_key:.3f} | {by_offset:.1f} | {by_offset / by_key:,.0f} |"
        )


def counting(desk: Desk, repeats: int) -> Iterator[str]:
    """All of the queue's counters, beside the three GROUP BYs that would say the same."""
    grouped = [
        f"SELECT {columns}, COUNT(*) FROM correction GROUP BY {columns}"
        for columns in ("state", "state, desk_id", "state, severity")
    ]
    kept = "SELECT name, value FROM counter WHERE name LIKE 'corrections:%'"
    ours, other = median(plainly(desk, kept), repeats), median(plainly(desk, *grouped), 3)
    name = f"{desk.name}, counts by state, desk and severity / GROUP BY"
    yield f"| {name} | {ours:.3f} | {other:.1f} | {other / ours:,.0f} |"


def searching(desk: Desk, repeats: int) -> Iterator[str]:
    """The whole page of a search in all cases, and in a view."""
    for name, words, view in (
        ("rare word, all cases", RARE, View.EVERYTHING),
        ("common word, all cases", COMMON, View.EVERYTHING),
        ("common word, due first", COMMON, View.DUE),
        ("two words, one common", f"{COMMON} word7", View.EVERYTHING),
        ("two common words", f"{COMMON} word0", View.EVERYTHING),
        ("a word that nobody wrote", "zyzzyva", View.EVERYTHING),
    ):
        wanted = Wanted(view, Narrowing(words=words))
        taken = median(lambda wanted=wanted: queue(desk.sessions, wanted, by=1, at=NOW), repeats)
        yield f"| {desk.name}, page of a search: {name} | {taken:.1f} | | |"


def both(desk: Desk, view: View, mark: str) -> tuple[float, float]:
    """Milliseconds for the first page and for the deep one, taken in turn: whatever else goes on meets both."""
    return tuple(
        timed(lambda after=after: queue(desk.sessions, Wanted(view, after=after), by=1, at=NOW))
        for after in ("", mark)
    )


def statement(desk: Desk, view: View, *, mark: str = "", offset: int = 0) -> str:
    """The page's own statement as SQL, from a mark on, or after so many rows."""
    chosen: Any = page_of(view)
    chosen = from_mark(chosen, SHAPES[view].order, read_mark(mark), backwards=False, most=PAGE + 1)
    chosen = chosen.offset(offset) if offset else chosen
    engine = desk.sessions.reads.kw["bind"]
    return str(chosen.compile(engine, compile_kwargs={"literal_binds": True}))


def page_of(view: View) -> Any:
    shape = SHAPES[view]
    chosen: Any = select(Correction, Article).join(Article, Article.id == Correction.article_id)
    if shape.state is not None:
        chosen = chosen.where(Correction.state == shape.state)
    return chosen if shape.only is None else chosen.where(shape.only)


def plainly(desk: Desk, *statements: str) -> Callable[[], None]:
    """An act that asks the database just this, through its own driver."""
    if desk.name not in CURSORS:
        connection = desk.sessions.reads.kw["bind"].raw_connection()
        KEPT.append(connection)
        if desk.name == "PostgreSQL":
            connection.driver_connection.autocommit = True
        CURSORS[desk.name] = connection.cursor()
    cursor = CURSORS[desk.name]

    def ask() -> None:
        for each in statements:
            cursor.execute(each)
            cursor.fetchall()

    return ask


def deep_mark(desk: Desk, view: View) -> tuple[int, str]:
    """How many pages stand before the deep one, and the mark it begins after."""
    shape = SHAPES[view]
    chosen = page_of(view)
    keys = [COLUMNS[shape.order], Correction.id] if shape.order in COLUMNS else [Correction.id]
    keys = [key.desc() for key in keys] if shape.order in FALLING else keys
    with reading(desk.sessions) as session:
        total = session.scalar(select(func.count()).select_from(chosen.subquery())) or 0
        pages = min(DEEP, total // PAGE) - 1
        last = session.execute(chosen.order_by(*keys).offset(pages * PAGE - 1).limit(1)).one()
        return pages, mark_of(last.Correction, shape.order)


def median(act: Callable[[], Any], repeats: int) -> float:
    """Milliseconds, the first call left out."""
    act()
    return statistics.median(timed(act) for _ in range(repeats))


def timed(act: Callable[[], Any]) -> float:
    started = time.perf_counter()
    act()
    return (time.perf_counter() - started) * 1000


@contextmanager
def counted(desk: Desk) -> Iterator[list[str]]:
    """The statements that a page asks."""
    engine = desk.sessions.reads.kw["bind"]
    said: list[str] = []

    def hear(_c: object, _cursor: object, statement: str, *_more: object) -> None:
        if statement != "BEGIN":
            said.append(statement)

    event.listen(engine, "before_cursor_execute", hear)
    yield said
    event.remove(engine, "before_cursor_execute", hear)


if __name__ == "__main__":
    main()
