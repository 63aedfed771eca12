"""The outbox is delivered at least once, patiently, and by one deliverer at a time."""

from __future__ import annotations

import itertools
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from corrections.cli.chores import Chore
from corrections.cli.delivering import do_chore
from corrections.domain.telling.mails import NotSent, RefusedForGood
from corrections.models import Alarm, ChoreTurn, Delivery, LogEntry, OutboxEvent
from corrections.models.sessions import Sessions
from corrections.outside.postboxes import Sender, SpoolPostbox
from corrections.services.outbox import claiming
from corrections.services.outbox.announcing import announce
from corrections.services.transaction import transaction
from tests.letters.letter_checks import KeepingPostbox, deliver_all, mails_of, states
from tests.newsroom import Newsroom

READER = "reader@example.org"


def reported(newsroom: Newsroom) -> Newsroom:
    newsroom.article()
    deliver_all(newsroom, KeepingPostbox())
    newsroom.report(email=READER)
    return newsroom


def alarms(newsroom: Newsroom) -> list[tuple[str, str]]:
    with newsroom.sessions.reads() as session:
        chosen = select(Alarm).where(Alarm.cleared_at.is_(None))
        return [(alarm.kind, alarm.detail) for alarm in session.scalars(chosen)]


def test_an_event_is_delivered_once(any_newsroom: Newsroom) -> None:
    postbox = KeepingPostbox()
    assert deliver_all(reported(any_newsroom), postbox) == 1
    any_newsroom.later(days=3)
    assert deliver_all(any_newsroom, postbox) == 0
    assert [mail.address for mail in postbox.kept] == [READER]
    assert set(states(any_newsroom)) == {"delivered"}


def test_a_claimed_event_is_skipped_until_the_claim_is_over(any_newsroom: Newsroom) -> None:
    newsroom = reported(any_newsroom)
    assert claiming.claim(newsroom.sessions, at=newsroom.at) is not None
    assert claiming.claim(newsroom.sessions, at=newsroom.at) is None
    newsroom.later(minutes=6)
    again = claiming.claim(newsroom.sessions, at=newsroom.at)
    assert again is not None and again.attempts == 2


@pytest.mark.postgres
def test_a_deliverer_does_not_wait_for_a_row_that_another_one_holds(postgres_newsroom: Newsroom) -> None:
    newsroom = reported(postgres_newsroom)
    newsroom.report(email=READER, exact="Marchenko", proposed="Marchuk")
    with newsroom.sessions.acts() as session:
        first = session.scalars(
            select(OutboxEvent).where(OutboxEvent.state == "waiting").limit(1).with_for_update()
        ).one()
        taken = claiming.claim(newsroom.sessions, at=newsroom.at)
        assert taken is not None and taken.id != first.id


def test_what_cannot_be_sent_now_is_tried_again_and_parked_after_the_last_time(newsroom: Newsroom) -> None:
    postbox = KeepingPostbox(*[NotSent("451")] * 8)
    reported(newsroom)
    tried = []
    for _ in range(80):
        if deliver_all(newsroom, postbox):
            tried.append(newsroom.at)
        newsroom.later(minutes=60 if len(tried) > 3 else 1)
    waits = [(after - before) / timedelta(minutes=1) for before, after in itertools.pairwise(tried)]
    assert waits == [1, 5, 15, 60, 240, 720, 1440]
    assert states(newsroom, "submission.received") == ["parked"]
    assert postbox.kept == []
    assert alarms(newsroom) == [("mail_parked", "submission.received")]


def test_the_same_message_id_goes_with_each_attempt(newsroom: Newsroom) -> None:
    reported(newsroom)
    first, second = mails_of(newsroom), mails_of(newsroom)
    assert first == second
    assert first[0].message_id.endswith(".reader@localhost>")


def test_what_is_refused_for_good_is_parked_at_once(newsroom: Newsroom) -> None:
    deliver_all(reported(newsroom), KeepingPostbox(RefusedForGood("550")))
    assert states(newsroom, "submission.received") == ["parked"]


def test_who_was_served_is_not_written_to_again_when_the_event_comes_back(newsroom: Newsroom) -> None:
    reported(newsroom)
    postbox = KeepingPostbox()
    event = claiming.claim(newsroom.sessions, at=newsroom.at)
    assert event is not None
    claiming.note_served(newsroom.sessions, event, "reader", outcome="accepted", at=newsroom.at)
    newsroom.later(minutes=6)
    deliver_all(newsroom, postbox)
    assert postbox.kept == []
    assert states(newsroom, "submission.received") == ["delivered"]


def test_a_letter_that_cannot_be_put_into_words_keeps_the_others_going(newsroom: Newsroom) -> None:
    reported(newsroom)
    with transaction(newsroom.sessions) as session:
        announce(session, "submission.received", {}, at=newsroom.at - timedelta(minutes=1))
    postbox = KeepingPostbox()
    assert deliver_all(newsroom, postbox) == 2
    assert len(postbox.kept) == 1
    assert states(newsroom, "submission.received") == ["delivered", "waiting"]


def test_without_a_mail_server_mails_are_files_of_their_owner_and_nothing_says_sent(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    reported(newsroom)
    deliver_all(newsroom, SpoolPostbox(tmp_path / "mail", Sender("Gazette", "desk@example.org")))
    (file,) = (tmp_path / "mail").iterdir()
    assert file.suffix == ".eml" and file.stat().st_mode & 0o777 == 0o600
    assert f"To: {READER}" in file.read_text()
    with newsroom.sessions.reads() as session:
        assert session.scalars(select(Delivery.outcome)).all() == ["spooled"]


def test_one_command_delivers_and_ends(newsroom: Newsroom) -> None:
    reported(newsroom)
    done = newsroom.app.test_cli_runner().invoke(args=["deliver", "--once"])
    assert done.exit_code == 0, done.output
    assert len(list((newsroom.instance / "mail").iterdir())) == 1
    with newsroom.sessions.reads() as session:
        last = session.scalars(select(LogEntry.entry).order_by(LogEntry.seq.desc()).limit(1)).one()
    assert b'"kind":"private"' in last  # the report that came in was committed to by the timer


def test_a_chore_is_done_by_one_deliverer_in_its_time(any_newsroom: Newsroom) -> None:
    newsroom, done = any_newsroom, []
    chore = Chore("sweep", timedelta(hours=1), lambda sessions, at: done.append(at))
    with newsroom.app.app_context():
        assert [do_chore(chore), do_chore(chore)] == [True, False]
        newsroom.later(minutes=59)
        assert not do_chore(chore)
        newsroom.later(minutes=1)
        assert do_chore(chore)
    assert len(done) == 2


def test_a_chore_that_fails_comes_again_soon_and_leaves_the_name_of_its_fault(newsroom: Newsroom) -> None:
    def fail(_sessions: Sessions, *, at: object) -> None:
        raise ValueError("a reader's secret words")

    chore = Chore("fail", timedelta(days=1), fail)
    with newsroom.app.app_context():
        assert not do_chore(chore)
        assert newsroom.row(ChoreTurn, "fail").failed == "ValueError"  # type: ignore[arg-type]
        assert alarms(newsroom) == [("chore_failed", "ValueError")]
        newsroom.later(minutes=5)
        assert do_chore(Chore("fail", timedelta(days=1), lambda sessions, at: None))
    assert alarms(newsroom) == []
