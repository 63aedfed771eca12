"""The states of a report, a case and an article: the table, and every step it does not have."""

from __future__ import annotations

from itertools import product

import pytest

from corrections.domain import lifecycle
from corrections.domain.casework.decision_refusals import OnlyOnce
from corrections.domain.lifecycle import ArticleStatus as A
from corrections.domain.lifecycle import CorrectionState as C
from corrections.domain.lifecycle import Outcome, Transition
from corrections.domain.lifecycle import SubmissionState as S
from corrections.domain.refusals import WrongState

LEADS_TO = {
    S: {
        S.QUARANTINED: {S.OPEN, S.ANSWERED},
        S.OPEN: {S.ANSWERED, S.WITHDRAWN},
        S.ANSWERED: {S.OPEN},
        S.WITHDRAWN: set(),
    },
    C: {
        C.OPEN: {C.AWAITING_SIGNATURE, C.SCHEDULED, C.PUBLISHED, C.DECLINED, C.MERGED, C.ALREADY_FIXED},
        C.AWAITING_SIGNATURE: {C.OPEN, C.SCHEDULED, C.PUBLISHED, C.DECLINED, C.ALREADY_FIXED},
        C.SCHEDULED: {C.PUBLISHED, C.OPEN},
        C.PUBLISHED: {C.OPEN},
        C.DECLINED: {C.OPEN},
        C.ALREADY_FIXED: {C.OPEN},
        C.MERGED: {C.OPEN},
    },
    A: {
        A.LIVE: {A.HELD, A.RETRACTED, A.REMOVED},
        A.HELD: {A.LIVE, A.RETRACTED, A.REMOVED},
        A.RETRACTED: {A.LIVE, A.REMOVED},
        A.REMOVED: {A.LIVE},
    },
}


def test_the_steps_lead_exactly_where_the_table_says() -> None:
    assert lifecycle.TRANSITIONS == LEADS_TO


@pytest.mark.parametrize(("step", "state"), list(product(lifecycle.CORRECTION_STEPS, C)))
def test_a_step_says_what_was_and_what_is_or_refuses(step: object, state: C) -> None:
    assert callable(step)
    try:
        taken = step(state)
    except WrongState as refusal:
        assert refusal.facts["state"] == state
    else:
        assert taken == Transition(state, taken.after)
        assert taken.after in LEADS_TO[C][state]


def test_a_declined_case_cannot_be_declined_or_published_again() -> None:
    with pytest.raises(WrongState):
        lifecycle.decline(C.DECLINED)
    with pytest.raises(WrongState):
        lifecycle.publish(C.DECLINED)


def test_a_published_case_is_undone_once_and_not_twice() -> None:
    assert lifecycle.undo(C.PUBLISHED).after is C.OPEN
    with pytest.raises(WrongState):
        lifecycle.undo(C.OPEN)


def test_a_report_that_was_taken_back_stays_so() -> None:
    for step in lifecycle.SUBMISSION_STEPS:
        with pytest.raises(WrongState):
            step(S.WITHDRAWN)


@pytest.mark.parametrize("outcome", [Outcome.DECLINED, Outcome.PASSED_ON])
def test_a_no_can_be_appealed_once(outcome: Outcome) -> None:
    assert lifecycle.appeal(S.ANSWERED, outcome=outcome, used=False) == Transition(S.ANSWERED, S.OPEN)
    with pytest.raises(OnlyOnce):
        lifecycle.appeal(S.ANSWERED, outcome=outcome, used=True)


@pytest.mark.parametrize("outcome", [Outcome.FIXED, Outcome.CHANGED_DIFFERENTLY, Outcome.ALREADY_FIXED])
def test_a_reader_may_say_once_that_the_point_was_missed(outcome: Outcome) -> None:
    assert lifecycle.missed_point(S.ANSWERED, outcome=outcome, used=False).after is S.OPEN
    with pytest.raises(OnlyOnce):
        lifecycle.missed_point(S.ANSWERED, outcome=outcome, used=True)


def test_each_kind_of_answer_has_its_own_way_back() -> None:
    with pytest.raises(WrongState):
        lifecycle.appeal(S.ANSWERED, outcome=Outcome.FIXED, used=False)
    with pytest.raises(WrongState):
        lifecycle.missed_point(S.ANSWERED, outcome=Outcome.DECLINED, used=False)
    with pytest.raises(WrongState):
        lifecycle.appeal(S.OPEN, outcome=Outcome.DECLINED, used=False)
