"""Those who can sign are called, reminded and missed; nothing reverts by itself."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from corrections.domain.lifecycle import CorrectionState
from corrections.domain.permissions import Role
from corrections.models import Alarm, Correction, OutboxEvent, SignatureCall
from corrections.services.casework.calling_signers import remind_signers
from corrections.services.deciding.decisions import Timing
from corrections.services.deciding.undoing import Reversal, undo
from tests.newsroom import Newsroom
from tests.services.decisions import correction, minor, publish_now, sign_now


def published_at_night(newsroom: Newsroom) -> int:
    newsroom.article()
    case = newsroom.case()
    publish_now(newsroom, case, correction("4.1 million", timing=Timing.LATER), by=newsroom.staff())
    return case


def calls(newsroom: Newsroom) -> list[str]:
    with newsroom.sessions.reads() as session:
        return list(session.scalars(select(SignatureCall.kind).order_by(SignatureCall.id)))


def events(newsroom: Newsroom) -> list[str]:
    with newsroom.sessions.reads() as session:
        found = session.scalars(select(OutboxEvent.kind).order_by(OutboxEvent.id))
        return [kind for kind in found if kind.startswith(("signature.", "author."))]


def alarms(newsroom: Newsroom) -> list[str]:
    with newsroom.sessions.reads() as session:
        return list(session.scalars(select(Alarm.subject).where(Alarm.cleared_at.is_(None))))


def remind(newsroom: Newsroom, **passed: float) -> int:
    return remind_signers(newsroom.sessions, at=newsroom.later(**passed))


def test_publishing_before_the_second_signature_calls_those_who_can_sign(newsroom: Newsroom) -> None:
    published_at_night(newsroom)
    assert events(newsroom) == ["signature.wanted"]


def test_an_overdue_signature_raises_one_alarm_and_nothing_reverts(any_newsroom: Newsroom) -> None:
    case = published_at_night(any_newsroom)
    assert remind(any_newsroom, hours=10) == 0
    assert remind(any_newsroom, hours=9) == 1
    assert remind(any_newsroom, hours=6) == 1
    assert remind(any_newsroom, hours=1) == 0
    assert remind(any_newsroom, hours=24) == 1
    assert calls(any_newsroom) == ["wanted", "reminder", "overdue", "overdue"]
    assert alarms(any_newsroom) == [f"C-{case}"]
    assert any_newsroom.row(Correction, case).state == CorrectionState.PUBLISHED
    sign_now(any_newsroom, case, by=any_newsroom.staff())
    assert alarms(any_newsroom) == []
    assert remind(any_newsroom, hours=48) == 0


def test_a_change_that_waits_is_reminded_of_daily_and_never_expires(newsroom: Newsroom) -> None:
    newsroom.article()
    case = newsroom.case()
    publish_now(newsroom, case, correction("4.1 million", timing=Timing.WAIT), by=newsroom.staff())
    assert [remind(newsroom, hours=hours) for hours in (3, 2, 2, 24, 24 * 30)] == [0, 1, 0, 1, 1]
    assert alarms(newsroom) == []
    assert sign_now(newsroom, case, by=newsroom.staff()).version == 2


def test_taking_a_change_back_at_night_calls_for_a_signature_too(newsroom: Newsroom) -> None:
    case = published_at_night(newsroom)
    sign_now(newsroom, case, by=newsroom.staff())
    undo(
        newsroom.sessions, case, Reversal("It was right.", "Correction, 2 March 2026: it is 41 million."),
        tokens=newsroom.tokens(case), by=newsroom.staff(), at=newsroom.later(), house=newsroom.house,
    )  # fmt: skip
    assert calls(newsroom) == ["wanted", "wanted"]
    due = newsroom.row(Correction, case).signature_due_at
    assert due == newsroom.at + timedelta(hours=24)


@pytest.mark.parametrize("name", ["Ida Holm", "IDA HOLM"])
def test_the_author_on_the_staff_is_told_of_a_change(newsroom: Newsroom, name: str) -> None:
    newsroom.staff(name=name)
    newsroom.staff(Role.SENIOR_EDITOR)
    newsroom.article()
    case = newsroom.case("bridge was was closed", "bridge was closed")
    publish_now(newsroom, case, minor("bridge was closed"), by=newsroom.staff())
    assert events(newsroom) == ["author.told"]
