"""The verifier finds what became of a note after it was published only as the log tells it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from corrections.domain.record.entries import record_bytes
from corrections.services.rulings.amending_notes import apologise, mend_note
from tests.newsroom import Newsroom
from tests.services.test_rulings import TYPO, noted
from tests.services.test_signing_the_log import sign
from tests.verifier.mirrors import mirrored, verified

NOTE = "corrections/2026-0001.json"


def amended(newsroom: Newsroom) -> str:
    """A note with a typo mended and an apology."""
    note, editor = noted(newsroom), newsroom.staff()
    words = TYPO.replace("verison", "version")
    mend_note(newsroom.sessions, note, words, believed=0, by=editor, at=newsroom.later())
    apologise(newsroom.sessions, note, "We are sorry.", believed=1, by=editor, at=newsroom.later())
    return note


def as_it_was(record: dict[str, Any]) -> None:
    record.update(amendments=[], now=record["text"])


def one_left_out(record: dict[str, Any]) -> None:
    record["amendments"].pop()
    record["now"] = record["amendments"][-1]["text"]


def one_more(record: dict[str, Any]) -> None:
    record["amendments"].append(dict(record["amendments"][-1], number=3))


CHANGES: tuple[tuple[Callable[[dict[str, Any]], object], str], ...] = (
    (as_it_was, "amendments: 2 are in the log, 0 are told"),
    (one_left_out, "amendments: 2 are in the log, 1 are told"),
    (one_more, "amendment 3, words, details or salt"),
    (lambda r: r.update(now=r["text"]), "now: it is not what"),
    (lambda r: r["amendments"].reverse(), "amendment 1: it carries the number 2"),
    (lambda r: r["amendments"][0].update(text="No."), "amendment 1, words, details or salt"),
    (lambda r: r["amendments"][0].update(kind="apology"), "amendment 1, words, details or salt"),
    (lambda r: r["amendments"][0].update(at=""), "amendment 1, words, details or salt"),
    (lambda r: r["amendments"][0].update(number=True), "amendment 1, number: it cannot be read"),
    (lambda r: r["amendments"][0].update(by="x"), "amendment 1, by: it is not known"),
    (lambda r: r["amendments"][1].pop("salt"), "amendment 2, salt: it is missing"),
)


def test_amendments_are_found_as_they_were_logged_and_nothing_else(
    newsroom: Newsroom, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    note, state = amended(newsroom), tmp_path / "state.json"
    sign(newsroom)
    mirror = mirrored(newsroom, tmp_path / "mirror")
    assert verified("--offline", mirror, state=state) == 0
    assert verified("--offline", mirror, "--note", note, state=state) == 0
    was = (mirror / NOTE).read_bytes()
    for change, named in CHANGES:
        record = json.loads(was)
        change(record)
        (mirror / NOTE).write_bytes(record_bytes(record))
        capsys.readouterr()
        assert verified("--offline", mirror, state=state) == 1, named
        assert f"note {note}, {named}" in capsys.readouterr().out


def test_a_mirror_leaves_amendments_to_the_checkpoint_that_covers_them(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    note, state = noted(newsroom), tmp_path / "state.json"
    sign(newsroom)
    by, at = newsroom.staff(), newsroom.later()
    apologise(newsroom.sessions, note, "We are sorry.", believed=0, by=by, at=at)
    mirror = mirrored(newsroom, tmp_path / "mirror")
    assert verified("--offline", mirror, state=state) == 0
    assert json.loads((mirror / NOTE).read_text())["amendments"] == []
    sign(newsroom)
    assert verified("--offline", mirrored(newsroom, mirror), state=state) == 0
    assert len(json.loads((mirror / NOTE).read_text())["amendments"]) == 1
