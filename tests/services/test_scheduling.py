"""A signed change waits for its hour, is looked at again, and goes out or comes back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from corrections.domain.lifecycle import CorrectionState
from corrections.domain.refusals import StaleDecision, WrongState
from corrections.domain.text.text_refusals import Empty
from corrections.models import Alarm, Correction, Note, OutboxEvent
from corrections.queries.log_check import Verified, verify_log
from corrections.services.deciding.decisions import Decided, Timing, Tokens
from corrections.services.deciding.publishing import publish
from corrections.services.newsroom.scheduling import publish_scheduled, stop_scheduled
from tests.newsroom import BRIDGE, Newsroom
from tests.services.decisions import correction, minor
from tests.services.whole_articles import acts, article_of, signed


def decide(newsroom: Newsroom, case: int, *, timing: Timing) -> Decided:
    said = replace(correction("4.1 million"), timing=timing, publish_at=newsroom.at + timedelta(days=1))
    by = newsroom.staff()
    return publish(
        newsroom.sessions,
        case,
        said,
        tokens=newsroom.tokens(case),
        by=by,
        at=newsroom.later(),
        house=newsroom.house,
    )


def ready(newsroom: Newsroom) -> int:
    newsroom.article()
    case = newsroom.case()
    assert decide(newsroom, case, timing=Timing.WAIT).state is CorrectionState.AWAITING_SIGNATURE
    assert signed(newsroom, case, by=newsroom.staff()).state is CorrectionState.SCHEDULED
    return case


def test_it_goes_out_at_its_hour_and_not_before(any_newsroom: Newsroom) -> None:
    case = ready(any_newsroom)
    assert publish_scheduled(any_newsroom.sessions, at=any_newsroom.later(hours=23)) == 0
    assert article_of(any_newsroom).current_version == 1
    assert publish_scheduled(any_newsroom.sessions, at=any_newsroom.later(hours=2)) == 1
    assert any_newsroom.row(Correction, case).state == "published"
    assert any_newsroom.row(Note, 1).version == 2
    assert publish_scheduled(any_newsroom.sessions, at=any_newsroom.later()) == 0
    told = [act for act in acts(any_newsroom) if act.startswith("correction.")]
    assert told == ["correction.prepared", "correction.scheduled", "correction.published"]
    assert isinstance(verify_log(any_newsroom.sessions), Verified)


def test_one_signature_may_suffice_but_what_has_an_hour_is_never_signed_afterwards(
    newsroom: Newsroom,
) -> None:
    newsroom.article()
    case = newsroom.case("was was", "was")
    said = replace(minor("was"), publish_at=newsroom.at + timedelta(days=1))
    done = publish(
        newsroom.sessions,
        case,
        said,
        tokens=newsroom.tokens(case),
        by=newsroom.staff(),
        at=newsroom.later(),
        house=newsroom.house,
    )
    assert done.state is CorrectionState.SCHEDULED


def test_what_went_stale_comes_back_with_an_alarm_and_the_editor_is_told(any_newsroom: Newsroom) -> None:
    case = ready(any_newsroom)
    any_newsroom.article(body=BRIDGE.replace("41 million", "a fortune"))
    assert any_newsroom.row(Correction, case).state == "open"
    with any_newsroom.sessions.reads() as session:
        assert "correction.unscheduled" in session.scalars(select(OutboxEvent.kind)).all()
    assert publish_scheduled(any_newsroom.sessions, at=any_newsroom.later(days=2)) == 0
    assert article_of(any_newsroom).current_version == 2


def test_an_editor_stops_it_with_a_reason(any_newsroom: Newsroom) -> None:
    case = ready(any_newsroom)
    by = any_newsroom.staff()
    with pytest.raises(Empty):
        stop_scheduled(
            any_newsroom.sessions, case, " ", tokens=any_newsroom.tokens(case), by=by, at=any_newsroom.later()
        )
    with pytest.raises(StaleDecision):
        stop_scheduled(
            any_newsroom.sessions, case, "no", tokens=Tokens(1, "x"), by=by, at=any_newsroom.later()
        )
    done = stop_scheduled(
        any_newsroom.sessions,
        case,
        "It moved",
        tokens=any_newsroom.tokens(case),
        by=by,
        at=any_newsroom.later(),
    )
    assert done.state is CorrectionState.OPEN
    assert acts(any_newsroom)[-1] == "correction.unscheduled"
    assert publish_scheduled(any_newsroom.sessions, at=any_newsroom.later(days=2)) == 0
    with pytest.raises(WrongState):
        stop_scheduled(
            any_newsroom.sessions,
            case,
            "again",
            tokens=any_newsroom.tokens(case),
            by=by,
            at=any_newsroom.later(),
        )
    with any_newsroom.sessions.reads() as session:
        assert session.scalars(select(Alarm.kind)).all() == []
