"""The signer signs what grows, refuses anything else, and forgets nothing."""

from __future__ import annotations

import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import Result
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import func, select

from corrections.domain.record.checkpoints import read_checkpoint
from corrections.domain.record.merkle import frontier_of, leaf_hash
from corrections.domain.record.signed_notes import read_note
from corrections.domain.record.tiles import TILE_WIDTH
from corrections.models import LogCheckpoint, LogEntry, LogSubject, LogSubtree
from corrections.outside.log_keys import signing_key
from corrections.outside.signer import memory_of, unsigned_name
from corrections.queries.log_check import Verified, verify_log
from corrections.services.checkpointing import beat
from tests.newsroom import Newsroom

NAME = "desk.example/log"


def sign(newsroom: Newsroom, *more: str) -> Result:
    return newsroom.app.test_cli_runner().invoke(
        args=["log", "sign", "--once", *more], catch_exceptions=False
    )


def count(newsroom: Newsroom, table: type) -> int:
    with newsroom.sessions.reads() as session:
        return session.scalars(select(func.count()).select_from(table)).one()


@pytest.fixture
def backup(newsroom: Newsroom) -> Iterator[Path]:
    """A copy of the database as it was after one article."""
    newsroom.article()
    kept = newsroom.instance / "backup.sqlite"
    shutil.copy(newsroom.instance / "corrections.sqlite", kept)
    yield kept


def restore(newsroom: Newsroom, backup: Path) -> None:
    newsroom.close()
    shutil.copy(backup, newsroom.instance / "corrections.sqlite")


def test_a_checkpoint_says_name_size_and_root_under_the_logs_key(any_newsroom: Newsroom) -> None:
    any_newsroom.article()
    note = read_note(sign(any_newsroom).output)
    checkpoint = read_checkpoint(note.text)
    with any_newsroom.sessions.reads() as session:
        entries = session.scalars(select(LogEntry.entry).order_by(LogEntry.seq)).all()
    assert (checkpoint.origin, checkpoint.size) == (NAME, len(entries))
    assert checkpoint.root == frontier_of(map(leaf_hash, entries)).root
    public = signing_key(any_newsroom.instance).public_key().public_bytes_raw()
    Ed25519PublicKey.from_public_bytes(public).verify(note.signatures[0].signature, note.text.encode())


def test_the_signers_memory_is_for_its_owner_only(newsroom: Newsroom) -> None:
    sign(newsroom)
    assert stat.S_IMODE(memory_of(newsroom.instance, NAME).stat().st_mode) == 0o600


def test_nothing_new_is_signed_where_nothing_grew(newsroom: Newsroom) -> None:
    first = sign(newsroom).output
    assert sign(newsroom).output == first
    newsroom.article()
    assert sign(newsroom).output != first
    assert count(newsroom, LogCheckpoint) == 2


def test_a_log_that_lost_its_end_is_not_signed(newsroom: Newsroom, backup: Path) -> None:
    newsroom.article("ferry")
    sign(newsroom)
    restore(newsroom, backup)
    refused = sign(newsroom)
    assert refused.exit_code == 1
    assert "its end was lost" in refused.output and "Nothing was signed" in refused.output


def test_a_log_that_went_another_way_is_not_signed_however_long(newsroom: Newsroom, backup: Path) -> None:
    newsroom.article("ferry")
    sign(newsroom)
    restore(newsroom, backup)
    for number in range(4):
        newsroom.article(f"story-{number}")
    refused = sign(newsroom)
    assert refused.exit_code == 1 and "not the one that was signed before" in refused.output
    assert count(newsroom, LogCheckpoint) == 0


def test_a_signer_that_lost_its_memory_waits_to_be_told(newsroom: Newsroom) -> None:
    newsroom.article()
    sign(newsroom)
    memory_of(newsroom.instance, NAME).unlink()
    newsroom.article("ferry")
    refused = sign(newsroom)
    assert refused.exit_code == 1 and "memory was lost" in refused.output
    assert sign(newsroom, "--relearn").exit_code == 0
    assert count(newsroom, LogCheckpoint) == 2


def test_another_key_does_not_sign(newsroom: Newsroom) -> None:
    (newsroom.instance / "log_key").unlink()
    refused = sign(newsroom)
    assert refused.exit_code == 1 and "entry 0" in refused.output


def test_what_was_signed_but_not_stored_is_stored_in_the_next_round(newsroom: Newsroom) -> None:
    empty = newsroom.instance / "empty.sqlite"
    shutil.copy(newsroom.instance / "corrections.sqlite", empty)
    signed = sign(newsroom).output
    restore(newsroom, empty)
    assert sign(newsroom).output == signed
    assert count(newsroom, LogCheckpoint) == 1


def test_a_silent_log_gives_a_sign_of_life_once_a_day(newsroom: Newsroom) -> None:
    sign(newsroom)
    newsroom.later(hours=23)
    sign(newsroom)
    assert count(newsroom, LogEntry) == 1
    newsroom.later(hours=1)
    sign(newsroom)
    sign(newsroom)
    assert count(newsroom, LogEntry) == 2


def test_full_tiles_get_their_hash_and_notes_and_versions_their_place(any_newsroom: Newsroom) -> None:
    any_newsroom.article()
    for _ in range(TILE_WIDTH):
        beat(any_newsroom.sessions, at=any_newsroom.at)
    sign(any_newsroom)
    with any_newsroom.sessions.reads() as session:
        leaves = session.scalars(select(LogEntry.leaf_hash).order_by(LogEntry.seq).limit(TILE_WIDTH)).all()
        tree = session.execute(select(LogSubtree.level, LogSubtree.number, LogSubtree.hash)).all()
        places = session.execute(select(LogSubject.subject, LogSubject.seq)).all()
    assert [tuple(row) for row in tree] == [(1, 0, frontier_of(leaves).root)]
    assert [tuple(row) for row in places] == [("version 1.1", 2)]
    assert isinstance(verify_log(any_newsroom.sessions), Verified)


def test_a_new_log_takes_another_name_where_one_of_that_name_was_signed(newsroom: Newsroom) -> None:
    assert unsigned_name(newsroom.instance, NAME) == NAME
    sign(newsroom)
    assert unsigned_name(newsroom.instance, NAME) == f"{NAME}/2"
