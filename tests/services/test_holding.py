"""A hold lasts a day unless a second, senior person lets it stand."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from corrections.domain.casework.decision_refusals import AuthorCannotSign
from corrections.domain.newsroom.hold_refusals import HoldConfirmed, HoldNeedsAnother
from corrections.domain.permissions import Role
from corrections.domain.refusals import NotAllowed, StaleDecision, WrongState
from corrections.domain.text.text_refusals import Empty
from corrections.models import Alarm, ArticleVersion
from corrections.queries.log_check import Verified, verify_log
from corrections.services.newsroom.holding import (
    Hold,
    confirm_hold,
    end_hold,
    end_overdue_holds,
    hold,
)
from corrections.services.newsroom.status_changing import ArticleTokens
from tests.newsroom import Newsroom
from tests.services.whole_articles import acts, article_of, held, public_entries, tokens_of


def confirm(newsroom: Newsroom, *roles: Role) -> None:
    by = newsroom.staff(*roles)
    number = article_of(newsroom).id
    confirm_hold(newsroom.sessions, number, tokens=tokens_of(newsroom), by=by, at=newsroom.later())


def kinds(newsroom: Newsroom) -> list[str]:
    with newsroom.sessions.reads() as session:
        return list(session.scalars(select(ArticleVersion.kind).order_by(ArticleVersion.number)))


def test_any_editor_may_hold_an_article_for_a_day(any_newsroom: Newsroom) -> None:
    any_newsroom.article()
    held(any_newsroom, by=any_newsroom.staff(), covered=True)
    article = article_of(any_newsroom)
    assert (article.status, article.covered, article.status_version) == ("held", True, 2)
    assert article.status_due_at == any_newsroom.at + timedelta(hours=24)
    assert kinds(any_newsroom) == ["import", "hold"]
    assert acts(any_newsroom)[-1] == "article.held"
    assert '"status":"held"' in public_entries(any_newsroom)[-1]


def test_a_hold_that_nobody_confirms_ends_by_itself_with_an_alarm(any_newsroom: Newsroom) -> None:
    any_newsroom.article()
    held(any_newsroom, by=any_newsroom.staff(), covered=True)
    assert end_overdue_holds(any_newsroom.sessions, at=any_newsroom.later(hours=23)) == 0
    assert end_overdue_holds(any_newsroom.sessions, at=any_newsroom.later(hours=1)) == 1
    article = article_of(any_newsroom)
    assert (article.status, article.covered, article.status_due_at) == ("live", False, None)
    assert kinds(any_newsroom) == ["import", "hold", "hold_ended"]
    with any_newsroom.sessions.reads() as session:
        assert session.scalars(select(Alarm.kind)).all() == ["hold_ended"]
    assert end_overdue_holds(any_newsroom.sessions, at=any_newsroom.later()) == 0
    assert isinstance(verify_log(any_newsroom.sessions), Verified)


def test_a_confirmed_hold_stands_until_a_senior_editor_ends_it(newsroom: Newsroom) -> None:
    newsroom.article()
    held(newsroom, by=newsroom.staff())
    confirm(newsroom, Role.SENIOR_EDITOR)
    assert end_overdue_holds(newsroom.sessions, at=newsroom.later(days=3)) == 0
    number = article_of(newsroom).id
    with pytest.raises(NotAllowed):
        end_hold(
            newsroom.sessions, number, tokens=tokens_of(newsroom), by=newsroom.staff(), at=newsroom.later()
        )
    senior = newsroom.staff(Role.SENIOR_EDITOR)
    end_hold(newsroom.sessions, number, tokens=tokens_of(newsroom), by=senior, at=newsroom.later())
    assert article_of(newsroom).status == "live"
    assert [act for act in acts(newsroom) if "article.hold_" in act] == [
        "article.hold_confirmed",
        "article.hold_ended",
    ]


def test_an_editor_may_end_a_hold_that_was_not_confirmed(newsroom: Newsroom) -> None:
    newsroom.article()
    held(newsroom, by=newsroom.staff())
    end_hold(
        newsroom.sessions,
        article_of(newsroom).id,
        tokens=tokens_of(newsroom),
        by=newsroom.staff(),
        at=newsroom.later(),
    )
    assert article_of(newsroom).status == "live"


def test_the_one_who_set_a_hold_cannot_confirm_it_and_nobody_twice(newsroom: Newsroom) -> None:
    newsroom.article()
    senior = newsroom.staff(Role.SENIOR_EDITOR)
    held(newsroom, by=senior)
    number, tokens = article_of(newsroom).id, tokens_of(newsroom)
    with pytest.raises(HoldNeedsAnother):
        confirm_hold(newsroom.sessions, number, tokens=tokens, by=senior, at=newsroom.later())
    confirm(newsroom, Role.STANDARDS)
    with pytest.raises(HoldConfirmed):
        confirm(newsroom, Role.STANDARDS)


def test_what_is_not_held_cannot_be_confirmed_or_ended(newsroom: Newsroom) -> None:
    newsroom.article()
    number, senior = article_of(newsroom).id, newsroom.staff(Role.SENIOR_EDITOR)
    with pytest.raises(WrongState):
        confirm_hold(newsroom.sessions, number, tokens=tokens_of(newsroom), by=senior, at=newsroom.later())
    with pytest.raises(WrongState):
        end_hold(newsroom.sessions, number, tokens=tokens_of(newsroom), by=senior, at=newsroom.later())


def test_a_refused_hold_leaves_nothing_behind(newsroom: Newsroom) -> None:
    newsroom.article()
    number = article_of(newsroom).id
    author, editor = newsroom.staff(name="Ida Holm"), newsroom.staff()
    before = public_entries(newsroom)
    for by, said, tokens, refusal in (
        (author, Hold("checking"), tokens_of(newsroom), AuthorCannotSign),
        (editor, Hold(" "), tokens_of(newsroom), Empty),
        (editor, Hold("checking"), ArticleTokens(9, "live"), StaleDecision),
    ):
        with pytest.raises(refusal):
            hold(newsroom.sessions, number, said, tokens=tokens, by=by, at=newsroom.later())
    assert public_entries(newsroom) == before
    assert article_of(newsroom).status == "live"
