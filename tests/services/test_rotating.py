"""Rotating a key: the log tells it, old checkpoints stay valid, and only the new keys sign from then on."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest
from click.testing import Result
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import select

from corrections.domain.record.rotations import ROTATED
from corrections.models import LogCheckpoint, LogEntry, LogLine
from corrections.outside.log_keys import log_keys, public_half, read_key, signing_key
from corrections.outside.log_rotation import rotation_holds, signed_rotation
from corrections.outside.signer import memory_of, note_holds
from corrections.queries.log_check import Broken, Verified, verify_log
from corrections.queries.proving.log_growth import log_identity
from corrections.services.record.log_affairs import rotate as tell
from tests.newsroom import Newsroom
from tests.services.test_signing_the_log import NAME, sign


def rotate(newsroom: Newsroom, *more: str) -> Result:
    return newsroom.app.test_cli_runner().invoke(args=["log", "rotate", *more], catch_exceptions=False)


def checked(newsroom: Newsroom) -> Verified | Broken:
    return verify_log(newsroom.sessions, note_holds=note_holds, rotation_holds=rotation_holds)


def test_another_key_signs_after_a_rotation_and_the_log_verifies(any_newsroom: Newsroom) -> None:
    newsroom = any_newsroom
    newsroom.article()
    before, (first, spare) = sign(newsroom).output, log_keys(newsroom.instance)
    said = rotate(newsroom)
    assert said.exit_code == 0 and "signs nothing any more" in said.output
    now = log_identity(newsroom.sessions).keys
    assert now[1] == spare and now[0] not in (first, spare)
    after = sign(newsroom).output
    assert note_holds(after, [now[0]]) and not note_holds(after, [first])
    assert note_holds(before, [first])
    assert isinstance(checked(newsroom), Verified)
    assert stat.S_IMODE((newsroom.instance / "log_key").stat().st_mode) == 0o600


def test_the_spare_can_be_kept_elsewhere_and_be_replaced_too(newsroom: Newsroom, tmp_path: Path) -> None:
    elsewhere = (newsroom.instance / "log_key_offline").rename(tmp_path / "vault_key")
    assert rotate(newsroom).exit_code == 1
    assert rotate(newsroom, "--spare", str(elsewhere)).exit_code == 0
    assert rotate(newsroom, "--replace-spare").exit_code == 0
    assert (
        public_half(read_key(newsroom.instance / "log_key_offline"))
        == log_identity(newsroom.sessions).keys[1]
    )
    assert rotate(newsroom, "--spare", str(elsewhere)).exit_code == 1
    assert sign(newsroom).exit_code == 0
    assert isinstance(checked(newsroom), Verified)


def test_a_key_that_is_none_does_not_rotate(newsroom: Newsroom, tmp_path: Path) -> None:
    (tmp_path / "nonsense").write_text("no key")
    assert "no key" in rotate(newsroom, "--spare", str(tmp_path / "nonsense")).output


def test_a_rotation_that_was_cut_off_after_its_entry_is_brought_to_its_end(newsroom: Newsroom) -> None:
    instance = newsroom.instance
    rotate(newsroom)
    key = signing_key(instance)
    (instance / "log_key").rename(instance / "log_key.next")
    (instance / "log_key.retired-1").rename(instance / "log_key")
    assert sign(newsroom).exit_code == 0
    assert public_half(signing_key(instance)) == public_half(key)


def test_the_retired_key_signs_nothing_any_more(newsroom: Newsroom) -> None:
    rotate(newsroom)
    (newsroom.instance / "log_key.retired-1").replace(newsroom.instance / "log_key")
    assert "not one of those" in sign(newsroom).output


def test_a_lost_memory_is_learnt_again_across_a_rotation(newsroom: Newsroom) -> None:
    newsroom.article()
    sign(newsroom)
    rotate(newsroom)
    memory_of(newsroom.instance, NAME).unlink()
    assert sign(newsroom).exit_code == 1
    assert sign(newsroom, "--relearn").exit_code == 0


@pytest.mark.parametrize(
    "change",
    [
        {"stays": "retired"},
        {"key": "spare"},
        {"signatures": []},
        {"signatures": ["x", "y"]},
        {"retired": "bm9uZQ=="},
        {"key": None},
    ],
)
def test_a_rotation_without_the_signatures_it_needs_does_not_hold(
    newsroom: Newsroom, change: dict[str, object]
) -> None:
    keys, spare = log_keys(newsroom.instance), read_key(newsroom.instance / "log_key_offline")
    fields = signed_rotation(NAME, retired=keys[0], stays=spare, new=Ed25519PrivateKey.generate())
    assert rotation_holds(NAME, keys, fields)
    assert not rotation_holds("another.example/log", keys, fields)
    names = {"retired": keys[0], "spare": keys[1]}
    wrong = {name: names.get(str(value), value) for name, value in change.items()}
    assert not rotation_holds(NAME, keys, {**fields, **wrong})


def test_whoever_has_the_signing_key_alone_cannot_bring_in_another(newsroom: Newsroom) -> None:
    newsroom.article()
    keys, stolen = log_keys(newsroom.instance), signing_key(newsroom.instance)
    fields = signed_rotation(NAME, retired=keys[0], stays=stolen, new=Ed25519PrivateKey.generate())
    assert not rotation_holds(NAME, keys, fields)
    seq = tell(newsroom.sessions, fields, at=newsroom.at)
    assert checked(newsroom) == Broken(
        f"entry {seq}", "this change of keys is not signed by the keys it needs"
    )


def test_a_checkpoint_by_the_retired_key_after_the_rotation_is_found(newsroom: Newsroom) -> None:
    rotate(newsroom)
    sign(newsroom)
    with newsroom.sessions.reads() as session:
        note = session.scalars(select(LogCheckpoint.note)).one()
        entry = session.scalars(
            select(LogEntry.entry).join(LogLine, LogLine.seq == LogEntry.seq).where(LogLine.act == ROTATED)
        ).one()
    assert not note_holds(note, [json.loads(entry)["retired"]])
