"""The verifier finds a mirror valid as it is, and names what is not as it was logged."""

from __future__ import annotations

import ast
import json
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from corrections.domain.record.entries import record_bytes
from corrections.outside.signer import memory_of
from corrections.services.checkpointing import beat
from tests.newsroom import Newsroom
from tests.services.test_signing_the_log import sign
from tests.verifier.mirrors import SLUG, at_work, mirrored, verified
from verifier import corrections_verify

V2 = f"articles/{SLUG}/versions/2.json"
NOTE = "corrections/2026-0001.json"


@pytest.fixture
def mirror(newsroom: Newsroom, tmp_path: Path) -> Path:
    at_work(newsroom)
    return mirrored(newsroom, tmp_path / "mirror")


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state.json"


def rewrite(mirror: Path, path: str, change: Callable[[dict[str, object]], object]) -> None:
    record = json.loads((mirror / path).read_text())
    change(record)
    (mirror / path).write_bytes(record_bytes(record))


def test_a_mirror_is_valid_as_it_is(mirror: Path, state: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verified("--offline", mirror, state=state) == 0
    said = capsys.readouterr().out
    assert re.search(r"valid: \d+ entries, 5 versions of 2 articles, 2 notes", said), said
    assert "first visit" in said
    assert verified("--offline", mirror, "--article", SLUG, state=state) == 0
    assert verified("--offline", mirror, "--note", "2026-0002", state=state) == 0
    assert "first visit" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("path", "change", "named"),
    [
        (V2, lambda r: r["text"].update(headline="Other words"), "version 2, headline"),
        (V2, lambda r: r["text"].update(body=r["text"]["body"].replace("4.1", "4.2")), "version 2, body"),
        (V2, lambda r: r.update(published="2026-01-01T00:00:00.000000Z"), "version 2, published"),
        (V2, lambda r: r.update(kind="minor_fix"), "version 2, kind"),
        (V2, lambda r: r.update(salt="00" * 32), "version 2, words, splices or salt"),
        (V2, lambda r: r.update(superseded=False), "version 2, superseded"),
        (V2, lambda r: r["splices"].update(computed=True), "version 2, words, splices or salt"),
        (V2, lambda r: r["proof"]["hashes"].pop(), "version 2, proof"),
        (V2, lambda r: r.update(proof=None), "version 2, proof"),
        (V2, lambda r: r.update(retracted=True), "version 2, retracted: it is not known"),
        (NOTE, lambda r: r.update(text="Nothing was wrong."), "note 2026-0001, text"),
        (NOTE, lambda r: r["note"].update(severity="minor"), "note 2026-0001, words, details or salt"),
        (NOTE, lambda r: r["note"].update(text="No.") or r.update(text="No."), "note 2026-0001, words"),
        (NOTE, lambda r: r.update(reported=None), "note 2026-0001, reported"),
        (NOTE, lambda r: r.update(now="Nothing was wrong."), "note 2026-0001, now"),
        (NOTE, lambda r: r.pop("amendments"), "note 2026-0001, amendments: it is missing"),
        (NOTE, lambda r: r.update(amendments={}), "note 2026-0001, amendments"),
        (NOTE, lambda r: r.update(retracted=True), "note 2026-0001, retracted: it is not known"),
    ],
)  # fmt: skip
def test_what_was_changed_is_named(
    mirror: Path, state: Path, capsys: pytest.CaptureFixture[str], path: str, change: object, named: str
) -> None:
    rewrite(mirror, path, change)  # type: ignore[arg-type]
    assert verified("--offline", mirror, state=state) == 1
    assert named in capsys.readouterr().out


@pytest.mark.parametrize("path", [V2, NOTE, "log/tile/0/000.p/{size}", "log/tile/entries/000.p/{size}"])
def test_what_was_taken_away_is_named(
    mirror: Path, state: Path, capsys: pytest.CaptureFixture[str], path: str
) -> None:
    size = (mirror / "log/checkpoint").read_text().splitlines()[1]
    (mirror / path.format(size=size)).unlink()
    assert verified("--offline", mirror, state=state) == 1
    assert re.search(r"gone|missing|not the hashes", capsys.readouterr().out)


def test_what_nobody_logged_is_found(mirror: Path, state: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(mirror / NOTE, mirror / "corrections/2026-0009.json")
    assert verified("--offline", mirror, state=state) == 1
    assert "does not speak of it" in capsys.readouterr().out


def test_a_log_that_lost_its_end_is_found_by_who_was_there_before(
    newsroom: Newsroom, tmp_path: Path, state: Path
) -> None:
    newsroom.article()
    sign(newsroom)
    shorter = shutil.copytree(mirrored(newsroom, tmp_path / "mirror"), tmp_path / "shorter")
    newsroom.article("ferry")
    sign(newsroom)
    mirrored(newsroom, tmp_path / "mirror")
    assert verified("--offline", tmp_path / "mirror", state=state) == 0
    assert verified("--offline", shorter, state=state) == 1
    assert verified("--offline", shorter, state=tmp_path / "other.json") == 0


def test_a_log_written_anew_under_the_same_key_is_found(
    newsroom: Newsroom, tmp_path: Path, state: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = shutil.copy(newsroom.instance / "corrections.sqlite", tmp_path / "empty.sqlite")
    newsroom.article()
    sign(newsroom)
    assert verified("--offline", mirrored(newsroom, tmp_path / "one"), state=state) == 0
    newsroom.close()
    shutil.copy(empty, newsroom.instance / "corrections.sqlite")
    memory_of(newsroom.instance, "desk.example/log").unlink()
    newsroom.article("another")
    beat(newsroom.sessions, at=newsroom.at)
    sign(newsroom)
    other = mirrored(newsroom, tmp_path / "two")
    assert verified("--offline", other, state=state) == 1
    assert "not those that were there before" in capsys.readouterr().out
    assert verified("--offline", other, "--article", "another", state=state) == 1


def test_only_the_given_key_is_trusted(mirror: Path, state: Path) -> None:
    foreign = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    assert verified("--offline", mirror, "--key", foreign, state=state) == 1


def test_what_cannot_be_told_is_not_called_tampered(mirror: Path, state: Path, tmp_path: Path) -> None:
    assert verified("--offline", tmp_path / "nothing", state=state) == 2
    assert verified(state=state) == 2
    assert verified("http://127.0.0.1:9/", state=state) == 2
    assert verified("--offline", mirror, "--article", "unknown", state=state) == 2
    assert verified("--offline", mirror, "--max-age", "1", state=state) == 2
    (mirror / "log/checkpoint").unlink()
    assert verified("--offline", mirror, state=tmp_path / "fresh.json") == 2
    assert verified("--offline", mirror, state=state) == 1


def test_the_verifier_shares_nothing_with_the_desk() -> None:
    tree = ast.parse(Path(corrections_verify.__file__).read_text())
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    foreign = {name.split(".")[0] for name in names} - set(sys.stdlib_module_names)
    assert foreign == {"cryptography"}
