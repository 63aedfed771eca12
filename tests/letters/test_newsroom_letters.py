"""Letters and webhooks about holds, and about changes that do not go out at their hour."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from sqlalchemy import select

from corrections.domain.permissions import Role
from corrections.models import OutboxEvent
from corrections.queries.letters.hook_bodies import hook_body
from corrections.services.newsroom.holding import confirm_hold, end_hold, end_overdue_holds
from corrections.services.newsroom.scheduling import publish_scheduled, stop_scheduled
from corrections.services.newsroom.warning_of_holds import warn_of_holds
from tests.letters.letter_checks import mails_of
from tests.newsroom import BRIDGE, Newsroom
from tests.services.beside_a_cms import beside_a_cms
from tests.services.decisions import correction, publish_two
from tests.services.test_scheduling import ready
from tests.services.whole_articles import article_of, held, tokens_of

EDITOR, SENIOR, NORM = "holder@example.org", "senior@example.org", "norm@example.org"


@pytest.fixture
def staffed(newsroom: Newsroom) -> Newsroom:
    newsroom.staff(Role.SENIOR_EDITOR, name="Night Senior", email=SENIOR)
    newsroom.staff(Role.STANDARDS, name="Stella Norm", email=NORM)
    newsroom.staff(Role.ADMIN, name="Root", email="root@example.org")
    newsroom.article()
    return newsroom


def addresses(newsroom: Newsroom, kind: str) -> set[str]:
    return {mail.address for mail in mails_of(newsroom, kind)}


def hooked(newsroom: Newsroom, kind: str) -> dict[str, object]:
    with newsroom.sessions.reads() as session:
        payload = session.scalars(select(OutboxEvent.payload).where(OutboxEvent.kind == kind)).one()
    body = hook_body(newsroom.sessions, kind, json.loads(payload))
    assert body is not None and body["article"] == "harbour-bridge"
    return body


def test_who_can_confirm_a_hold_is_told_when_it_is_set_and_before_it_ends(staffed: Newsroom) -> None:
    held(staffed, by=staffed.staff(name="Holder", email=EDITOR), covered=True)
    [mail, _] = sorted(mails_of(staffed, "article.held"), key=lambda mail: mail.address)
    assert addresses(staffed, "article.held") == {SENIOR, NORM}
    assert mail.subject.startswith("Held: ") and "Holder holds this article without its text" in mail.text
    assert "a complaint about the figures" in mail.text and "/desk/articles/harbour-bridge" in mail.html
    body = hooked(staffed, "article.held")
    assert body["status"] == "held" and body["ends"]
    assert warn_of_holds(staffed.sessions, at=staffed.later(hours=19)) == 0
    assert warn_of_holds(staffed.sessions, at=staffed.later(hours=2)) == 1
    assert warn_of_holds(staffed.sessions, at=staffed.later(minutes=5)) == 0
    assert addresses(staffed, "article.hold_ends_soon") == {SENIOR, NORM}
    assert hooked(staffed, "article.hold_ends_soon")["status"] == "held"


def test_a_confirmed_hold_is_nobodys_trouble(staffed: Newsroom) -> None:
    held(staffed, by=staffed.staff())
    by = staffed.staff(Role.SENIOR_EDITOR)
    confirm_hold(staffed.sessions, 1, tokens=tokens_of(staffed), by=by, at=staffed.later())
    assert warn_of_holds(staffed.sessions, at=staffed.later(hours=22)) == 0
    assert addresses(staffed, "article.held") == set()


def test_a_hold_that_ended_by_itself_is_told_to_who_set_it_as_well(staffed: Newsroom) -> None:
    held(staffed, by=staffed.staff(name="Holder", email=EDITOR))
    assert end_overdue_holds(staffed.sessions, at=staffed.later(hours=25)) == 1
    assert addresses(staffed, "article.hold_ended") == {EDITOR, SENIOR, NORM}
    assert "Nobody confirmed the hold within 24 hours" in mails_of(staffed, "article.hold_ended")[0].text
    assert hooked(staffed, "article.hold_ended") == {
        "article": "harbour-bridge", "external_id": "", "canonical_url": "",
        "version": 3, "status": "live", "ends": None,
    } | {name: hooked(staffed, "article.hold_ended")[name] for name in ("external_id", "canonical_url")}  # fmt: skip


def test_whoever_ends_a_hold_needs_no_letter_about_it(staffed: Newsroom) -> None:
    holder = staffed.staff(name="Holder", email=EDITOR)
    held(staffed, by=holder)
    end_hold(
        staffed.sessions, article_of(staffed).id, tokens=tokens_of(staffed), by=holder, at=staffed.later()
    )
    assert addresses(staffed, "article.hold_ended") == {SENIOR, NORM}
    assert "Holder has ended the hold" in mails_of(staffed, "article.hold_ended")[0].text


def test_a_change_that_an_editor_stops_is_told_to_the_others_with_the_reason(newsroom: Newsroom) -> None:
    case = ready(newsroom)
    by = newsroom.staff(name="Stopper", email="stopper@example.org")
    stop_scheduled(
        newsroom.sessions, case, "The embargo moved", tokens=newsroom.tokens(case), by=by, at=newsroom.later()
    )
    mails = mails_of(newsroom, "correction.unscheduled")
    assert len(mails) == 2 and "stopper@example.org" not in {mail.address for mail in mails}
    assert "Stopper has stopped the change" in mails[0].text and "The embargo moved" in mails[0].text
    body = hooked(newsroom, "correction.unscheduled")
    assert (body["reference"], body["state"], body["reason"]) == ("C-1", "open", "stopped")


def test_the_letter_about_a_change_that_was_with_the_cms_says_so(newsroom: Newsroom) -> None:
    beside_a_cms(newsroom)
    newsroom.article(external_id="cms-7")
    case = newsroom.case()
    publish_two(newsroom, case, correction("4.1 million"))
    by = newsroom.staff(name="Stopper", email="stopper@example.org")
    stop_scheduled(
        newsroom.sessions, case, "Not so", tokens=newsroom.tokens(case), by=by, at=newsroom.later()
    )
    mails = mails_of(newsroom, "correction.unscheduled")
    assert len(mails) == 2 and "its hour" not in mails[0].text + mails[0].html + mails[0].subject
    assert "stopped the change that was handed over to the CMS" in mails[0].text and "Not so" in mails[0].text
    publish_two(newsroom, case, correction("4.1 million"))
    newsroom.article(body=BRIDGE.replace("for repairs costing", "for works costing"))
    last = mails_of(newsroom, "correction.unscheduled")[-1]
    assert "while the change was with the CMS" in last.text and "its hour" not in last.text + last.subject


def test_a_change_whose_ground_moved_is_told_at_once_to_who_drafted_and_signed_it(newsroom: Newsroom) -> None:
    case = ready(newsroom)
    newsroom.later()
    newsroom.article(body=BRIDGE.replace("for repairs costing", "for works costing"))
    mails = mails_of(newsroom, "correction.unscheduled")
    assert len(mails) == 2 and "does not go out at its hour" in mails[0].text
    assert mails_of(newsroom, "signature.fell") == []
    assert hooked(newsroom, "correction.unscheduled")["reason"] == "stale"
    assert publish_scheduled(newsroom.sessions, at=newsroom.at + timedelta(days=2)) == 0
    assert newsroom.tokens(case).state.startswith("open")
