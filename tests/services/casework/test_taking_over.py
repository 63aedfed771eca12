"""The standards desk takes a case over; a legal flag stops publishing and answers for everybody."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import func, select

from corrections.domain.actors import Actor
from corrections.domain.casework.case_refusals import LegallyStopped, StandardsHasIt
from corrections.domain.decline_reasons import DeclineReason
from corrections.domain.lifecycle import CorrectionState
from corrections.domain.permissions import Role
from corrections.domain.refusals import WrongState
from corrections.domain.text.text_refusals import Empty
from corrections.models import Answer, Correction
from corrections.queries.log_check import Verified, verify_log
from corrections.services.casework.taking_over import give_back, lift_legal_stop, stop_legally, take_over
from corrections.services.deciding.decisions import Companion, Timing
from corrections.services.deciding.declining import Declined, decline
from corrections.services.deciding.undoing import Reversal, undo
from tests.newsroom import BRIDGE, Newsroom
from tests.services.decisions import correction, minor, publish_now, sign_now


def act(
    newsroom: Newsroom, doing: Callable[..., Any], case: int, reason: str = "It needs us.", *, by: Actor
) -> None:
    tokens = newsroom.tokens(case)
    doing(newsroom.sessions, case, reason, tokens=tokens, by=by, at=newsroom.later(), house=newsroom.house)


def decline_now(newsroom: Newsroom, case: int, *, by: Actor) -> None:
    said, tokens = Declined(DeclineReason.OPINION), newsroom.tokens(case)
    decline(newsroom.sessions, case, said, tokens=tokens, by=by, at=newsroom.later(), house=newsroom.house)


@pytest.fixture
def case(newsroom: Newsroom) -> int:
    newsroom.article()
    return newsroom.case()


@pytest.fixture
def standards(newsroom: Newsroom) -> Actor:
    return newsroom.staff(Role.STANDARDS)


def test_what_standards_took_over_only_standards_decides(
    newsroom: Newsroom, case: int, standards: Actor
) -> None:
    act(newsroom, take_over, case, by=standards)
    with pytest.raises(StandardsHasIt):
        decline_now(newsroom, case, by=newsroom.staff(Role.SENIOR_EDITOR))
    with pytest.raises(StandardsHasIt):
        publish_now(newsroom, case, correction("4.1 million", timing=Timing.LATER), by=newsroom.staff())
    decline_now(newsroom, case, by=standards)
    assert newsroom.row(Correction, case).state == CorrectionState.DECLINED
    assert isinstance(verify_log(newsroom.sessions), Verified)


def test_what_is_given_back_the_desk_decides_again(newsroom: Newsroom, case: int, standards: Actor) -> None:
    act(newsroom, take_over, case, by=standards)
    with pytest.raises(WrongState):
        act(newsroom, take_over, case, by=standards)
    act(newsroom, give_back, case, by=standards)
    decline_now(newsroom, case, by=newsroom.staff())


def test_taking_over_makes_an_open_form_stale_and_takes_a_reason(
    newsroom: Newsroom, case: int, standards: Actor
) -> None:
    before = newsroom.tokens(case)
    with pytest.raises(Empty):
        act(newsroom, take_over, case, " ", by=standards)
    act(newsroom, take_over, case, by=standards)
    assert newsroom.tokens(case) != before


def test_a_legal_flag_stops_publishing_and_declining_for_everybody(
    newsroom: Newsroom, case: int, standards: Actor
) -> None:
    act(newsroom, stop_legally, case, by=standards)
    for person in (newsroom.staff(), standards):
        with pytest.raises(LegallyStopped):
            decline_now(newsroom, case, by=person)
        with pytest.raises(LegallyStopped):
            publish_now(newsroom, case, correction("4.1 million", timing=Timing.LATER), by=person)
    act(newsroom, lift_legal_stop, case, by=standards)
    decline_now(newsroom, case, by=newsroom.staff())


def test_a_legal_flag_stops_the_second_signature_and_the_undo(
    newsroom: Newsroom, case: int, standards: Actor
) -> None:
    publish_now(newsroom, case, correction("4.1 million", timing=Timing.WAIT), by=newsroom.staff())
    act(newsroom, stop_legally, case, by=standards)
    with pytest.raises(LegallyStopped):
        sign_now(newsroom, case, by=newsroom.staff())
    act(newsroom, lift_legal_stop, case, by=standards)
    sign_now(newsroom, case, by=newsroom.staff())
    act(newsroom, stop_legally, case, by=standards)
    with pytest.raises(LegallyStopped):
        undo(
            newsroom.sessions, case, Reversal("It was right."), tokens=newsroom.tokens(case),
            by=newsroom.staff(), at=newsroom.later(), house=newsroom.house,
        )  # fmt: skip


def test_nobody_is_answered_about_a_stopped_case_when_the_text_changes_under_it(
    newsroom: Newsroom, case: int, standards: Actor
) -> None:
    act(newsroom, stop_legally, case, by=standards)
    newsroom.article(body=BRIDGE.replace("41 million", "4.1 million"))
    with newsroom.sessions.reads() as session:
        assert session.scalars(select(func.count()).select_from(Answer)).one() == 0
    assert newsroom.row(Correction, case).state == CorrectionState.OPEN


def test_other_cases_go_out_while_one_is_stopped(newsroom: Newsroom, case: int, standards: Actor) -> None:
    act(newsroom, stop_legally, case, by=standards)
    other = newsroom.case("bridge was was closed", "bridge was closed")
    assert publish_now(newsroom, other, minor("bridge was closed"), by=newsroom.staff()).version == 2


def test_what_goes_out_together_stops_when_one_of_the_cases_is_stopped(
    newsroom: Newsroom, case: int, standards: Actor
) -> None:
    other = newsroom.case("in 2019", "in 2018")
    act(newsroom, stop_legally, other, by=standards)
    companion = Companion(other, newsroom.tokens(other).state, "in 2018")
    decision = correction("4.1 million", timing=Timing.LATER, together=(companion,))
    with pytest.raises(LegallyStopped):
        publish_now(newsroom, case, decision, by=newsroom.staff())
