"""Publishing: version, note, answers and log together; nothing but what was approved."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import func, select

from corrections.domain.casework.decision_refusals import (
    AuthorCannotSign,
    KindChangesStatus,
    SignaturesMissing,
)
from corrections.domain.disclosure import NoteKind, Severity
from corrections.domain.lifecycle import CorrectionState, Outcome
from corrections.domain.permissions import Role
from corrections.domain.refusals import StaleDecision
from corrections.domain.text.splicing.fix_refusals import NeedsPlace, NothingChanges
from corrections.models import (
    Answer,
    Article,
    Correction,
    Counter,
    Note,
    OutboxEvent,
    PreparedFix,
    Submission,
)
from corrections.models.version_chain import text_of
from corrections.queries.log_check import Verified, verify_log
from corrections.services.deciding.decisions import Timing
from corrections.services.deciding.publishing import publish
from tests.newsroom import Newsroom
from tests.services.decisions import correction, minor, publish_now, publish_two, sign_now


def live_text(newsroom: Newsroom) -> str:
    with newsroom.sessions.reads() as session:
        article = session.scalars(select(Article)).one()
        return text_of(session, article.id, article.current_version).scanned.text


def outcomes(newsroom: Newsroom) -> list[str]:
    with newsroom.sessions.reads() as session:
        return list(session.scalars(select(Answer.outcome).order_by(Answer.submission_id)))


def test_a_minor_fix_needs_one_editor_and_no_note(any_newsroom: Newsroom) -> None:
    any_newsroom.article()
    case = any_newsroom.case("bridge was was closed", "bridge was closed")
    decided = publish_now(any_newsroom, case, minor("bridge was closed"), by=any_newsroom.staff())
    assert (decided.state, decided.version, decided.note) == (CorrectionState.PUBLISHED, 2, None)
    assert "was was" not in live_text(any_newsroom)
    assert outcomes(any_newsroom) == [Outcome.FIXED]
    assert isinstance(verify_log(any_newsroom.sessions), Verified)


def test_a_correction_waits_for_a_second_person_and_then_has_a_note(any_newsroom: Newsroom) -> None:
    any_newsroom.article()
    case = any_newsroom.case()
    first, second = any_newsroom.staff(), any_newsroom.staff()
    waiting = publish_now(any_newsroom, case, correction("4.1 million", timing=Timing.WAIT), by=first)
    assert (waiting.state, waiting.version) == (CorrectionState.AWAITING_SIGNATURE, None)
    assert "costing 41 million" in live_text(any_newsroom)
    decided = sign_now(any_newsroom, case, by=second)
    assert (decided.version, decided.note) == (2, "2026-0001")
    assert "costing 4.1 million" in live_text(any_newsroom)
    note = any_newsroom.row(Note, 1)
    assert json.loads(note.changes)[0]["before"].endswith("costing 41 million crowns.")
    assert (note.kind, note.place, note.number, note.version) == ("correction", "foot", 1, 2)


def test_a_correction_published_alone_says_what_it_needs(newsroom: Newsroom) -> None:
    newsroom.article()
    case = newsroom.case()
    with pytest.raises(SignaturesMissing):
        publish_now(newsroom, case, correction("4.1 million"), by=newsroom.staff())
    assert newsroom.row(Correction, case).state == CorrectionState.OPEN


def test_a_correction_can_be_published_now_and_signed_within_a_day(newsroom: Newsroom) -> None:
    newsroom.article()
    case = newsroom.case()
    decided = publish_now(newsroom, case, correction("4.1 million", timing=Timing.LATER), by=newsroom.staff())
    assert (decided.version, decided.signature_due) == (2, True)
    assert newsroom.row(Correction, case).signature_due_at is not None
    sign_now(newsroom, case, by=newsroom.staff())
    assert newsroom.row(Correction, case).signature_due_at is None


def test_reporters_whose_words_were_not_used_are_told_what_it_says_now(newsroom: Newsroom) -> None:
    newsroom.article()
    case = newsroom.case("41 million", "4.1 million")
    assert newsroom.case("41 million", "4,1 million") == case
    publish_two(newsroom, case, correction("4.1 million"))
    assert outcomes(newsroom) == [Outcome.FIXED, Outcome.CHANGED_DIFFERENTLY]
    assert newsroom.row(Correction, case).waiting == 0


def test_a_form_that_is_out_of_date_is_refused(newsroom: Newsroom) -> None:
    newsroom.article()
    case = newsroom.case("bridge was was closed", "bridge was closed")
    tokens, editor = newsroom.tokens(case), newsroom.staff()
    publish_now(newsroom, case, minor("bridge was closed"), by=editor)
    with pytest.raises(StaleDecision):
        publish(
            newsroom.sessions, case, minor("bridge was shut"), tokens=tokens, by=editor,
            at=newsroom.at, house=newsroom.house,
        )  # fmt: skip


def test_the_words_that_stand_there_already_cannot_be_published(newsroom: Newsroom) -> None:
    newsroom.article()
    case = newsroom.case()
    with pytest.raises(NothingChanges):
        publish_now(newsroom, case, minor("41 million"), by=newsroom.staff())


def test_a_case_without_a_certain_place_cannot_be_published(newsroom: Newsroom) -> None:
    newsroom.article()
    case = newsroom.case("words that are nowhere", "others")
    with pytest.raises(NeedsPlace):
        publish_now(newsroom, case, minor("others"), by=newsroom.staff())


def test_the_bylined_author_cannot_publish(newsroom: Newsroom) -> None:
    newsroom.article()
    case = newsroom.case()
    with pytest.raises(AuthorCannotSign):
        publish_now(newsroom, case, correction("4.1 million"), by=newsroom.staff(name="Ida Holm"))


def test_a_retraction_is_not_published_from_a_passage(newsroom: Newsroom) -> None:
    newsroom.article()
    case = newsroom.case()
    decision = correction("4.1 million", kind=NoteKind.RETRACTION, severity=Severity.SERIOUS)
    with pytest.raises(KindChangesStatus):
        publish_now(newsroom, case, decision, by=newsroom.staff(Role.SENIOR_EDITOR))


def test_other_cases_follow_the_text_or_are_answered(newsroom: Newsroom) -> None:
    newsroom.article()
    fixed = newsroom.case("bridge was was closed", "bridge was closed")
    same = newsroom.case("was was", "was", prefix="The harbour bridge ", suffix=" closed")
    later = newsroom.case("traffic since", "lorries since")
    publish_now(newsroom, fixed, minor("bridge was closed"), by=newsroom.staff())
    if same != fixed:
        assert newsroom.row(Correction, same).state == CorrectionState.ALREADY_FIXED
    assert newsroom.row(Correction, later).standing == "clean"
    publish_now(newsroom, later, minor("lorries since"), by=newsroom.staff())
    assert "has carried lorries since" in live_text(newsroom)


def test_counters_follow_the_cases(newsroom: Newsroom) -> None:
    newsroom.article()
    case = newsroom.case()
    publish_two(newsroom, case, correction("4.1 million"))
    with newsroom.sessions.reads() as session:
        counts = dict(map(tuple, session.execute(select(Counter.name, Counter.value))))
        grouped = select(Correction.state, func.count()).group_by(Correction.state)
        states = dict(map(tuple, session.execute(grouped)))
    assert {name: counts.get(f"corrections:{name}") for name in states} == states
    assert counts["corrections:open"] == 0


def test_the_outbox_holds_numbers_and_no_words(newsroom: Newsroom) -> None:
    newsroom.article()
    case = newsroom.case(email="reader@example.org", comment="A telling remark")
    publish_two(newsroom, case, correction("4.1 million"))
    with newsroom.sessions.reads() as session:
        events = {event.kind: event.payload for event in session.scalars(select(OutboxEvent))}
    assert {"version.published", "note.published", "submission.answered", "signature.wanted"} <= set(events)
    assert not any("reader@" in payload or "telling" in payload for payload in events.values())


def test_readers_are_answered_once(newsroom: Newsroom) -> None:
    newsroom.article()
    case = newsroom.case()
    publish_two(newsroom, case, correction("4.1 million"))
    with newsroom.sessions.reads() as session:
        assert session.scalar(select(func.count()).select_from(Answer)) == 1
        assert session.scalars(select(Submission.state)).one() == "answered"


def test_a_reason_for_less_is_kept_only_where_less_was_chosen(newsroom: Newsroom) -> None:
    newsroom.article()
    typo, figure = newsroom.case("bridge was was closed", "bridge was closed"), newsroom.case()
    publish_now(newsroom, typo, minor("bridge was closed"), by=newsroom.staff())
    publish_now(newsroom, figure, minor("4.1 million", departure_reason="A slip."), by=newsroom.staff())
    assert newsroom.row(PreparedFix, 1).departure_reason == ""
    assert newsroom.row(PreparedFix, 2).departure_reason == "A slip."
