"""Cases are merged and taken out again, reports split off, and every counter and receipt follows."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from corrections.domain.actors import Actor
from corrections.domain.refusals import NotFound, Refusal, StaleDecision, WrongState
from corrections.domain.sorting.sorting_refusals import (
    LeadsOthers,
    NothingChosen,
    NothingLeft,
    OtherArticle,
    SameCase,
)
from corrections.models import Answer, Correction, LogEntry, Submission
from corrections.queries.log_check import Verified, verify_log
from corrections.queries.sorting.counter_check import miscounts
from corrections.services.deciding.declining import Declined, DeclineReason, decline
from corrections.services.sorting.merging import Lead, merge, take_out
from corrections.services.sorting.splitting import split_off
from tests.newsroom import Newsroom
from tests.services.decisions import correction, minor, publish_now, publish_two


def token(newsroom: Newsroom, case: int) -> str:
    return newsroom.tokens(case).state


def act(newsroom: Newsroom, by: Actor, **more: Any) -> dict[str, Any]:
    return {"by": by, "at": newsroom.later(), "house": newsroom.house, **more}


def join(newsroom: Newsroom, case: int, lead: int, by: Actor) -> None:
    held, said = newsroom.tokens(case), Lead(lead, token(newsroom, lead))
    merge(newsroom.sessions, case, said, **act(newsroom, by, tokens=held))


def part(newsroom: Newsroom, case: int, by: Actor) -> None:
    take_out(newsroom.sessions, case, **act(newsroom, by, tokens=newsroom.tokens(case)))


def homes(newsroom: Newsroom) -> list[int | None]:
    with newsroom.sessions.reads() as session:
        return list(session.scalars(select(Submission.correction_id).order_by(Submission.id)))


def outcomes(newsroom: Newsroom) -> list[str]:
    with newsroom.sessions.reads() as session:
        return list(session.scalars(select(Answer.outcome).order_by(Answer.submission_id)))


def numbers(newsroom: Newsroom, case: int) -> tuple[str, int, int]:
    row = newsroom.row(Correction, case)
    return row.state, row.reports, row.waiting


@pytest.fixture
def two(any_newsroom: Newsroom) -> Newsroom:
    """A case with two reports, and one near it with another."""
    any_newsroom.article()
    any_newsroom.case()
    any_newsroom.case(proposed="14 million")
    any_newsroom.case("for repairs costing 41 million crowns", "for works costing 4.1 million crowns")
    return any_newsroom


def test_a_merged_case_goes_on_in_its_lead(two: Newsroom) -> None:
    editor = two.staff()
    join(two, 2, 1, editor)
    assert homes(two) == [1, 1, 1]
    assert (numbers(two, 1), numbers(two, 2)) == (("open", 3, 3), ("merged", 0, 0))
    assert two.row(Correction, 2).lead_id == 1
    assert miscounts(two.sessions) == ()
    publish_two(two, 1, correction("4.1 million"))
    assert outcomes(two) == ["fixed", "changed_differently", "changed_differently"]
    assert isinstance(verify_log(two.sessions), Verified)


def test_taking_out_undoes_the_merge(two: Newsroom) -> None:
    editor = two.staff()
    join(two, 2, 1, editor)
    part(two, 2, editor)
    assert homes(two) == [1, 1, 2]
    assert (numbers(two, 1), numbers(two, 2)) == (("open", 2, 2), ("open", 1, 1))
    assert two.row(Correction, 2).lead_id is None
    assert miscounts(two.sessions) == ()
    join(two, 2, 1, editor)
    assert homes(two) == [1, 1, 1]


def test_a_form_made_before_the_merge_is_stale_for_both(two: Newsroom) -> None:
    editor, held = two.staff(), {case: two.tokens(case) for case in (1, 2)}
    join(two, 2, 1, editor)
    for case in (1, 2):
        with pytest.raises(StaleDecision):
            decline(
                two.sessions, case, Declined(DeclineReason.OPINION), **act(two, editor, tokens=held[case])
            )


def test_what_the_lead_answered_stays_answered(two: Newsroom) -> None:
    editor = two.staff()
    join(two, 2, 1, editor)
    decline(two.sessions, 1, Declined(DeclineReason.OPINION), **act(two, editor, tokens=two.tokens(1)))
    part(two, 2, editor)
    assert outcomes(two) == ["declined"] * 3
    assert (numbers(two, 1), numbers(two, 2)) == (("declined", 2, 0), ("open", 1, 0))


def merged(two: Newsroom, case: int, lead: int, lead_state: str | None = None) -> None:
    state = token(two, lead) if lead_state is None else lead_state
    merge(two.sessions, case, Lead(lead, state), **act(two, two.staff(), tokens=two.tokens(case)))


def test_what_cannot_be_merged_is_refused_and_left_alone(two: Newsroom) -> None:
    two.article("ferry")
    elsewhere = two.case(article="ferry")
    far = two.case("was was", "was")
    publish_now(two, far, minor("was"), by=two.staff())
    tries: list[tuple[type[Refusal], tuple[Any, ...]]] = [
        (SameCase, (1, 1)),
        (OtherArticle, (1, elsewhere)),
        (WrongState, (1, far)),
        (WrongState, (far, 1)),
        (StaleDecision, (2, 1, "open.99")),
        (NotFound, (2, 99, "open.1")),
    ]
    before = homes(two)
    for refusal, given in tries:
        with pytest.raises(refusal):
            merged(two, *given)
    assert homes(two) == before
    join(two, 2, 1, two.staff())
    third = two.case("on Monday for repairs", "on Sunday for repairs")
    with pytest.raises(LeadsOthers):
        merged(two, 1, third)


def test_reports_split_off_have_a_case_of_their_own(two: Newsroom) -> None:
    editor = two.staff()
    new = split_off(two.sessions, 1, [2], **act(two, editor, tokens=two.tokens(1)))
    assert homes(two) == [1, new, 2]
    assert (numbers(two, 1), numbers(two, new)) == (("open", 1, 1), ("open", 1, 1))
    row = two.row(Correction, new)
    assert (row.standing, row.start, row.due_at) == ("clean", 48, two.row(Correction, 1).due_at)
    assert miscounts(two.sessions) == ()
    join(two, new, 1, editor)
    assert homes(two) == [1, 1, 2]


@pytest.mark.parametrize(
    ("reports", "refusal"), [([], NothingChosen), ([1, 2], NothingLeft), ([3], NotFound), ([1, 99], NotFound)]
)
def test_what_cannot_be_split_off_is_refused(
    two: Newsroom, reports: list[int], refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal):
        split_off(two.sessions, 1, reports, **act(two, two.staff(), tokens=two.tokens(1)))
    assert homes(two) == [1, 1, 2]


def test_refused_nothing_is_logged(two: Newsroom) -> None:
    def size() -> int:
        with two.sessions.reads() as session:
            return len(session.scalars(select(LogEntry.seq)).all())

    editor = two.staff()
    before = size()
    with pytest.raises(StaleDecision):
        merged_state = Lead(1, "open.9")
        merge(two.sessions, 2, merged_state, **act(two, editor, tokens=two.tokens(2)))
    assert size() == before
