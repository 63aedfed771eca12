"""A reader's report is stored once, finds its case, and gets a truthful answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select

from corrections.domain.record.bound import words_content
from corrections.domain.record.commitments import keyed
from corrections.domain.refusals import UnknownArticle, UnknownVersion
from corrections.domain.reporting.receipts import receipt_hash
from corrections.domain.reporting.report_refusals import IdempotencyConflict, NothingProposed
from corrections.models import (
    Answer,
    Article,
    Correction,
    Counter,
    IdempotencyKey,
    LogEntry,
    OutboxEvent,
    ReaderContact,
    ReaderWords,
    Submission,
)
from tests.newsroom import BRIDGE, Newsroom

TWICE = "<p>The minister met the minister.</p>"


def only(newsroom: Newsroom, model: type) -> object:
    with newsroom.sessions.reads() as session:
        return session.scalars(select(model)).one()


def how_many(newsroom: Newsroom, model: type) -> int:
    with newsroom.sessions.reads() as session:
        return session.scalar(select(func.count()).select_from(model)) or 0


def counters(newsroom: Newsroom) -> dict[str, int]:
    with newsroom.sessions.reads() as session:
        return {row.name: row.value for row in session.scalars(select(Counter))}


def test_a_report_is_stored_with_its_place_and_opens_a_case(any_newsroom: Newsroom) -> None:
    any_newsroom.article()
    received = any_newsroom.report()
    submission, case = only(any_newsroom, Submission), only(any_newsroom, Correction)
    start = len("The council voted on Monday for repairs costing ")
    assert (submission.version, submission.part) == (1, "body")
    assert (submission.start, submission.end) == (start, start + len("41 million"))
    assert (case.state, case.standing, case.severity) == ("open", "clean", "ordinary")
    assert (case.reports, case.waiting, case.revision) == (1, 1, 1)
    assert received.reference == f"C-{case.id}"
    assert (received.verdict, received.state, received.repeated) == ("exact", "open", False)


def test_an_ordinary_case_is_due_at_the_end_of_the_next_working_day(newsroom: Newsroom) -> None:
    newsroom.article()
    newsroom.report()
    assert only(newsroom, Correction).due_at == datetime(2026, 3, 3, 18, tzinfo=UTC)


def test_the_counters_say_what_there_is(newsroom: Newsroom) -> None:
    newsroom.article()
    newsroom.report()
    newsroom.report("was was", "was")
    found = counters(newsroom)
    assert (found["corrections:open"], found["submissions:received"]) == (2, 2)


def test_only_the_hash_of_a_receipt_is_stored(newsroom: Newsroom) -> None:
    newsroom.article()
    received = newsroom.report()
    assert len(received.receipt) == 26
    assert only(newsroom, Submission).receipt_hash == receipt_hash(received.receipt)


def test_a_readers_words_stand_apart_under_a_commitment_and_are_due_to_go(newsroom: Newsroom) -> None:
    newsroom.article()
    newsroom.report(comment="It was 4.1.", evidence_url="https://example.org/a")
    words, submission = only(newsroom, ReaderWords), only(newsroom, Submission)
    content = words_content(
        exact="41 million", prefix="", suffix="", proposed="4.1 million", comment="It was 4.1.",
        url="https://example.org/a",
    )  # fmt: skip
    assert submission.commitment == keyed(words.commitment_key, content)
    assert (words.purge_after - newsroom.at).days == 180


def test_an_address_is_kept_apart_and_announced_without_words(newsroom: Newsroom) -> None:
    newsroom.article()
    newsroom.report(email="reader@example.org")
    assert only(newsroom, ReaderContact).email == "reader@example.org"
    with newsroom.sessions.reads() as session:
        kinds = select(OutboxEvent.payload).where(OutboxEvent.kind == "submission.received")
        assert session.scalars(kinds).one() == '{"submission": 1}'


def test_without_an_address_nothing_is_announced(newsroom: Newsroom) -> None:
    newsroom.article()
    newsroom.report()
    assert how_many(newsroom, ReaderContact) == 0
    with newsroom.sessions.reads() as session:
        kinds = set(session.scalars(select(OutboxEvent.kind)))
    assert "submission.received" not in kinds


def test_a_report_is_not_logged_by_itself(newsroom: Newsroom) -> None:
    newsroom.article()
    before = how_many(newsroom, LogEntry)
    newsroom.report()
    assert how_many(newsroom, LogEntry) == before
    assert only(newsroom, Submission).logged_seq is None


def test_the_same_key_with_the_same_report_gives_the_same_answer(any_newsroom: Newsroom) -> None:
    any_newsroom.article()
    first = any_newsroom.report(key="tap")
    second = any_newsroom.report(key="tap")
    assert second == replace(first, repeated=True)
    assert how_many(any_newsroom, Submission) == 1


def test_the_same_key_with_another_report_is_refused_and_stores_nothing(newsroom: Newsroom) -> None:
    newsroom.article()
    newsroom.article("ferry")
    newsroom.report(key="tap")
    with pytest.raises(IdempotencyConflict):
        newsroom.report(key="tap", comment="another")
    with pytest.raises(IdempotencyConflict):
        newsroom.report(key="tap", article="ferry")
    assert how_many(newsroom, Submission) == 1


def test_a_key_is_stored_as_a_keyed_hash_only(newsroom: Newsroom) -> None:
    newsroom.article()
    newsroom.report(key="tap")
    row = only(newsroom, IdempotencyKey)
    assert len(row.key_hash) == len(row.body_hash) == 32
    assert b"tap" not in row.key_hash


def test_the_language_of_a_repeated_request_does_not_make_it_another_report(newsroom: Newsroom) -> None:
    newsroom.article()
    newsroom.report(key="tap", language="en")
    assert newsroom.report(key="tap", language="uk").repeated


@pytest.mark.parametrize("name", ["harbour-bridge", "cms-7", "https://example.org/harbour"])
def test_an_article_is_known_by_slug_external_id_and_address(newsroom: Newsroom, name: str) -> None:
    newsroom.article(external_id="cms-7", canonical_url="https://example.org/harbour")
    assert newsroom.report(article=name).state == "open"


def test_an_unknown_article_is_refused(newsroom: Newsroom) -> None:
    newsroom.article()
    with pytest.raises(UnknownArticle):
        newsroom.report(article="nope")


@pytest.mark.parametrize("version", [0, -1, 2, 10**30])
def test_an_unknown_version_is_refused(newsroom: Newsroom, version: int) -> None:
    newsroom.article()
    with pytest.raises(UnknownVersion):
        newsroom.report(version=version)


def test_a_quote_that_is_not_there_is_kept_without_a_place(newsroom: Newsroom) -> None:
    newsroom.article()
    received = newsroom.report("there is no such sentence")
    assert (received.verdict, received.state) == ("gone", "open")
    case = only(newsroom, Correction)
    assert (case.start, case.end, case.standing) == (None, None, "needs_place")


def test_a_quote_that_stands_twice_needs_its_context(newsroom: Newsroom) -> None:
    newsroom.article(body=TWICE)
    assert newsroom.report("minister", "premier").verdict == "ambiguous"
    assert newsroom.report("minister", "premier", prefix="met the ").verdict == "exact"
    assert newsroom.report("minister", "president", suffix=" met").verdict == "exact"


def test_offsets_past_the_end_fall_back_on_the_quote(newsroom: Newsroom) -> None:
    newsroom.article()
    assert newsroom.report(start=10**6, end=10**6 + 10).verdict == "exact"
    assert newsroom.report("no such words", start=10**40, end=10**40 + 3).verdict == "gone"


def test_wrong_offsets_fall_back_on_the_quote(newsroom: Newsroom) -> None:
    newsroom.article()
    newsroom.report(start=0, end=10)
    assert only(newsroom, Submission).start == 48


def test_offsets_alone_name_a_passage_for_a_comment(newsroom: Newsroom) -> None:
    newsroom.article()
    newsroom.report("", None, start=0, end=11, comment="Which council?")
    assert only(newsroom, ReaderWords).exact == "The council"
    assert only(newsroom, Correction).standing == "clean"


def test_a_report_on_the_whole_article_has_no_place_and_joins_nothing(newsroom: Newsroom) -> None:
    newsroom.article()
    for _ in range(2):
        received = newsroom.report("", None, comment="This is all wrong.")
        assert received.verdict == "ambiguous"
    assert how_many(newsroom, Correction) == 2


def test_a_proposal_equal_to_the_quote_counts_as_a_comment_only(newsroom: Newsroom) -> None:
    newsroom.article()
    newsroom.report("41 million", "41 million", comment="Is it?")
    assert only(newsroom, ReaderWords).proposed is None
    with pytest.raises(NothingProposed):
        newsroom.report("41 million", "41 million")
    with pytest.raises(NothingProposed):
        newsroom.report("41 million", "41\u200b million")


def test_removing_words_is_a_proposal(newsroom: Newsroom) -> None:
    newsroom.article()
    newsroom.report("for repairs ", "")
    assert only(newsroom, ReaderWords).proposed == ""


def test_who_reads_an_old_version_is_told_what_was_fixed_since(newsroom: Newsroom) -> None:
    newsroom.article()
    newsroom.article(body=BRIDGE.replace("was was", "was"))
    newsroom.article(body=BRIDGE.replace("was was", "was").replace("Olha", "Olga"))
    received = newsroom.report("was was", "was", version=1)
    assert (received.verdict, received.state) == ("already_fixed", "answered")
    answer, case = only(newsroom, Answer), only(newsroom, Correction)
    assert (answer.outcome, answer.version) == ("already_fixed", 2)
    assert (case.state, case.waiting, case.reports) == ("already_fixed", 0, 1)
    assert received.reference == f"C-{case.id}"
    assert counters(newsroom)["corrections:already_fixed"] == 1


def test_the_next_one_to_report_it_joins_the_case_that_was_fixed(newsroom: Newsroom) -> None:
    newsroom.article()
    newsroom.article(body=BRIDGE.replace("was was", "was"))
    first = newsroom.report("was was", "was", version=1)
    second = newsroom.report("was was", "was", version=1)
    assert (first.reference, second.state) == (second.reference, "answered")
    assert only(newsroom, Correction).reports == 2
    assert counters(newsroom)["corrections:already_fixed"] == 1


def test_a_passage_of_an_old_version_is_followed_to_its_place_in_the_live_one(newsroom: Newsroom) -> None:
    newsroom.article()
    newsroom.article(body="<p>A new beginning.</p>" + BRIDGE)
    assert newsroom.report(version=1).verdict == "moved"
    assert only(newsroom, Submission).version == 1
    assert only(newsroom, Correction).standing == "clean"


def test_a_passage_that_was_rewritten_waits_for_a_person(newsroom: Newsroom) -> None:
    newsroom.article()
    newsroom.article(body=BRIDGE.replace("41 million", "a fortune"))
    received = newsroom.report(version=1)
    assert received.verdict not in ("exact", "moved", "already_fixed")
    case = only(newsroom, Correction)
    assert (case.standing, case.start) == ("needs_place", 48)


def test_a_person_of_the_story_marks_the_case(newsroom: Newsroom) -> None:
    newsroom.article()
    newsroom.report()
    assert not only(newsroom, Correction).subject_involved
    newsroom.report(relation="subject")
    assert only(newsroom, Correction).subject_involved


def test_a_removed_article_takes_no_reports(newsroom: Newsroom) -> None:
    from corrections.domain.reporting.report_refusals import ArticleRemoved

    newsroom.article()
    with newsroom.sessions.acts() as session:
        session.scalars(select(Article)).one().status = "removed"
        session.commit()
    with pytest.raises(ArticleRemoved):
        newsroom.report()
