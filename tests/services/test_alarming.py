"""Alarms: raised once while open, cleared by a person with an entry or by rule, listed until then."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import select

from corrections.domain.alarms import AlarmKind
from corrections.domain.permissions import Role
from corrections.domain.refusals import NotFound
from corrections.models import Alarm, PrivateAct
from corrections.queries.desk.open_alarms import OpenAlarm, open_alarms
from corrections.queries.desk.timeline import Act
from corrections.queries.reading_session import reading
from corrections.services.alarming import clear_alarm, raise_alarm, settle_alarm
from corrections.services.transaction import transaction
from tests.newsroom import Newsroom


def raised(newsroom: Newsroom, subject: str = "C-7", detail: str = "") -> bool:
    with transaction(newsroom.sessions) as session:
        return raise_alarm(session, AlarmKind.SIGNATURE_OVERDUE, subject, at=newsroom.later(), detail=detail)


def opened(newsroom: Newsroom) -> list[OpenAlarm]:
    with reading(newsroom.sessions) as session:
        return list(open_alarms(session))


def test_an_alarm_is_raised_once_while_it_is_open(any_newsroom: Newsroom) -> None:
    assert raised(any_newsroom)
    assert not raised(any_newsroom)
    assert raised(any_newsroom, "C-8", detail="first")
    assert [(each.subject, each.detail) for each in opened(any_newsroom)] == [("C-8", "first"), ("C-7", "")]


def test_clearing_is_an_act_with_its_entry_and_the_alarm_can_come_again(any_newsroom: Newsroom) -> None:
    newsroom = any_newsroom
    raised(newsroom)
    number, person = opened(newsroom)[0].id, newsroom.staff(Role.STANDARDS)
    clear_alarm(newsroom.sessions, number, by=person, at=newsroom.later())
    clear_alarm(newsroom.sessions, number, by=newsroom.staff(Role.STANDARDS), at=newsroom.later())
    assert opened(newsroom) == []
    assert newsroom.row(Alarm, number).cleared_by == person.id
    acts = [act for act in private_acts(newsroom) if act.act == "alarm.cleared"]
    assert [act.facts for act in acts] == [{"alarm": "signature_overdue", "about": "C-7", "detail": ""}]
    assert raised(newsroom)


def test_an_alarm_settles_when_its_reason_is_gone(newsroom: Newsroom) -> None:
    raised(newsroom)
    with transaction(newsroom.sessions) as session:
        assert settle_alarm(session, AlarmKind.SIGNATURE_OVERDUE, "C-7", at=newsroom.at)
        assert not settle_alarm(session, AlarmKind.SIGNATURE_OVERDUE, "C-7", at=newsroom.at)
    assert opened(newsroom) == []


def test_an_alarm_that_is_not_there_cannot_be_cleared(newsroom: Newsroom) -> None:
    with pytest.raises(NotFound):
        clear_alarm(newsroom.sessions, 77, by=newsroom.staff(Role.STANDARDS), at=newsroom.at)


def private_acts(newsroom: Newsroom) -> list[Act]:
    with newsroom.sessions.reads() as session:
        return [
            Act(row.seq, row.act, "", row.at, json.loads(row.contents)["facts"])
            for row in session.scalars(select(PrivateAct).order_by(PrivateAct.seq))
        ]
