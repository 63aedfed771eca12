"""The verifier reads which notes correct which, the pages that people read, and all that became of one note."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jinja2 import ChoiceLoader, DictLoader

from corrections.domain.permissions import Role
from corrections.domain.record.entries import record_bytes
from corrections.services.rulings.correcting_notes import propose_note, sign_note
from tests.newsroom import Newsroom
from tests.services.test_signing_the_log import sign
from tests.verifier.answering_site import answering
from tests.verifier.mirrors import mirrored, verified
from tests.verifier.test_verifier_amendments import amended, as_it_was
from verifier import corrections_verify
from verifier.corrections_verify import Tampered

NOTE = "corrections/2026-0001.json"


def corrected(newsroom: Newsroom) -> str:
    """A note, amended, that a later note corrects."""
    reference = amended(newsroom)
    words = "Correction, 3 March 2026: The note of 2 March said 41 million; the article had said 14 million."
    editor = newsroom.staff()
    number = propose_note(newsroom.sessions, reference, words, believed=2, by=editor, at=newsroom.later())
    sign_note(newsroom.sessions, number, by=newsroom.staff(Role.SENIOR_EDITOR), at=newsroom.later())
    return reference


CHANGES: tuple[tuple[str, Callable[[dict[str, Any]], object], str], ...] = (
    (NOTE, lambda r: r.update(corrected_by=[]), "note 2026-0001, corrected_by: the log says"),
    (
        "corrections/2026-0002.json",
        lambda r: r.update(corrects=None),
        "note 2026-0002, corrects: the log says",
    ),
    ("corrections/2026-0002.json", lambda r: r.update(corrects="2026-0009"), "note 2026-0002, corrects"),
    (NOTE, lambda r: r.pop("corrected_by"), "corrected_by: it is missing"),
)


def test_links_between_notes_are_those_of_the_log(
    newsroom: Newsroom, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    corrected(newsroom)
    sign(newsroom)
    mirror, state = mirrored(newsroom, tmp_path / "mirror"), tmp_path / "state.json"
    assert verified("--offline", mirror, state=state) == 0
    for path, change, named in CHANGES:
        was = (mirror / path).read_bytes()
        record = json.loads(was)
        change(record)
        (mirror / path).write_bytes(record_bytes(record))
        capsys.readouterr()
        assert verified("--offline", mirror, state=state) == 1
        assert named in capsys.readouterr().out
        (mirror / path).write_bytes(was)


def test_one_note_alone_shows_that_all_its_amendments_were_left_out(
    newsroom: Newsroom, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    amended(newsroom)
    sign(newsroom)
    mirror, state = mirrored(newsroom, tmp_path / "mirror"), tmp_path / "state.json"
    assert verified("--offline", mirror, "--note", "2026-0001", state=state) == 0
    record = json.loads((mirror / NOTE).read_bytes())
    as_it_was(record)
    (mirror / NOTE).write_bytes(record_bytes(record))
    assert verified("--offline", mirror, "--note", "2026-0001", state=state) == 1
    assert "amendments: 2 are in the log, 0 are told" in capsys.readouterr().out


@pytest.mark.parametrize("at", ["2999-01-01T00:00:00.000000Z", "tomorrow", "2026-01-01T00:00:00"])
def test_what_waits_for_the_log_may_not_be_of_the_far_future(at: str) -> None:
    with pytest.raises(Tampered):
        corrections_verify.check_not_ahead(at, "amendment 1")


@pytest.fixture
def site(newsroom: Newsroom) -> Iterator[str]:
    corrected(newsroom)
    sign(newsroom)
    with answering(newsroom) as address:
        yield address


@pytest.mark.parametrize("more", [(), ("--note", "2026-0001")])
def test_the_page_of_a_note_reads_as_it_was_logged(
    site: str,
    newsroom: Newsroom,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    more: tuple[str, ...],
) -> None:
    monkeypatch.setattr(corrections_verify, "CACHED_SECONDS", 0)
    state = tmp_path / "state.json"
    assert verified(site, "--max-age", "0", *more, state=state) == 0, capsys.readouterr().out
    template = newsroom.app.jinja_env.get_template("site/note.html")
    for words, named in (
        ('id="note-words" ', "page: it does not read"),
        ('id="note-links"', "does not name"),
    ):
        source = Path(str(template.filename)).read_text()
        assert words in source
        newsroom.app.jinja_env.cache.clear()  # type: ignore[union-attr]
        loader = newsroom.app.jinja_env.loader
        newsroom.app.jinja_env.loader = ChoiceLoader(
            [DictLoader({"site/note.html": source.replace(words, "")}), loader]  # type: ignore[list-item]
        )
        assert verified(site, "--max-age", "0", *more, state=state) == 1
        assert named in capsys.readouterr().out
        newsroom.app.jinja_env.loader = loader
