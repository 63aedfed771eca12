"""Signatures: two different people, for exactly what was prepared."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from corrections.domain.casework.decision_refusals import AlreadySigned, AuthorCannotSign
from corrections.domain.disclosure import NoteKind, Severity
from corrections.domain.error_types import ErrorType
from corrections.domain.lifecycle import CorrectionState
from corrections.domain.permissions import Role
from corrections.domain.refusals import StaleDecision, WrongState
from corrections.models import Correction, OutboxEvent, PrivateAct
from corrections.queries.log_check import Verified, verify_log
from corrections.services.deciding.decisions import Timing
from corrections.services.deciding.signing import send_back, sign
from tests.newsroom import BRIDGE, Newsroom
from tests.services.decisions import correction, minor, publish_now, sign_now

WAIT = Timing.WAIT


def prepared(newsroom: Newsroom, **more: object) -> int:
    newsroom.article()
    case = newsroom.case()
    publish_now(
        newsroom, case, correction("4.1 million", timing=WAIT, **more), by=newsroom.staff(name="Drafter")
    )
    return case


def test_the_drafter_cannot_sign_a_second_time(newsroom: Newsroom) -> None:
    newsroom.article()
    case, editor = newsroom.case(), newsroom.staff()
    publish_now(newsroom, case, correction("4.1 million", timing=WAIT), by=editor)
    with pytest.raises(AlreadySigned):
        sign_now(newsroom, case, by=editor)


def test_the_bylined_author_cannot_sign(newsroom: Newsroom) -> None:
    case = prepared(newsroom)
    with pytest.raises(AuthorCannotSign):
        sign_now(newsroom, case, by=newsroom.staff(name="Ida Holm"))


def test_a_serious_correction_needs_a_senior_among_the_two(newsroom: Newsroom) -> None:
    case = prepared(newsroom, severity=Severity.SERIOUS, error_type=ErrorType.PERSON)
    assert sign_now(newsroom, case, by=newsroom.staff()).state == CorrectionState.AWAITING_SIGNATURE
    assert sign_now(newsroom, case, by=newsroom.staff(Role.SENIOR_EDITOR)).version == 2


def test_an_editors_note_needs_senior_and_standards(newsroom: Newsroom) -> None:
    case = prepared(
        newsroom, kind=NoteKind.EDITORS_NOTE, severity=Severity.SERIOUS, error_type=ErrorType.SOURCING
    )
    assert sign_now(newsroom, case, by=newsroom.staff(Role.SENIOR_EDITOR)).version is None
    assert sign_now(newsroom, case, by=newsroom.staff(Role.STANDARDS)).version == 2


def test_a_signature_holds_when_another_paragraph_changes(newsroom: Newsroom) -> None:
    case = prepared(newsroom)
    newsroom.article(
        body="<p>A new first paragraph.</p>" + BRIDGE.replace("We will not wait", "We cannot wait")
    )
    assert sign_now(newsroom, case, by=newsroom.staff()).version == 3


@pytest.mark.parametrize(
    ("old", "new"), [("voted on Monday", "voted late on Monday"), ("41 million", "42 million")]
)
def test_a_signature_falls_at_once_when_the_block_changes_and_the_drafter_is_told(
    newsroom: Newsroom, old: str, new: str
) -> None:
    case = prepared(newsroom)
    before = newsroom.tokens(case)
    newsroom.article(body=BRIDGE.replace(old, new))
    assert newsroom.row(Correction, case).state == CorrectionState.OPEN
    with newsroom.sessions.reads() as session:
        assert "signature.fell" in session.scalars(select(OutboxEvent.kind)).all()
        assert "correction.signature_fell" in session.scalars(select(PrivateAct.act)).all()
    with pytest.raises(StaleDecision):
        sign(
            newsroom.sessions, case, tokens=before, by=newsroom.staff(), at=newsroom.later(),
            house=newsroom.house,
        )  # fmt: skip
    assert isinstance(verify_log(newsroom.sessions), Verified)


def test_a_prepared_change_can_be_returned_and_prepared_again(newsroom: Newsroom) -> None:
    case = prepared(newsroom)
    second = newsroom.staff()
    send_back(
        newsroom.sessions, case, tokens=newsroom.tokens(case), comment="Which minutes?", by=second,
        at=newsroom.later(), house=newsroom.house,
    )  # fmt: skip
    assert newsroom.row(Correction, case).state == CorrectionState.OPEN
    publish_now(
        newsroom, case, correction("4.1 million", timing=WAIT, checked="minutes of 2 March"), by=second
    )
    assert sign_now(newsroom, case, by=newsroom.staff()).version == 2


def test_what_is_not_prepared_cannot_be_signed_or_returned(newsroom: Newsroom) -> None:
    newsroom.article()
    case, editor = newsroom.case(), newsroom.staff()
    with pytest.raises(WrongState):
        sign_now(newsroom, case, by=editor)
    with pytest.raises(WrongState):
        send_back(
            newsroom.sessions,
            case,
            tokens=newsroom.tokens(case),
            by=editor,
            at=newsroom.at,
            house=newsroom.house,
        )


def test_signing_late_counts_only_another_person(newsroom: Newsroom) -> None:
    newsroom.article()
    case, editor = newsroom.case(), newsroom.staff()
    publish_now(newsroom, case, correction("4.1 million", timing=Timing.LATER), by=editor)
    with pytest.raises(AlreadySigned):
        sign_now(newsroom, case, by=editor)


def test_a_minor_fix_is_not_kept_waiting(newsroom: Newsroom) -> None:
    newsroom.article()
    case = newsroom.case("bridge was was closed", "bridge was closed")
    assert (
        publish_now(newsroom, case, minor("bridge was closed", timing=WAIT), by=newsroom.staff()).version == 2
    )
