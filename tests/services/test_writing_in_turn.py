"""On SQLite acts wait for each other: none of them for long, and none for ever."""

from __future__ import annotations

import sqlite3
import threading
import time
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from corrections import database


def test_an_act_goes_on_soon_after_the_one_before(tmp_path: Path) -> None:
    engine = database.make_engine(f"sqlite:///{tmp_path / 'desk.sqlite'}", begin="BEGIN IMMEDIATE")
    engine.connect().close()
    other = sqlite3.connect(tmp_path / "desk.sqlite", isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    start = time.monotonic()
    threading.Timer(0.2, other.execute, ("COMMIT",)).start()
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE written (number INTEGER)"))
        assert connection.scalar(text("PRAGMA busy_timeout")) == database.PATIENCE * 1000
    assert time.monotonic() - start >= 0.15


def test_who_waits_in_vain_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "PATIENCE", 0)
    engine = database.make_engine(f"sqlite:///{tmp_path / 'desk.sqlite'}", begin="BEGIN IMMEDIATE")
    engine.connect().close()
    other = sqlite3.connect(tmp_path / "desk.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(OperationalError), engine.begin():
        pass
    other.close()


class _BrokenDisk:
    """A connection whose disk fails."""

    in_transaction = False

    def execute(self, statement: str) -> None:
        if statement.startswith("BEGIN"):
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorcode = sqlite3.SQLITE_IOERR_READ
            raise error


def test_a_broken_disk_is_not_waited_for() -> None:
    start = time.monotonic()
    database._wait_in_turn(_BrokenDisk(), "BEGIN IMMEDIATE")  # the engine asks once more, and is told
    assert time.monotonic() - start < database.PATIENCE / 2
