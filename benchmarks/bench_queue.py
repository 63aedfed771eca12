"""The queue of a desk with a million cases: pages by key, counts from rows, and the search, on both databases."""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from benchmarks.filled_desks import Desk, desks
from benchmarks.million import COMMON, RARE, START
from corrections.models import Correction
from corrections.queries.desk.queue import PAGE, Wanted, queue
from corrections.queries.reading_session import reading
from corrections.queries.site.page_marks import read_mark
from corrections.queries.sorting.narrowing import Narrowing
from corrections.queries.sorting.viewing import CASES, COLUMNS, FALLING, SHAPES, View, from_mark, mark_of
from tests.statement_counter import counted

DEEP = 10_000
NOW = START + timedelta(days=300)
CURSORS: dict[str, Any] = {}
KEPT: list[Any] = []
VIEWS = tuple(view for view in View if view not in (View.MINE, View.WITHOUT_NOTE))


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--quick", action="store_true")
    arguments.add_argument("--kept", type=Path, help="a folder for the databases, filled once and used again")
    arguments.add_argument("--repeats", type=int, default=41)
    arguments.add_argument("--only", choices=("pages", "counts", "search"))
    given = arguments.parse_args()
    cases, repeats = (20_000, 5) if given.quick else (1_000_000, given.repeats)
    pages, shares = [], []
    with desks(cases, articles=200 if given.quick else 2_000, kept=given.kept) as filled:
        for desk in filled:
            pages += paging(desk, repeats) if given.only in (None, "pages") else ()
            shares += counting(desk, repeats) if given.only in (None, "counts") else ()
            shares += searching(desk, repeats) if given.only in (None, "search") else ()
    print("\n".join(report(cases, pages, shares)))


def report(cases: int, pages: list[str], shares: list[str]) -> list[str]:
    return [
        f"## The queue of {cases:,} cases",
        "",
        f"A page is the whole page with its {PAGE} cards, as `queries/desk/queue.py` gives it, after one unmeasured"
        f" call; medians. “Deep” is page {DEEP:,} where the view has so many, “last” the view's last {PAGE} cases,"
        " each from its cursor. OFFSET and key are the one statement that finds the last page's rows, asked"
        " through the driver, and so are the counts.",
        "",
        "| database, view | cases | first, ms | deep, ms | last, ms | deep / first | last / first | statements"
        " | last by key, ms | by OFFSET, ms | OFFSET / key |",
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|",
        *pages,
        "",
        "| database, what | ours, ms | the other way, ms | times |",
        "|---|--:|--:|--:|",
        *shares,
    ]


def paging(desk: Desk, repeats: int) -> Iterator[str]:
    """Each view's first, deep and last page, and the last one by OFFSET."""
    for view in VIEWS:
        total = size(desk, view)
        before_last = total - PAGE
        deep, last = (
            mark_at(desk, view, min((DEEP - 1) * PAGE, before_last)),
            mark_at(desk, view, before_last),
        )
        taken = zip(*(in_turn(desk, view, ("", deep, last)) for _ in range(repeats + 1)), strict=True)
        first_ms, deep_ms, last_ms = (statistics.median(each) for each in taken)
        said = max((asked(desk, view, mark) for mark in ("", deep, last)), key=len)
        by_key = median(plainly(desk, statement(desk, view, mark=last)), repeats)
        by_offset = median(plainly(desk, statement(desk, view, offset=before_last)), min(repeats, 3))
        yield (
            f"| {desk.name}, {view} | {total:,} | {first_ms:.2f} | {deep_ms:.2f} | {last_ms:.2f}"
            f" | {deep_ms / first_ms:.2f} | {last_ms / first_ms:.2f} | {len(said)}"
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


def in_turn(desk: Desk, view: View, marks: tuple[str, ...]) -> list[float]:
    """Milliseconds for the page after each mark, one after the other: whatever else goes on meets all."""
    return [
        timed(lambda after=after: queue(desk.sessions, Wanted(view, after=after), by=1, at=NOW))
        for after in marks
    ]


def asked(desk: Desk, view: View, mark: str) -> list[str]:
    """The statements of the page after a mark."""
    with counted(desk.sessions) as said:
        queue(desk.sessions, Wanted(view, after=mark), by=1, at=NOW)
    return said


def statement(desk: Desk, view: View, *, mark: str = "", offset: int = 0) -> str:
    """The page's own statement as SQL, from a mark on, or after so many rows."""
    chosen: Any = page_of(view)
    chosen = from_mark(chosen, SHAPES[view].order, read_mark(mark), backwards=False, most=PAGE + 1)
    chosen = chosen.offset(offset) if offset else chosen
    engine = desk.sessions.reads.kw["bind"]
    return str(chosen.compile(engine, compile_kwargs={"literal_binds": True}))


def page_of(view: View) -> Any:
    shape = SHAPES[view]
    chosen: Any = CASES
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


def size(desk: Desk, view: View) -> int:
    """How many cases a view has."""
    with reading(desk.sessions) as session:
        return session.scalar(select(func.count()).select_from(page_of(view).subquery())) or 0


def mark_at(desk: Desk, view: View, number: int) -> str:
    """The mark of a view's case of that number, counted from one: the page begins after it."""
    shape = SHAPES[view]
    keys = [COLUMNS[shape.order], Correction.id] if shape.order in COLUMNS else [Correction.id]
    keys = [key.desc() for key in keys] if shape.order in FALLING else keys
    with reading(desk.sessions) as session:
        found = session.execute(page_of(view).order_by(*keys).offset(number - 1).limit(1)).one()
        return mark_of(found.Correction, shape.order)


def median(act: Callable[[], Any], repeats: int) -> float:
    """Milliseconds, the first call left out."""
    act()
    return statistics.median(timed(act) for _ in range(repeats))


def timed(act: Callable[[], Any]) -> float:
    started = time.perf_counter()
    act()
    return (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    main()
