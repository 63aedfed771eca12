"""Searching the log: by person, act, article, time, reason and words, on both databases, in few statements."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import combinations
from typing import Any

import pytest
from sqlalchemy import event, insert, select, text

from corrections.domain.decline_reasons import DeclineReason
from corrections.models import Article, FormerSlug
from corrections.models.sessions import Sessions
from corrections.queries.record.case_timeline import case_timeline
from corrections.queries.record.log_listing import LogLineShown, log_page
from corrections.queries.record.log_question import LogQuestion, answering
from corrections.queries.record.log_stream import log_stream
from corrections.services.deciding.declining import Declined, decline
from corrections.services.staffing import disable
from corrections.services.transaction import transaction
from tests.newsroom import Newsroom
from tests.services.decisions import correction, minor, publish_now, publish_two


def found(newsroom: Newsroom, **asked: Any) -> list[LogLineShown]:
    return list(log_page(newsroom.sessions, LogQuestion(**asked)).lines)


def kinds(lines: list[LogLineShown]) -> list[str]:
    return [line.kind for line in lines]


@contextmanager
def statements(sessions: Sessions) -> Iterator[list[str]]:
    said: list[str] = []

    def hear(_c: object, _cursor: object, statement: str, *_more: object) -> None:
        if statement != "BEGIN":
            said.append(statement)

    engine = sessions.reads.kw["bind"]
    event.listen(engine, "before_cursor_execute", hear)
    yield said
    event.remove(engine, "before_cursor_execute", hear)


def at_work(newsroom: Newsroom) -> tuple[int, int]:
    """One case declined by Ada, and one on another article published by Ben with a reason in words."""
    newsroom.article()
    newsroom.article("ferry")
    ada, ben = newsroom.staff(name="Ada"), newsroom.staff(name="Ben")
    declined, published = newsroom.case(), newsroom.case("in 2019", "in 2020", article="ferry")
    newsroom.later(days=1)
    decline(
        newsroom.sessions,
        declined,
        Declined(DeclineReason.STYLE_CHOICE, checked="The style guide"),
        tokens=newsroom.tokens(declined),
        by=ada,
        at=newsroom.at,
        house=newsroom.house,
    )
    newsroom.later(days=1)
    said = minor("in 2020", departure_reason="A slip of the keyboard.", error_type=None)
    publish_now(newsroom, published, said, by=ben)
    return ada.id, ben.id


def test_each_filter_finds_its_own_entries(any_newsroom: Newsroom) -> None:
    newsroom = any_newsroom
    ada, ben = at_work(newsroom)
    assert kinds(found(newsroom, person=ada)) == ["correction.declined"]
    assert kinds(found(newsroom, person=ben)) == ["submissions.answered", "correction.published"]
    assert kinds(found(newsroom, act="correction.declined")) == ["correction.declined"]
    assert kinds(found(newsroom, reason="style_choice")) == ["correction.declined"]
    assert kinds(found(newsroom, words="keyboard SLIP")) == ["correction.published"]
    assert found(newsroom, words="keyboard guide") == []
    assert kinds(found(newsroom, subject="C-1")) == ["correction.declined"]
    ferry = kinds(found(newsroom, article="ferry"))
    assert {"version.published", "correction.published", "article.imported"} <= set(ferry)
    assert "correction.declined" not in ferry
    assert found(newsroom, article="unknown") == []


def test_filters_hold_together(any_newsroom: Newsroom) -> None:
    newsroom = any_newsroom
    ada, ben = at_work(newsroom)
    every = {"person": ada, "act": "correction.declined", "article": "harbour-bridge", "subject": "C-1",
             "reason": "style_choice", "words": "style guide", "since": newsroom.at - timedelta(days=2),
             "until": newsroom.at}  # fmt: skip
    assert kinds(found(newsroom, **every)) == ["correction.declined"]
    for name, other in {"person": ben, "act": "correction.published", "article": "ferry", "subject": "C-2",
                        "reason": "opinion", "words": "slip", "since": newsroom.at,
                        "until": newsroom.at - timedelta(days=9)}.items():  # fmt: skip
        assert found(newsroom, **{**every, name: other}) == [], name
    broad = {name: value for name, value in every.items() if name not in ("subject", "article")}
    assert kinds(found(newsroom, **broad)) == ["correction.declined"]
    for name, other in {
        "person": ben,
        "act": "correction.published",
        "reason": "opinion",
        "words": "style slip",
    }.items():
        assert found(newsroom, **{**broad, name: other}) == [], name


FILTERS: dict[str, Any] = {"person": 7, "act": "correction.declined", "article": "harbour-bridge", "subject": "C-1",
           "reason": "style_choice", "words": "style guide", "since": datetime(2026, 3, 1, tzinfo=UTC),
           "until": datetime(2026, 3, 5, tzinfo=UTC)}  # fmt: skip


@pytest.mark.parametrize("count", range(1, len(FILTERS) + 1))
def test_whatever_is_asked_together_is_found_by_an_index_and_never_sorted(
    newsroom: Newsroom, count: int
) -> None:
    with newsroom.sessions.reads() as session:
        for asked in combinations(FILTERS, count):
            chosen = answering(LogQuestion(**{name: FILTERS[name] for name in asked}), 1)
            page = chosen.order_by(chosen.selected_columns[0].desc()).limit(50)
            said = page.compile(session.get_bind(), compile_kwargs={"literal_binds": True})
            plan = [row[3] for row in session.execute(text(f"EXPLAIN QUERY PLAN {said}"))]
            assert not [step for step in plan if step.startswith("SCAN") or "TEMP" in step], (asked, plan)
            narrow = {"article", "subject"} & set(asked)
            assert ("log_word" in next(step for step in plan if step.startswith("SEARCH"))) == (
                "words" in asked and not narrow
            ), (asked, plan)


def test_a_time_is_half_open_and_a_time_to_come_finds_nothing(any_newsroom: Newsroom) -> None:
    newsroom = any_newsroom
    at_work(newsroom)
    today = found(newsroom, since=newsroom.at)
    assert {line.at for line in today} == {newsroom.at}
    assert not {line.seq for line in found(newsroom, until=newsroom.at)} & {line.seq for line in today}
    assert found(newsroom, since=newsroom.at + timedelta(seconds=1)) == []
    everything = log_page(newsroom.sessions).size
    assert len(found(newsroom, until=newsroom.at + timedelta(seconds=1))) == everything


def test_a_search_takes_eight_statements_at_most(newsroom: Newsroom) -> None:
    at_work(newsroom)
    with statements(newsroom.sessions) as said:
        found(newsroom, article="ferry", words="slip")
    assert len(said) <= 8, said


def test_an_article_is_found_by_an_address_that_it_had(newsroom: Newsroom) -> None:
    at_work(newsroom)
    with transaction(newsroom.sessions) as session:
        ferry = session.scalars(select(Article.id).where(Article.slug == "ferry")).one()
        session.execute(insert(FormerSlug).values(slug="old-ferry", article_id=ferry, at=newsroom.at))
    assert found(newsroom, article="old-ferry") == found(newsroom, article="ferry") != []


def test_the_choices_are_what_occurs(any_newsroom: Newsroom) -> None:
    at_work(any_newsroom)
    choices = log_page(any_newsroom.sessions).choices
    assert {"log.opened", "correction.declined", "version.published"} <= set(choices.acts)
    assert choices.reasons == ("style_choice",)
    assert [name for _, name in choices.people] == ["Ada", "Ben"]


def test_an_export_goes_through_all_batches(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corrections.queries.record.log_stream.BATCH", 4)
    at_work(newsroom)
    lines = list(log_stream(newsroom.sessions, LogQuestion()))
    assert [line.seq for line in lines] == list(range(log_page(newsroom.sessions).size))
    ferry = [line.seq for line in log_stream(newsroom.sessions, LogQuestion(article="ferry"))]
    assert ferry == [line.seq for line in found(newsroom, article="ferry")][::-1]


def test_a_cases_timeline_tells_its_whole_life_in_order(any_newsroom: Newsroom) -> None:
    newsroom = any_newsroom
    newsroom.article()
    case = newsroom.case(email="reader@example.org")
    newsroom.later(hours=1)
    newsroom.case()
    newsroom.later(hours=1)
    publish_two(newsroom, case, correction("4.1 million"))
    newsroom.later(minutes=1)
    assert newsroom.app.test_cli_runner().invoke(args=["log", "sign", "--once"]).exit_code == 0
    with statements(newsroom.sessions) as said:
        page = case_timeline(newsroom.sessions, f"C-{case}")
    assert len(said) <= 8, said
    steps = [step.what for step in page.steps]
    assert steps[:2] == ["reported", "reported"] and steps[-1] == "sealed"
    assert {"taken_up", "correction.prepared", "correction.published", "answered"} <= set(steps)
    published = next(step for step in page.steps if step.what == "correction.published")
    assert len(published.facts["signers"]) == 2 and published.facts["note"] == "2026-0001"
    assert (page.state, page.more_reports) == ("published", 0)


def test_an_entry_about_one_of_the_staff_names_them(any_newsroom: Newsroom) -> None:
    person = any_newsroom.staff(name="Olena Koval")
    disable(any_newsroom.sessions, person.id, by=None, at=any_newsroom.at)
    lines = log_page(any_newsroom.sessions, LogQuestion(act="staff.disabled")).lines
    assert [(line.subject, line.about) for line in lines] == [(f"staff-{person.id}", "Olena Koval")]
    assert not any(
        line.about for line in log_page(any_newsroom.sessions, LogQuestion(act="log.opened")).lines
    )
