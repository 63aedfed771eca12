"""What a receipt says: a sentence for every state, outcome and reason that there is."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from corrections.domain.decline_reasons import DeclineReason
from corrections.domain.lifecycle import CorrectionState, Outcome, SubmissionState
from tests.newsroom import MONDAY, Newsroom

SAID_BY_THE_OUTCOME = {DeclineReason.ALREADY_FIXED}


@pytest.fixture
def words(newsroom: Newsroom) -> Iterator[Any]:
    with newsroom.app.test_request_context():
        yield newsroom.app.jinja_env.get_template("reader/_receipt_words.html").module


def page(state: SubmissionState, **more: Any) -> SimpleNamespace:
    talk = SimpleNamespace(question=None, earlier=(), added=())
    values = {
        "talk": talk,
        "outcome": "",
        "case_state": "open",
        "in_work": False,
        "version": 2,
        "since": MONDAY,
        "after": "4.1 million",
    }
    return SimpleNamespace(**{"state": state.value, **values, **more})


def test_every_reason_has_a_sentence_of_its_own(words: Any) -> None:
    said = {reason: str(words.reason_sentence(reason.value)).strip() for reason in DeclineReason}
    assert {reason for reason, sentence in said.items() if not sentence} == SAID_BY_THE_OUTCOME
    assert len(set(filter(None, said.values()))) == len(DeclineReason) - len(SAID_BY_THE_OUTCOME)


def test_every_outcome_is_told_apart(words: Any) -> None:
    said = {str(words.state_sentence(page(SubmissionState.ANSWERED, outcome=each.value))) for each in Outcome}
    assert len(said) == len(Outcome)


def test_a_report_that_waits_says_where_it_is(words: Any) -> None:
    waiting = words.state_sentence(page(SubmissionState.OPEN))
    worked_on = words.state_sentence(page(SubmissionState.OPEN, in_work=True))
    checked = words.state_sentence(
        page(SubmissionState.OPEN, in_work=True, case_state=CorrectionState.AWAITING_SIGNATURE.value)
    )
    held = words.state_sentence(page(SubmissionState.QUARANTINED))
    assert waiting == "Received; waiting for an editor."
    assert worked_on == "An editor is working on it."
    assert checked == "An editor has prepared a change; a second editor is checking it."
    assert held == "Received. It waits for a spam check before an editor sees it."
    assert words.state_sentence(page(SubmissionState.WITHDRAWN)) == "You took this back."


def test_an_answer_found_at_once_says_since_when(words: Any) -> None:
    said = words.next_sentence(page(SubmissionState.ANSWERED, outcome=Outcome.ALREADY_FIXED.value))
    assert said == "It has read this way since 2 March 2026 (version 2)."
