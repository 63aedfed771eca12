"""The same fact wrong again, found in the words that were changed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from corrections.domain.minding.facts import Facts, FoundBy, PublishedFact
from corrections.domain.minding.figure_tables import REST, shown_of, tables_of
from corrections.domain.minding.same_facts import with_repeats

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def changed(day: int, *words: tuple[str, str], article: int = 1, error_type: str = "number") -> PublishedFact:
    at = NOW + timedelta(days=day)
    return PublishedFact(
        article, 2, 1, at, "correction", "ordinary", error_type, "foot", at, FoundBy.READER, changed=words
    )


def repeated(*published: PublishedFact) -> list[bool]:
    return [each.repeats for each in with_repeats(published)]


def test_the_same_words_changed_to_the_same_ones_are_the_same_fact_in_any_article() -> None:
    first, second = changed(0, ("Dr Hol", "Dr Holm")), changed(80, ("dr  hol", "Dr Holm"), article=2)
    assert repeated(second, first) == [False, True]
    assert repeated(first, changed(91, ("Dr Hol", "Dr Holm"))) == [False, False]
    assert repeated(first, changed(1, ("Dr Hol", "Dr Holt"), article=2)) == [False, False]


def test_words_that_a_correction_put_there_and_that_are_changed_again_are_the_same_fact() -> None:
    assert repeated(changed(0, ("41", "4.1")), changed(3, ("4.1", "4.2"))) == [False, True]
    assert repeated(changed(0, ("41", "4.1")), changed(3, ("4.1", "4.2"), article=2)) == [False, False]


def test_added_words_are_compared_with_nothing() -> None:
    assert repeated(changed(0, ("", "not ")), changed(1, ("", "not "))) == [False, False]
    assert repeated(changed(0), changed(1)) == [False, False]


def test_the_trend_has_the_seven_types_that_occurred_most_and_the_rest_in_one() -> None:
    types = ("name", "number", "quotation", "picture", "person", "context", "title", "date", "science")
    published = tuple(
        changed(number, error_type=each) for number, each in enumerate(types) for _ in range(9 - number)
    )
    facts = Facts(NOW, NOW + timedelta(days=27), published=published)
    shown = shown_of(facts)
    assert shown.trend == types[:7]
    table = tables_of(facts, ZoneInfo("UTC"), shown)["error_types_by_month"]
    assert table.columns == (*types[:7], REST) and table.rows == (("2026-03", (9, 8, 7, 6, 5, 4, 3, 3)),)
