"""What somebody asks of the log, as people type it: a number alone, small letters, an address pasted whole."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from corrections.domain.refusals import NotFound
from corrections.domain.sorting.sorting_refusals import DaysReversed, SearchTooLong
from corrections.views.requests.log_questions import asked_question


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("C-17", "C-17"),
        ("c-17", "C-17"),
        (" 17 ", "C-17"),
        ("note 2026-0001", "note 2026-0001"),
        ("C-", "C-"),
    ],
)
def test_a_case_may_be_named_by_its_number(typed: str, meant: str) -> None:
    assert asked_question({"subject": typed}, zone=ZoneInfo("UTC")).subject == meant


@pytest.mark.parametrize(
    "typed",
    [
        "ferry",
        "https://desk.example.org/articles/ferry",
        "/articles/ferry/",
        "http://x/articles/ferry?a=1#top",
        f"https://x/articles/ferry?from={'mail' * 90}",
    ],
)
def test_an_article_may_be_named_by_its_whole_address(typed: str) -> None:
    assert asked_question({"article": typed}, zone=ZoneInfo("UTC")).article == "ferry"


@pytest.mark.parametrize("typed", ["two\r\nwords", "two\u2028words", " two\twords\n"])
def test_words_may_be_pasted_over_several_lines(typed: str) -> None:
    assert asked_question({"words": typed}, zone=ZoneInfo("UTC")).words == "two words"


@pytest.mark.parametrize("typed", ["a\0b", "a\ud800b"])
def test_signs_that_no_database_takes_are_not_asked_for(typed: str) -> None:
    with pytest.raises(NotFound):
        asked_question({"words": typed}, zone=ZoneInfo("UTC"))


@pytest.mark.parametrize("field", ["words", "article", "subject"])
def test_more_than_a_field_takes_is_said_with_what_to_do(field: str) -> None:
    assert asked_question({field: "x" * 200}, zone=ZoneInfo("UTC"))
    with pytest.raises(SearchTooLong) as refused:
        asked_question({field: "x" * 201}, zone=ZoneInfo("UTC"))
    assert (refused.value.fields, refused.value.facts) == ({field: "search_too_long"}, {"limit": 200})


def test_days_the_wrong_way_round_are_not_an_empty_answer() -> None:
    assert asked_question({"since": "2026-03-02", "until": "2026-03-02"}, zone=ZoneInfo("UTC")).until
    with pytest.raises(DaysReversed):
        asked_question({"since": "2026-03-02", "until": "2026-03-01"}, zone=ZoneInfo("UTC"))
