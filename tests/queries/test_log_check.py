"""The log verifies, and any byte changed by hand makes it fail with the right name."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from corrections.database import make_engine
from corrections.domain.record.tiles import TILE_WIDTH
from corrections.domain.reporting.additions import About, Addition
from corrections.queries.log_check import Broken, Verified, verify_log
from corrections.services.checkpointing import beat
from corrections.services.receipts.adding_words import add
from tests.newsroom import Newsroom
from tests.services.decisions import correction, publish_two

COVERED = {
    "version_text": ("headline", "dek", "body", "edits", "salt"),
    "article_version": ("kind", "published_at", "commitment", "position_map", "rule_version", "number"),
    "note": (
        "reference", "number", "version", "kind", "place", "severity", "error_type", "language", "text", "changes",
        "reported_at", "published_at", "salt", "commitment",
    ),
    "log_entry": ("entry", "leaf_hash"),
    "private_act": ("act", "subject", "contents", "commitment_key"),
    "reader_words": ("exact", "proposed", "comment", "commitment_key"),
    "reader_addition": ("about", "words", "evidence_url", "commitment_key", "id"),
    "submission": ("commitment",),
    "log_checkpoint": ("size", "root"),
    "log_subtree": ("level", "number", "hash"),
    "log_subject": ("subject", "seq"),
    "log_line": ("act", "subject", "article_id", "staff_id", "reason", "at", "seq"),
    "log_word": ("word", "seq"),
}  # fmt: skip
COLUMNS = [(table, column) for table, columns in COVERED.items() for column in columns]


@pytest.fixture(scope="module")
def worked(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of a newsroom at work, whose log fills a tile and is signed."""
    path = tmp_path_factory.mktemp("worked") / "corrections.sqlite"
    shutil.copy(migrated_sqlite, path)
    newsroom = Newsroom(f"sqlite:///{path}", instance=path.parent)
    newsroom.article()
    publish_two(newsroom, newsroom.case(comment="See the minutes."), correction("4.1 million"))
    added = Addition(about=About.EVIDENCE, words="See page 4.", link="https://example.org/budget")
    receipt = newsroom.report("was was", "was").receipt
    add(newsroom.sessions, receipt, added, at=newsroom.later(), house=newsroom.house)
    for _ in range(TILE_WIDTH):
        beat(newsroom.sessions, at=newsroom.at)
    assert newsroom.app.test_cli_runner().invoke(args=["log", "sign", "--once"]).exit_code == 0
    newsroom.close()
    return path


@pytest.fixture
def corrected(worked: Path, tmp_path: Path) -> Iterator[Newsroom]:
    """That newsroom, on a database of the test's own."""
    path = shutil.copy(worked, tmp_path / "corrections.sqlite")
    newsroom = Newsroom(f"sqlite:///{path}", instance=tmp_path)
    yield newsroom
    newsroom.close()


def unguarded(newsroom: Newsroom) -> Iterator[object]:
    engine = make_engine(newsroom.url, begin="BEGIN IMMEDIATE")
    with engine.begin() as connection:
        connection.execute(text("PRAGMA ignore_check_constraints=ON"))
        triggers = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).scalars()
        for name in triggers.all():
            connection.execute(text(f"DROP TRIGGER {name}"))
        yield connection
    engine.dispose()


def test_a_newsroom_at_work_verifies(corrected: Newsroom) -> None:
    found = verify_log(corrected.sessions)
    assert isinstance(found, Verified)
    assert (found.versions, found.notes) == (2, 1)
    assert len(found.root) == 64


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_a_change_by_hand_is_found(corrected: Newsroom, table: str, column: str) -> None:
    for connection in unguarded(corrected):
        value = connection.execute(text(f"SELECT {column} FROM {table} ORDER BY rowid DESC LIMIT 1")).scalar()
        changed = _other(value)
        update = text(f"UPDATE {table} SET {column} = :new WHERE rowid = (SELECT max(rowid) FROM {table})")
        connection.execute(update, {"new": changed})
    assert isinstance(verify_log(corrected.sessions), Broken)


@pytest.mark.parametrize(
    "table",
    ["version_text", "note", "log_entry", "private_act", "log_checkpoint", "log_subtree", "log_subject"],
)
def test_a_row_taken_away_is_found(corrected: Newsroom, table: str) -> None:
    for connection in unguarded(corrected):
        connection.execute(text("PRAGMA foreign_keys=OFF"))
        connection.execute(text("DELETE FROM note_case")) if table == "note" else None
        connection.execute(text("UPDATE answer SET note_id = NULL")) if table == "note" else None
        connection.execute(text("UPDATE submission SET logged_seq = NULL"))
        connection.execute(text(f"DELETE FROM {table} WHERE rowid = (SELECT max(rowid) FROM {table})"))
    assert isinstance(verify_log(corrected.sessions), Broken)


def test_the_first_broken_thing_is_named(corrected: Newsroom) -> None:
    for connection in unguarded(corrected):
        connection.execute(text("UPDATE version_text SET body = replace(body, '4.1', '4.2')"))
    found = verify_log(corrected.sessions)
    assert found == Broken("version 2 of article harbour-bridge", "its words do not match its commitment")


def test_an_empty_log_is_not_a_valid_one(newsroom: Newsroom) -> None:
    for connection in unguarded(newsroom):
        connection.execute(text("DELETE FROM log_entry"))
        connection.execute(text("DELETE FROM log_head"))
    assert verify_log(newsroom.sessions) == Broken("the log", "it was never opened: run `flask prepare`")


def _other(value: object) -> object:
    if isinstance(value, int):
        return value + 1
    if isinstance(value, bytes):
        return bytes([value[0] ^ 1]) + value[1:]
    if value is None or value == "":
        return "x"
    text_value = str(value)
    if text_value[:2] == "20" and ":" in text_value:
        return text_value.replace("2026", "2027")
    middle = len(text_value) // 2
    return text_value[:middle] + ("y" if text_value[middle] != "y" else "z") + text_value[middle + 1 :]


def test_a_signature_that_does_not_hold_is_found(corrected: Newsroom) -> None:
    run = corrected.app.test_cli_runner()
    assert run.invoke(args=["log", "verify"]).exit_code == 0
    for connection in unguarded(corrected):
        connection.execute(
            text(
                "UPDATE log_checkpoint SET note = substr(note, 1, length(note) - 9) || 'AAAAAAA=' || char(10)"
            )
        )
    refused = run.invoke(args=["log", "verify"])
    assert refused.exit_code == 1 and "checkpoint" in refused.output
