"""The standards desk: what needs it, and the log told in words."""

from __future__ import annotations

import re

import pytest

from corrections.domain.permissions import Role
from corrections.queries.record.log_listing import PAGE, log_page
from corrections.queries.record.log_question import LogQuestion
from corrections.services.deciding.decisions import Timing
from tests.newsroom import Newsroom
from tests.services.decisions import correction, minor, publish_now
from tests.views.desk_visit import Visit, visit


@pytest.fixture
def standards(newsroom: Newsroom) -> Visit:
    newsroom.article()
    return visit(newsroom, Role.STANDARDS)


def test_the_log_is_for_the_standards_desk_only(newsroom: Newsroom, standards: Visit) -> None:
    senior, admin = visit(newsroom, Role.SENIOR_EDITOR), visit(newsroom, Role.ADMIN)
    for path in ("/standards/", "/standards/log"):
        assert standards.get(path).status_code == 200
        assert senior.get(path).status_code == admin.get(path).status_code == 403
        assert newsroom.app.test_client().get(path).status_code == 302


def test_the_overview_shows_what_is_due_and_what_was_told_as_less(
    newsroom: Newsroom, standards: Visit
) -> None:
    assert "No signature is due" in standards.get("/standards/").text
    editor = newsroom.staff(name="Night Editor")
    publish_now(newsroom, newsroom.case(), correction("4.1 million", timing=Timing.LATER), by=editor)
    less = minor("in 2020", departure_reason="A slip of the pen.", error_type=None)
    publish_now(newsroom, newsroom.case("in 2019", "in 2020"), less, by=editor)
    page = standards.get("/standards/").text
    assert "1 signature is due" in page and "A slip of the pen." in page and "Night Editor" in page


def test_the_log_tells_each_act_in_words_with_who_and_about_what(
    newsroom: Newsroom, standards: Visit
) -> None:
    case = newsroom.case("was was", "was")
    publish_now(newsroom, case, minor("was"), by=newsroom.staff(name="Ida Copy"))
    page = standards.get("/standards/log").text
    for words in ("Version published", "Published", "Reports came in", "Log opened", "Ida Copy", f"C-{case}"):
        assert words in page, words
    assert "Another act" not in page


def test_the_log_page_shows_size_and_root(newsroom: Newsroom, standards: Visit) -> None:
    page = log_page(newsroom.sessions)
    assert page.size == page.lines[0].seq + 1 and re.fullmatch("[0-9a-f]{64}", page.root)
    shown = standards.get("/standards/log").text
    assert page.root in shown and page.name in shown


def test_the_log_goes_on_where_it_stopped(newsroom: Newsroom, standards: Visit) -> None:
    for number in range(PAGE):
        newsroom.staff(name=f"Person {number}")
    first = log_page(newsroom.sessions)
    second = log_page(newsroom.sessions, before=first.before)
    assert [line.seq for line in first.lines + second.lines] == list(range(first.size))[::-1][: 2 * PAGE]
    assert f"before={first.before}" in standards.get("/standards/log").text


def test_one_case_has_its_own_acts(newsroom: Newsroom, standards: Visit) -> None:
    case = newsroom.case("was was", "was")
    publish_now(newsroom, case, minor("was"), by=newsroom.staff())
    page = log_page(newsroom.sessions, LogQuestion(subject=f"C-{case}"))
    assert {line.kind for line in page.lines} == {"correction.published", "submissions.answered"}
    assert standards.get(f"/standards/log?subject=C-{case}").status_code == 200
    assert "no entry about this" in standards.get("/standards/log?subject=<b>").text


def test_a_mark_that_is_none_is_not_found(standards: Visit) -> None:
    for mark in ("x", "-1", "1.5", "9" * 40, "²"):
        assert standards.get("/standards/log", query_string={"before": mark}).status_code == 404, mark


def test_a_subject_that_no_database_can_be_asked_for_is_not_found(any_newsroom: Newsroom) -> None:
    member = visit(any_newsroom, Role.STANDARDS)
    for subject in ("\x00", "C-1\x00", "\x00C-1"):
        assert member.get("/standards/log", query_string={"subject": subject}).status_code == 404
