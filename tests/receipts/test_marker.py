"""After an erasure no byte of what a reader wrote is left: not in the database, its free pages and journals, not in
exports, in the mail spool or in the application's logs."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from corrections import database
from corrections.domain.reporting.additions import About, Addition
from corrections.models import PreparedFix
from corrections.queries.log_check import Verified, verify_log
from corrections.queries.proving.log_export import exported_files
from corrections.services.privacy.erasing import erase_own
from corrections.services.receipts.adding_words import add
from corrections.views.context import forget_mails
from tests.letters.letter_checks import deliver_all
from tests.newsroom import Newsroom
from tests.receipts.holders import ask, declined

MARKERS = ("Zyxomma", "Quagganym", "Vexillarch", "Wobblethorn", "Jentacularity")
COMMENT, REPLY, LINK, ADDRESS, PROPOSED = MARKERS


def traces(folder: Path) -> dict[str, list[str]]:
    """Which files below a folder hold a marker, in any case, as UTF-8 or UTF-16."""
    found = {}
    for path in folder.rglob("*"):
        if path.is_file():
            contents = path.read_bytes().lower()
            ways = {m: (m.lower().encode(), m.lower().encode("utf-16-le")) for m in MARKERS}
            left = [marker for marker, forms in ways.items() if any(form in contents for form in forms)]
            if left:
                found[path.name] = left
    return found


def written(newsroom: Newsroom) -> str:
    """A report with a marker in every field a reader can fill, with mails, an answer and company around it."""
    newsroom.article()
    for number in range(30):
        newsroom.report(
            exact="Marchenko", proposed=f"Marchuk {number}", comment="x" * 900, email="o@example.org"
        )
    received = newsroom.report(
        proposed=f"4.1 {PROPOSED}",
        comment=f"{COMMENT} said so. " * 40,
        evidence_url=f"https://{LINK.lower()}.example/",
        email=f"{ADDRESS.lower()}@example.org",
    )
    ask(newsroom, "Which page?")
    said = Addition(about=About.QUESTION, words=f"{REPLY} has it.")
    add(newsroom.sessions, received.receipt, said, at=newsroom.at, house=newsroom.house)
    for number in range(30):
        newsroom.report(exact="Olha", proposed=f"Olena {number}", comment="y" * 900)
    deliver_all(newsroom, newsroom.app.extensions["corrections.mail_spool"])
    return received.receipt


@pytest.fixture(params=["rollback journal", "write-ahead log"])
def journaled(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, migrated_sqlite: Path, tmp_path: Path
) -> Iterator[Newsroom]:
    """A newsroom on SQLite with either kind of journal."""
    monkeypatch.setattr(database, "wal_is_safe", lambda: request.param == "write-ahead log")
    shutil.copy(migrated_sqlite, tmp_path / "corrections.sqlite")
    built = Newsroom(f"sqlite:///{tmp_path / 'corrections.sqlite'}", instance=tmp_path)
    yield built
    built.close()


def test_nothing_is_left_of_a_reader_who_asked_for_it(
    journaled: Newsroom, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    newsroom = journaled
    token = written(newsroom)
    before = traces(newsroom.instance)
    assert set().union(*before.values()) == set(MARKERS)
    assert any(name.endswith(".eml") for name in before)
    erase_own(newsroom.sessions, token, at=newsroom.later())
    with newsroom.app.app_context():
        forget_mails([31])
    assert newsroom.app.test_cli_runner().invoke(args=["log", "sign", "--once"]).exit_code == 0
    for each in exported_files(newsroom.sessions):
        path = newsroom.instance / "exported" / each.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(each.contents or b"")
    (newsroom.instance / "application.log").write_text(caplog.text)
    assert traces(newsroom.instance) == {}
    assert isinstance(verify_log(newsroom.sessions), Verified)


@pytest.mark.postgres
def test_on_postgresql_no_row_of_any_table_holds_a_trace(postgres_newsroom: Newsroom) -> None:
    newsroom = postgres_newsroom
    erase_own(newsroom.sessions, written(newsroom), at=newsroom.later())
    with newsroom.sessions.reads() as session:
        names = session.scalars(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")).all()
        for name in names:
            rows = session.execute(text(f'SELECT t::text FROM "{name}" t')).scalars()
            left = [row for row in rows if any(marker.lower() in row.lower() for marker in MARKERS)]
            assert left == [], name


def test_a_declined_report_leaves_no_copy_of_its_words_in_what_is_insert_only(newsroom: Newsroom) -> None:
    newsroom.article()
    token = declined(newsroom)
    erase_own(newsroom.sessions, token, at=newsroom.later())
    with newsroom.sessions.reads() as session:
        assert session.query(PreparedFix).count() == 0
        assert "It was in the budget." not in str(session.execute(text("SELECT * FROM private_act")).all())
