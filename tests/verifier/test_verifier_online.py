"""The verifier asks a site that answers, as an outsider would."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from corrections.services.rulings.amending_notes import apologise
from tests.newsroom import Newsroom
from tests.queries.test_log_check import unguarded
from tests.services.decisions import correction, publish_two
from tests.services.test_signing_the_log import sign
from tests.verifier.answering_site import answering
from tests.verifier.mirrors import SLUG, at_work, verified


@pytest.fixture
def site(newsroom: Newsroom) -> Iterator[str]:
    """The address of a newsroom at work."""
    at_work(newsroom)
    with answering(newsroom) as address:
        yield address


def check(site: str, tmp_path: Path, *more: str) -> int:
    return verified(site, "--max-age", "0", *more, state=tmp_path / "state.json")


def test_a_site_is_valid_as_a_whole_and_in_parts(
    site: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(site, tmp_path, "--note", "2026-0001") == 0
    assert check(site, tmp_path) == 0
    assert "5 versions of 2 articles, 2 notes" in capsys.readouterr().out
    assert check(site, tmp_path, "--article", SLUG) == 0


def test_what_came_after_the_checkpoint_waits_for_the_next(
    site: str, newsroom: Newsroom, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    publish_two(newsroom, newsroom.case("Monday", "Tuesday"), correction("Tuesday"))
    assert check(site, tmp_path) == 0
    assert "1 newer versions wait" in capsys.readouterr().out
    sign(newsroom)
    assert check(site, tmp_path) == 0
    assert "wait" not in capsys.readouterr().out


def test_a_log_that_nobody_tends_cannot_be_told(site: str, tmp_path: Path) -> None:
    assert verified(site, state=tmp_path / "state.json") == 2


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("UPDATE version_text SET body = replace(body, '4.1', '4.2')", f"article {SLUG}, version 2, body"),
        ("UPDATE version_text SET headline = 'Other' WHERE version_id = 4", f"article {SLUG}, version 4, headline"),
        ("UPDATE note SET text = 'All was well.' WHERE id = 2", "note 2026-0002, words"),
        ("UPDATE article SET current_version = 3 WHERE id = 1", f"article {SLUG}, version 3, superseded"),
        ("UPDATE log_entry SET entry = replace(entry, 'commitment', 'omitment') WHERE seq = 8", "entry 8"),
        ("UPDATE log_checkpoint SET note = replace(note, 'desk', 'disk')", "another log"),
    ],
)  # fmt: skip
def test_what_somebody_with_the_database_rewrote_is_named(
    site: str,
    newsroom: Newsroom,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    statement: str,
    named: str,
) -> None:
    for connection in unguarded(newsroom):
        done = connection.execute(text(statement.replace("replace(entry,", "replace(CAST(entry AS TEXT),")))  # type: ignore[attr-defined]
        assert done.rowcount > 0
        connection.execute(text("UPDATE log_entry SET entry = CAST(entry AS BLOB)"))  # type: ignore[attr-defined]
    assert check(site, tmp_path) == 1
    assert named in capsys.readouterr().out


def test_an_amendment_after_the_checkpoint_waits_too(
    site: str, newsroom: Newsroom, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    by, at = newsroom.staff(), newsroom.later()
    apologise(newsroom.sessions, "2026-0001", "We are sorry.", believed=0, by=by, at=at)
    assert check(site, tmp_path) == 0
    assert "1 newer amendments of notes wait" in capsys.readouterr().out
    assert check(site, tmp_path, "--note", "2026-0001") == 2
    assert "newer than the checkpoint" in capsys.readouterr().out
    sign(newsroom)
    assert check(site, tmp_path) == check(site, tmp_path, "--note", "2026-0001") == 0
    assert "wait" not in capsys.readouterr().out
