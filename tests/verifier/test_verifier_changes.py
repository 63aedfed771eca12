"""The verifier follows what the log says of itself: replaced keys, moved articles, words that are not shown."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from corrections.domain.record.checkpoints import Checkpoint, read_checkpoint
from corrections.domain.record.entries import record_bytes
from corrections.domain.record.signed_notes import read_note, signed_note
from corrections.outside.log_keys import log_keys, read_key, signing_key
from corrections.outside.log_rotation import signed_rotation
from corrections.services.record.log_affairs import rotate as tell
from corrections.services.recording import record_public
from corrections.services.transaction import transaction
from tests.newsroom import Newsroom
from tests.services.test_rotating import rotate
from tests.services.test_signing_the_log import sign
from tests.verifier.mirrors import SLUG, at_work, mirrored, verified

V2 = f"articles/{SLUG}/versions/2.json"
NOTE = "corrections/2026-0001.json"


def told(newsroom: Newsroom, kind: str, **fields: object) -> None:
    with transaction(newsroom.sessions) as session:
        record_public(session, kind, fields, at=newsroom.at)
    sign(newsroom)


def test_replaced_keys_are_followed_by_who_knew_the_old_ones_and_by_who_did_not(
    newsroom: Newsroom, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    at_work(newsroom)
    known, mirror = tmp_path / "known.json", tmp_path / "mirror"
    assert verified("--offline", mirrored(newsroom, mirror), state=known) == 0
    rotate(newsroom)
    rotate(newsroom, "--replace-spare")
    sign(newsroom)
    mirrored(newsroom, mirror)
    assert verified("--offline", mirror, "--note", "2026-0001", state=tmp_path / "note.json") == 0
    capsys.readouterr()
    assert verified("--offline", mirror, state=known) == 0
    assert "keys of the log were replaced" in capsys.readouterr().out
    assert verified("--offline", mirror, state=known) == 0
    assert "replaced" not in capsys.readouterr().out
    assert verified("--offline", mirror, state=tmp_path / "new.json") == 0


def test_a_log_signed_with_a_key_that_was_replaced_is_found(
    newsroom: Newsroom, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    at_work(newsroom)
    rotate(newsroom)
    retired = newsroom.instance / "log_key.retired-1"
    assert sign(newsroom).exit_code == 0
    mirror = mirrored(newsroom, tmp_path / "mirror")
    note = read_note((mirror / "log/checkpoint").read_text())
    checkpoint, key = read_checkpoint(note.text), read_key(retired)
    text = Checkpoint(checkpoint.origin, checkpoint.size, checkpoint.root).text
    public = key.public_key().public_bytes_raw()
    signed = signed_note(text, name=checkpoint.origin, public_key=public, signature=key.sign(text.encode()))
    (mirror / "log/checkpoint").write_text(signed)
    assert verified("--offline", mirror, state=tmp_path / "state.json") == 1
    assert "a key that was replaced" in capsys.readouterr().out


def test_a_change_of_keys_by_whoever_stole_one_is_found(
    newsroom: Newsroom, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    at_work(newsroom)
    stolen, keys, new = (
        signing_key(newsroom.instance),
        log_keys(newsroom.instance),
        Ed25519PrivateKey.generate(),
    )
    fields = signed_rotation("desk.example/log", retired=keys[0], stays=stolen, new=new)
    seq = tell(newsroom.sessions, fields, at=newsroom.at)
    (newsroom.instance / "log_key").write_bytes(new.private_bytes_raw())
    assert sign(newsroom).exit_code == 0  # they hold the machine, and make it sign
    mirror = mirrored(newsroom, tmp_path / "mirror")
    assert verified("--offline", mirror, state=tmp_path / "state.json") == 1
    assert f"entry {seq}: it changes keys that were not the log's" in capsys.readouterr().out


def test_absences_that_the_log_explains_are_counted_and_others_are_not_excused(
    newsroom: Newsroom, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    at_work(newsroom)
    state = tmp_path / "state.json"
    mirror = mirrored(newsroom, tmp_path / "mirror")
    (mirror / V2).unlink()
    assert verified("--offline", mirror, state=state) == 1
    assert "version 2: it is in the log, but it is gone, and no entry says why" in capsys.readouterr().out
    told(newsroom, "versions.withheld", article=SLUG, article_id=1, upto=2, by=4)
    mirror = mirrored(newsroom, tmp_path / "mirror")
    for path in (f"articles/{SLUG}/versions/1.json", V2, NOTE):
        (mirror / path).unlink(missing_ok=True)
    assert verified("--offline", mirror, state=state) == 0
    assert "2 versions are withheld or withdrawn" in capsys.readouterr().out
    (mirror / f"articles/{SLUG}/versions/3.json").unlink()
    assert verified("--offline", mirror, state=state) == 1


def test_an_article_that_was_removed_or_moved_is_looked_for_where_the_log_says(
    newsroom: Newsroom, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    at_work(newsroom)
    told(
        newsroom,
        "article.status",
        article="ferry",
        article_id=2,
        status="removed",
        covered=True,
        by_order=False,
    )
    mirror = mirrored(newsroom, tmp_path / "mirror")
    shutil.rmtree(mirror / "articles/ferry")
    assert verified("--offline", mirror, state=tmp_path / "state.json") == 0
    assert "1 versions are withheld" in capsys.readouterr().out


def test_the_address_of_a_note_cannot_be_changed_even_when_it_is_checked_alone(
    newsroom: Newsroom, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    at_work(newsroom)
    mirror = mirrored(newsroom, tmp_path / "mirror")
    record = json.loads((mirror / NOTE).read_text())
    (mirror / NOTE).write_bytes(record_bytes({**record, "article": "elsewhere"}))
    assert verified("--offline", mirror, "--note", "2026-0001", state=tmp_path / "state.json") == 1
    assert "article" in capsys.readouterr().out
