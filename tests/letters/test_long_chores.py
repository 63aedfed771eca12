"""The nightly check takes its time beside delivery: mail goes out and acts go on meanwhile."""

from __future__ import annotations

import threading
from datetime import timedelta
from pathlib import Path

from sqlalchemy import select

from corrections.cli.chores import CHORES, Chore
from corrections.cli.delivering import do_chore
from corrections.cli.log_watching import check_whole_log
from corrections.cli.periodic import beside_delivery
from corrections.cli.periodic.checked_copy import BY_HAND, forget_cut_off, unhurried
from corrections.models import ChoreTurn, LogEntry
from corrections.models.sessions import Sessions
from corrections.outside.postboxes import Sender, SpoolPostbox
from tests.letters.test_delivering import deliver_all, reported
from tests.newsroom import Newsroom


def test_mail_goes_out_while_a_long_chore_is_at_work_and_no_second_one_begins(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def slow(_sessions: Sessions, *, at: object) -> None:
        begun.set()
        assert go_on.wait(30)

    with newsroom.app.app_context():
        assert do_chore(Chore("slow", timedelta(days=1), slow, is_long=True), beside=True)
        assert begun.wait(30)
        assert not do_chore(Chore("other", timedelta(days=1), slow, is_long=True), beside=True)
        reported(newsroom)
        deliver_all(newsroom, SpoolPostbox(tmp_path / "mail", Sender("Gazette", "desk@example.org")))
        assert len(list((tmp_path / "mail").iterdir())) == 1
        assert newsroom.row(ChoreTurn, "slow").finished_at is None  # type: ignore[arg-type]
        go_on.set()
        for thread in [each for each in threading.enumerate() if each.name == "long chore"]:
            thread.join(30)
    assert newsroom.row(ChoreTurn, "slow").finished_at is not None  # type: ignore[arg-type]
    assert not beside_delivery._AT_WORK.locked()


def test_acts_go_on_while_the_check_reads(newsroom: Newsroom) -> None:
    newsroom.article()
    with unhurried(newsroom.sessions) as copied, copied.reads() as session:
        before = session.scalars(select(LogEntry.seq)).all()
        newsroom.article("ferry", "<p>The ferry sails.</p>")
        assert session.scalars(select(LogEntry.seq)).all() == before
    assert not list(newsroom.instance.glob("*.checked*"))


def test_the_copy_is_its_owners_only_and_one_of_a_check_that_was_cut_off_is_replaced(
    newsroom: Newsroom,
) -> None:
    newsroom.article()
    copy = Path(newsroom.url.removeprefix("sqlite:///") + ".checked")
    copy.write_text("left over")
    with unhurried(newsroom.sessions):
        assert copy.stat().st_mode & 0o777 == 0o600
    assert not copy.exists()


def test_a_start_deletes_the_copy_of_a_check_that_was_cut_off_but_none_that_is_read(
    newsroom: Newsroom,
) -> None:
    newsroom.article()
    copy = Path(newsroom.url.removeprefix("sqlite:///") + ".checked")
    journal = copy.with_name(f"{copy.name}-journal")
    forget_cut_off(newsroom.sessions)
    for left in (copy, journal):
        left.write_text("left over")
    forget_cut_off(newsroom.sessions)
    assert not copy.exists() and not journal.exists()
    with unhurried(newsroom.sessions) as copied, copied.reads() as session:
        forget_cut_off(newsroom.sessions)
        assert copy.exists() and session.scalars(select(LogEntry.seq)).all()


def test_a_check_by_hand_reads_a_copy_of_its_own_and_no_two_do_at_once(newsroom: Newsroom) -> None:
    newsroom.article()
    copy = Path(newsroom.url.removeprefix("sqlite:///") + f".{BY_HAND}")
    verify = newsroom.app.test_cli_runner().invoke
    with unhurried(newsroom.sessions):
        done = verify(args=["log", "verify"])
    assert done.exit_code == 0 and "all as logged" in done.output and not copy.exists()
    with unhurried(newsroom.sessions, BY_HAND):
        refused = verify(args=["log", "verify"])
        forget_cut_off(newsroom.sessions)
        assert copy.exists()
    assert refused.exit_code == 1 and "Another check of the log is at work" in refused.output
    copy.write_text("left over")
    forget_cut_off(newsroom.sessions)
    assert not copy.exists()


def test_the_check_of_the_whole_log_is_such_a_chore(any_newsroom: Newsroom) -> None:
    assert [chore.work for chore in CHORES if chore.is_long] == [check_whole_log]
    any_newsroom.article()
    check_whole_log(any_newsroom.sessions, at=any_newsroom.at)
