"""The assessor's export: the same statements for a batch, whatever stands in it, and the proofs that pages give."""

from __future__ import annotations

from contextlib import closing
from typing import Any

import pytest

from corrections.domain.decline_reasons import DeclineReason
from corrections.domain.minding.detection import FoundBy
from corrections.domain.record.log_subjects import note_subject, version_subject
from corrections.domain.text.spans import Part, Passage, Span
from corrections.queries.proving.log_proof import proof_of
from corrections.queries.proving.many_proofs import proofs_of
from corrections.queries.record import assessors_export
from corrections.queries.record.assessors_export import assessed_corrections
from corrections.queries.record.log_question import LogQuestion
from corrections.services.deciding.declining import Declined
from corrections.services.working.opening import Finding, open_case
from tests.newsroom import Newsroom
from tests.queries.test_log_search import statements
from tests.services.decisions import correction, publish_two
from tests.services.test_declining_and_placing import decline_now
from tests.services.test_signing_the_log import sign

WORDS = 20
MOST_A_BATCH = 14


def decided(newsroom: Newsroom, count: int) -> None:
    """Articles of twenty words, each of them a case that is decided: every tenth published, the rest declined."""
    for number in range(count):
        slug, place = f"story-{count}-{number // WORDS}", number % WORDS
        if not place:
            newsroom.article(slug, f"<p>{' '.join(f'word{at:02d}' for at in range(WORDS))}</p>")
        case = newsroom.case(f"word{place:02d}", f"text{place:02d}", article=slug)
        if place % 10 == 0:
            publish_two(newsroom, case, correction(f"text{place:02d}"))
            continue
        said = Declined(DeclineReason.CORRECT_AS_PUBLISHED, checked="minutes")
        decline_now(newsroom, case, said)
    sign(newsroom)


def exported(newsroom: Newsroom) -> tuple[list[dict[str, Any]], int]:
    with statements(newsroom.sessions) as said:
        records = list(assessed_corrections(newsroom.sessions, LogQuestion()))
    return records, len(said)


def test_statements_grow_by_the_batch_and_not_by_the_decision(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    decided(newsroom, 12)
    few, said_of_few = exported(newsroom)
    decided(newsroom, 80)
    many, said_of_many = exported(newsroom)
    assert (len(few), len(many)) == (12, 92)
    assert said_of_many <= said_of_few + 1  # with more than 256 entries, the tree has one more level
    assert said_of_few <= len(assessors_export.DECIDED) * MOST_A_BATCH
    monkeypatch.setattr(assessors_export, "BATCH", 10)
    assert exported(newsroom)[0] == many


def test_each_decision_says_who_noticed_the_error_first(newsroom: Newsroom) -> None:
    newsroom.article(body="<p>word00 word01 word02</p>")
    newsroom.case("word00", "text00")
    newsroom.case("word01", "text01", relation="quoted")
    found = Finding(
        "harbour-bridge", 1, Passage(Part.BODY, Span(14, 20)), "text02", found_by=FoundBy.REGULATOR
    )
    open_case(newsroom.sessions, found, by=newsroom.staff(), at=newsroom.at, house=newsroom.house)
    for number in (1, 2, 3):
        decline_now(newsroom, number, Declined(DeclineReason.CORRECT_AS_PUBLISHED, checked="minutes"))
    assert [each["found_by"] for each in exported(newsroom)[0]] == ["reader", "subject", "regulator"]


def test_an_export_that_is_broken_off_has_read_one_batch(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assessors_export, "BATCH", 5)
    decided(newsroom, 30)
    with (
        statements(newsroom.sessions) as said,
        closing(
            assessed_corrections(newsroom.sessions, LogQuestion())  # type: ignore[type-var]
        ) as records,
    ):
        next(records)
    assert len(said) <= MOST_A_BATCH


def test_proofs_of_many_are_those_of_each(any_newsroom: Newsroom) -> None:
    decided(any_newsroom, 25)
    any_newsroom.article("late")
    subjects = [
        version_subject(1, 1),
        version_subject(1, 2),
        note_subject("2026-0001"),
        version_subject(3, 1),
    ]
    with any_newsroom.sessions.reads() as session:
        one_by_one = {each: proof_of(session, each) for each in subjects}
        assert proofs_of(session, subjects) == {each: proof for each, proof in one_by_one.items() if proof}
        assert proofs_of(session, []) == {}
    assert one_by_one[version_subject(3, 1)] is None
