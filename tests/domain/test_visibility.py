"""One decision says what the public sees of an article, its versions and its notes."""

from __future__ import annotations

import pytest

from corrections.domain.lifecycle import ArticleStatus
from corrections.domain.refusals import Refusal, UnknownVersion
from corrections.domain.reporting.report_refusals import ArticleRemoved
from corrections.domain.showing.visibility import Restatement, Visibility, is_among, last_of, with_numbers
from corrections.domain.showing.withheld_refusals import ArticleBarred, ArticleCovered, VersionWithheld

LIVE = Visibility()
HELD = Visibility(ArticleStatus.HELD, status_version=3)
COVERED = Visibility(ArticleStatus.HELD, covered=True, status_version=3)
REMOVED = Visibility(ArticleStatus.REMOVED, status_version=3)
BARRED = Visibility(ArticleStatus.REMOVED, by_order=True, status_version=3)
PARTLY = Visibility(hidden="2-3")


@pytest.mark.parametrize(
    ("seen", "shows", "status"),
    [
        (LIVE, True, 200),
        (HELD, True, 200),
        (Visibility(ArticleStatus.RETRACTED), True, 200),
        (COVERED, False, 200),
        (REMOVED, False, 410),
        (BARRED, False, 451),
    ],
)
def test_an_article_is_shown_as_its_status_says(seen: Visibility, shows: bool, status: int) -> None:
    assert (seen.shows_words, seen.http_status) == (shows, status)
    assert (seen.headline("A claim") == "A claim") is shows
    assert (seen.dek("A claim") == "A claim") is shows


def test_a_headline_that_was_withdrawn_gives_way_to_neutral_words_in_the_language_of_the_article() -> None:
    assert LIVE.headline("") == "An article that is not shown"
    assert Visibility(language="uk-UA").headline("") == "Статтю зараз не показано"


@pytest.mark.parametrize(
    ("seen", "number", "refusal"),
    [
        (REMOVED, 1, ArticleRemoved),
        (BARRED, 1, ArticleBarred),
        (COVERED, 1, ArticleCovered),
        (PARTLY, 3, VersionWithheld),
        (PARTLY, 0, UnknownVersion),
        (PARTLY, 6, UnknownVersion),
    ],
)
def test_a_version_that_is_not_shown_is_refused(
    seen: Visibility, number: int, refusal: type[Refusal]
) -> None:
    assert not (seen.shows_version(number) and 1 <= number <= 5)
    with pytest.raises(refusal):
        seen.check_version(number, upto=5)


@pytest.mark.parametrize("number", [1, 4, 5])
def test_the_other_versions_are_shown(number: int) -> None:
    PARTLY.check_version(number, upto=5)
    assert PARTLY.shows_version(number)


@pytest.mark.parametrize(
    ("seen", "version", "restatement", "told"),
    [
        (LIVE, 2, Restatement.FULL, True),
        (HELD, 2, Restatement.FULL, True),
        (COVERED, 2, Restatement.FULL, False),
        (COVERED, 3, Restatement.FULL, True),
        (REMOVED, 2, Restatement.NONE, False),
        (REMOVED, 3, Restatement.FULL, True),
        (PARTLY, 1, Restatement.FULL, True),
        (PARTLY, 2, Restatement.FULL, False),
        (PARTLY, 4, Restatement.MINIMAL, False),
        (PARTLY, 4, Restatement.NONE, True),
        (PARTLY, 5, Restatement.FULL, True),
    ],
)
def test_a_note_is_told_unless_it_may_quote_what_is_not_shown(
    seen: Visibility, version: int, restatement: Restatement, told: bool
) -> None:
    about = {"version": version, "restatement": restatement}
    assert seen.tells_note(**about) is told
    said = seen.note_text("They stole it.", kind="correction", language="en", **about)
    assert (said == "They stole it.") is told
    assert said.startswith("Correction:") or told


@pytest.mark.parametrize(
    ("seen", "version", "told"),
    [(LIVE, 2, True), (REMOVED, 3, False), (COVERED, 4, False), (PARTLY, 3, False), (PARTLY, 4, True)],
)
def test_the_words_before_and_after_are_told_where_the_text_is_shown(
    seen: Visibility, version: int, told: bool
) -> None:
    assert seen.tells_changes(version=version, restatement=Restatement.NONE) is told


def test_numbers_of_versions_have_one_spelling() -> None:
    assert with_numbers("", range(1, 4)) == "1-3"
    assert with_numbers("1-3 7", [4, 9, 8]) == "1-4 7-9"
    assert with_numbers("5", [5]) == "5"
    assert (last_of("1-4 7"), last_of("")) == (7, 0)
    assert [number for number in range(1, 10) if is_among(number, "1-3 7")] == [1, 2, 3, 7]
