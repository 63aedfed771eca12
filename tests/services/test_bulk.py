"""Many decisions at once: what fits is done, in one version an article; what does not is left, and says why."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from sqlalchemy import select

from corrections.domain.decline_reasons import DeclineReason
from corrections.domain.refusals import NotFound, StaleDecision
from corrections.domain.reporting.report_refusals import UnknownChoice
from corrections.domain.sorting.sorting_refusals import NothingChosen, TooManyChosen
from corrections.models import Answer, Article, Correction
from corrections.queries.log_check import Verified, verify_log
from corrections.queries.sorting.counter_check import miscounts
from corrections.services.deciding.decisions import Tokens
from corrections.services.sorting.bulk import MOST_AT_ONCE, Outcome, Ticked
from corrections.services.sorting.bulk_declining import decline_many
from corrections.services.sorting.bulk_publishing import publish_many
from tests.newsroom import Newsroom

TYPOS = (
    "<p>The harbor bridge was was closed in in 2019, and teh ferry carried 41 million people.</p>"
    "<p>It sailed sailed daily.</p>"
)


def ticked(newsroom: Newsroom, *cases: int) -> list[Ticked]:
    return [Ticked(case, newsroom.tokens(case)) for case in cases]


def publish(newsroom: Newsroom, chosen: Sequence[Ticked]) -> tuple[Outcome, ...]:
    by, at = newsroom.staff(), newsroom.later()
    return publish_many(newsroom.sessions, chosen, by=by, at=at, house=newsroom.house)


def decline(newsroom: Newsroom, chosen: Sequence[Ticked], reason: DeclineReason) -> tuple[Outcome, ...]:
    by, at = newsroom.staff(), newsroom.later()
    return decline_many(newsroom.sessions, chosen, reason, by=by, at=at, house=newsroom.house)


def told(outcomes: Sequence[Outcome]) -> list[str | int | None]:
    return [each.refusal.code if each.refusal else each.version for each in outcomes]


@pytest.fixture
def desk(any_newsroom: Newsroom) -> Newsroom:
    any_newsroom.article(body=TYPOS)
    return any_newsroom


def test_minor_fixes_of_one_article_are_one_version_and_those_of_another_theirs(desk: Newsroom) -> None:
    desk.article("other", body=TYPOS, headline="Another story")
    here = [desk.case("was was", "was"), desk.case("in in", "in"), desk.case("sailed sailed", "sailed")]
    there = desk.case("was was", "was", article="other")
    desk.report("in in", "in")
    assert told(publish(desk, ticked(desk, *here, there))) == [2, 2, 2, 2]
    with desk.sessions.reads() as session:
        assert session.scalars(select(Article.current_version)).all() == [2, 2]
        assert session.scalars(select(Answer.outcome)).all() == ["fixed"] * 5
        assert set(session.scalars(select(Correction.state))) == {"published"}
    assert miscounts(desk.sessions) == ()
    assert isinstance(verify_log(desk.sessions), Verified)


def test_what_does_not_fit_is_left_with_its_reason(desk: Newsroom) -> None:
    fits = desk.case("was was", "was")
    overlaps = desk.case("The harbor bridge was was closed in", "The harbour bridge was was closed in")
    number = desk.case("41 million", "4.1 million")
    silent = desk.case("people", None, comment="Who?")
    two = desk.case("sailed sailed", "sailed")
    desk.report("sailed sailed", "sails")
    gone = desk.case("no such words", "others")
    stale = Ticked(desk.case("in in", "in"), Tokens(version=1, state="open.9"))
    unknown = Ticked(99, Tokens(version=1, state="open.1"))
    chosen = [*ticked(desk, fits, overlaps, number, silent, two, gone), stale, unknown]
    assert told(publish(desk, chosen)) == [
        2, "overlapping", "not_minor", "no_wording", "wordings_differ", "needs_place", "stale_decision", "not_found",
    ]  # fmt: skip
    assert desk.row(Correction, number).state == "open"
    assert miscounts(desk.sessions) == ()


def test_where_a_case_moves_in_between_nothing_of_its_article_goes_out(desk: Newsroom) -> None:
    one, other = desk.case("was was", "was"), desk.case("in in", "in")
    chosen = ticked(desk, one, other)
    desk.article(body=TYPOS.replace("daily", "weekly"))
    assert told(publish(desk, chosen)) == [StaleDecision.code] * 2


@pytest.mark.parametrize(
    ("reason", "outcome"), [(DeclineReason.DUPLICATE, "declined"), (DeclineReason.ABUSIVE, "closed_abuse")]
)
def test_cases_are_declined_at_once_but_for_those_that_moved_on(
    desk: Newsroom, reason: DeclineReason, outcome: str
) -> None:
    chosen = ticked(
        desk, desk.case("was was", "was"), desk.case("in in", "in"), desk.case("people", "persons")
    )
    decline(desk, chosen[1:2], reason)
    assert told(decline(desk, [*chosen, chosen[0]], reason)) == [None, StaleDecision.code, None]
    with desk.sessions.reads() as session:
        assert session.scalars(select(Answer.outcome)).all() == [outcome] * 3
    assert miscounts(desk.sessions) == ()


def test_reasons_that_need_a_look_at_each_case_are_refused(desk: Newsroom) -> None:
    with pytest.raises(UnknownChoice):
        decline(desk, ticked(desk, desk.case("was was", "was")), DeclineReason.CORRECT_AS_PUBLISHED)


def test_nothing_and_too_much_are_refused(desk: Newsroom) -> None:
    many = [Ticked(number, Tokens(1, "open.1")) for number in range(MOST_AT_ONCE + 1)]
    for act in (
        lambda chosen: publish(desk, chosen),
        lambda chosen: decline(desk, chosen, DeclineReason.ABUSIVE),
    ):
        with pytest.raises(NothingChosen):
            act([])
        with pytest.raises(TooManyChosen):
            act(many)
    assert told(publish(desk, many[:1])) == [NotFound.code]
