"""Figures that are kept: a look at a large newsroom counts nothing, and what an older program kept is not shown."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from sqlalchemy import event, select

from corrections.cli.periodic.minding_chores import keep_the_figures
from corrections.domain.permissions import Role
from corrections.models import KeptFigures
from corrections.queries.minding import figures_page
from corrections.queries.minding.figures_page import figures_page as page_of
from corrections.services.transaction import transaction
from tests.minding.test_overview import ZONE, some_published
from tests.newsroom import Newsroom
from tests.views.desk_visit import visit

COUNTED = "The figures are being counted. They stand here in a few minutes."


@pytest.fixture
def large(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    """A newsroom that counts as large."""
    monkeypatch.setattr(figures_page, "AT_ONCE", 3)
    some_published(newsroom)
    return newsroom


def keep(newsroom: Newsroom) -> None:
    with newsroom.app.app_context():
        keep_the_figures(newsroom.sessions, at=newsroom.at)


def kept(newsroom: Newsroom) -> dict[str, KeptFigures]:
    with newsroom.sessions.reads() as session:
        return {row.scope: row for row in session.scalars(select(KeptFigures))}


def test_a_large_newsroom_reads_kept_figures(large: Newsroom) -> None:
    keep(large)
    kept_at = large.at
    large.later(minutes=30)
    page = page_of(large.sessions, None, at=large.at, zone=ZONE)
    assert page.made_at == kept_at and page.figures
    assert page.figures.measures["time_to_correct_ordinary"].of == 6
    assert list(kept(large)) == ["all"]


def test_before_the_first_counting_the_page_says_so_and_counts_nothing(large: Newsroom) -> None:
    statements: list[str] = []
    engine = large.sessions.reads.kw["bind"]
    event.listen(engine, "before_cursor_execute", lambda *args: statements.append(args[2]))
    assert page_of(large.sessions, None, at=large.at, zone=ZONE).figures is None
    assert len(statements) <= 5
    who = visit(large, Role.STANDARDS)
    assert COUNTED in who.get("/standards/").text
    assert who.get("/standards/figures/kinds.svg").status_code == 404


def test_figures_are_counted_each_hour_and_left_alone_meanwhile(large: Newsroom) -> None:
    keep(large)
    first = kept(large)["all"].made_at
    large.later(minutes=30)
    keep(large)
    assert kept(large)["all"].made_at == first
    large.later(minutes=30)
    keep(large)
    assert kept(large)["all"].made_at - first == timedelta(hours=1)


def test_what_an_older_program_kept_is_counted_again_at_once(large: Newsroom) -> None:
    keep(large)
    with transaction(large.sessions) as session:
        row = session.get_one(KeptFigures, "all")
        told = json.loads(row.contents)
        del told["measures"]["late_share"]
        row.contents = json.dumps(told)
    assert COUNTED in visit(large, Role.STANDARDS).get("/standards/").text
    keep(large)
    assert "late_share" in json.loads(kept(large)["all"].contents)["measures"]
    assert COUNTED not in visit(large, Role.STANDARDS).get("/standards/").text


def test_a_small_newsroom_keeps_nothing(newsroom: Newsroom) -> None:
    some_published(newsroom, 1)
    keep(newsroom)
    assert not kept(newsroom)
    page = page_of(newsroom.sessions, None, at=newsroom.at, zone=ZONE)
    assert page.figures and page.made_at == newsroom.at
