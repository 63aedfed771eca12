"""A failure after any statement of the publishing transaction leaves nothing of it behind."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event, select

from corrections.models import Base, Correction
from corrections.queries.log_check import Verified, verify_log
from corrections.services.deciding.decisions import Timing
from corrections.services.deciding.signing import sign
from tests.newsroom import Newsroom
from tests.services.decisions import correction, publish_now

MOST_STATEMENTS = 200


class Broken(Exception):
    """The database went away."""


def everything(newsroom: Newsroom) -> dict[str, list[Any]]:
    with newsroom.sessions.reads() as session:
        return {
            name: sorted(map(repr, session.execute(select(table)).all()))
            for name, table in Base.metadata.tables.items()
        }


@contextmanager
def failing_after(newsroom: Newsroom, count: int) -> Iterator[list[str]]:
    """Let the acts' connection fail after its `count`th statement; gives the statements that ran."""
    seen: list[str] = []

    def fail(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        seen.append(statement)
        if len(seen) == count:
            raise Broken(statement)

    engine = newsroom.sessions.acts.kw["bind"]
    event.listen(engine, "after_cursor_execute", fail)
    try:
        yield seen
    finally:
        event.remove(engine, "after_cursor_execute", fail)


def test_publishing_holds_whole_or_leaves_nothing(any_newsroom: Newsroom) -> None:
    newsroom = any_newsroom
    newsroom.article()
    case = newsroom.case(email="reader@example.org")
    newsroom.case("costing 41 million crowns", "costing 4.1 million crowns", email="other@example.org")
    newsroom.case("traffic since", "lorries since")
    publish_now(newsroom, case, correction("4.1 million", timing=Timing.WAIT), by=newsroom.staff())
    second, tokens, before = newsroom.staff(), newsroom.tokens(case), everything(newsroom)
    for count in range(1, MOST_STATEMENTS):
        with failing_after(newsroom, count) as seen:
            try:
                sign(newsroom.sessions, case, tokens=tokens, by=second, at=newsroom.at, house=newsroom.house)
            except Broken:
                assert everything(newsroom) == before, f"left behind after {seen[-1]}"
                continue
        break
    assert count == len(seen) + 1 > 30
    assert newsroom.row(Correction, case).state == "published"
    assert isinstance(verify_log(newsroom.sessions), Verified)


@pytest.mark.parametrize("count", [1, 3, 6])
def test_a_failed_act_can_be_tried_again(newsroom: Newsroom, count: int) -> None:
    newsroom.article()
    case = newsroom.case()
    publish_now(newsroom, case, correction("4.1 million", timing=Timing.WAIT), by=newsroom.staff())
    second, tokens = newsroom.staff(), newsroom.tokens(case)
    with failing_after(newsroom, count), pytest.raises(Broken):
        sign(newsroom.sessions, case, tokens=tokens, by=second, at=newsroom.at, house=newsroom.house)
    again = sign(newsroom.sessions, case, tokens=tokens, by=second, at=newsroom.at, house=newsroom.house)
    assert again.version == 2
