"""kill -9 at any moment: the log verifies, no acknowledged act is without its entry, no entry without its act."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import time
from pathlib import Path

import pytest
from sqlalchemy import func, select

from corrections.domain.reporting.receipts import receipt_hash
from corrections.models import (
    Article,
    ArticleVersion,
    Correction,
    LanguageEdition,
    LogCheckpoint,
    Note,
    NotePin,
    PrivateAct,
    Submission,
    WithdrawalOrder,
)
from corrections.outside.log_rotation import rotation_holds
from corrections.outside.signer import note_holds
from corrections.queries.log_check import Verified, verify_log
from tests.faults.mixed_work import work
from tests.newsroom import Newsroom
from tests.services.test_signing_the_log import sign

KILLS = int(os.environ.get("KILLS", "10"))
ROUNDS = min(KILLS, 10)  # in one newsroom, all of whose log is checked after each
LONGEST_WAIT = 120.0


def killed(newsroom: Newsroom, said: Path, number: int, *, acts: int, after: float) -> None:
    """Let somebody work until some acts were acknowledged and a little longer, then kill them where they stand."""
    newsroom.close()
    before = lines(said)
    context = multiprocessing.get_context("fork")
    worker = context.Process(target=work, args=(newsroom.url, newsroom.instance, said, number))
    worker.start()
    deadline = time.monotonic() + LONGEST_WAIT
    while lines(said) < before + acts:
        assert worker.is_alive() and time.monotonic() < deadline, "nothing was ever acknowledged"
        time.sleep(0.005)
    time.sleep(after)
    assert worker.pid
    os.kill(worker.pid, signal.SIGKILL)
    worker.join()
    assert worker.exitcode == -signal.SIGKILL


def lines(said: Path) -> int:
    return said.read_bytes().count(b"\n") if said.exists() else 0


def acknowledged(said: Path) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for line in said.read_text().splitlines():
        what, name = line.split()
        found.setdefault(what, set()).add(name)
    return found


def subjects(newsroom: Newsroom, act: str) -> list[str]:
    with newsroom.sessions.reads() as session:
        return list(session.scalars(select(PrivateAct.subject).where(PrivateAct.act == act)))


def cases(newsroom: Newsroom, state: str) -> set[str]:
    with newsroom.sessions.reads() as session:
        return {
            f"C-{each}" for each in session.scalars(select(Correction.id).where(Correction.state == state))
        }


def check(newsroom: Newsroom, said: Path) -> None:
    """The log verifies; what was acknowledged has its entry; every entry of an act has its act, once."""
    found = verify_log(newsroom.sessions, note_holds=note_holds, rotation_holds=rotation_holds)
    assert isinstance(found, Verified), found
    told = acknowledged(said)
    for act, state, name in (
        ("correction.published", "published", "published"),
        ("correction.declined", "declined", "declined"),
    ):
        entries = subjects(newsroom, act)
        assert told.get(name, set()) <= set(entries), name
        assert sorted(entries) == sorted(cases(newsroom, state)), name
    with newsroom.sessions.reads() as session:
        articles = set(session.scalars(select(Article.slug)))
        arrived = session.scalars(
            select(ArticleVersion.article_id).where(ArticleVersion.kind == "import")
        ).all()
        receipts = set(session.scalars(select(Submission.receipt_hash)))
        newest = session.scalar(select(func.max(LogCheckpoint.size))) or 0
    assert told.get("article", set()) <= articles
    assert sorted(subjects(newsroom, "article.imported")) == sorted(f"A-{each}" for each in arrived)
    assert {receipt_hash(each) for each in told.get("report", set())} <= receipts
    assert newest <= found.entries
    check_rarer(newsroom, told)


def check_rarer(newsroom: Newsroom, told: dict[str, set[str]]) -> None:
    """Withdrawn versions, pinned notes and linked editions: the rows are those that entries speak of, each once."""
    rows = {
        ("withdrawn", "withdrawal.confirmed"): select(WithdrawalOrder.article_id).where(
            WithdrawalOrder.state == "done"
        ),
        ("pinned", "note.pinning"): select(Note.reference).join(NotePin, NotePin.note_id == Note.id),
        ("edition", "article.edition_linked"): select(LanguageEdition.article_id),
    }
    for (name, act), chosen in rows.items():
        with newsroom.sessions.reads() as session:
            found = sorted(str(each) for each in session.scalars(chosen))
        entries = sorted(each.removeprefix("note ").removeprefix("A-") for each in subjects(newsroom, act))
        assert {each.removeprefix("A-") for each in told.get(name, set())} <= set(found), name
        assert entries == found, name


@pytest.mark.parametrize("series", range(KILLS // ROUNDS))
def test_the_log_and_the_acts_agree_after_every_kill(
    any_newsroom: Newsroom, tmp_path: Path, series: int
) -> None:
    chance, said = random.Random(series), tmp_path / "said"
    for number in range(ROUNDS):
        killed(any_newsroom, said, number, acts=chance.randrange(1, 9), after=chance.uniform(0, 0.3))
        check(any_newsroom, said)
        assert sign(any_newsroom).exit_code == 0
    assert len(acknowledged(said)["published"]) >= ROUNDS // 3
