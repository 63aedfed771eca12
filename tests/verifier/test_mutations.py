"""Any single change of any served file is found, and what it is about is named."""

from __future__ import annotations

import os
import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from corrections.services.checkpointing import beat
from tests.newsroom import Newsroom
from tests.services.test_signing_the_log import sign
from tests.verifier.mirrors import at_work, mirrored, verified

COUNT = int(os.environ.get("MUTATIONS", "500"))


def replaced(was: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(was))
    return was[:place] + bytes([was[place] ^ chance.randrange(1, 256)]) + was[place + 1 :]


def inserted(was: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(was) + 1)
    return was[:place] + bytes([chance.randrange(256)]) + was[place:]


def removed(was: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(was))
    return was[:place] + was[place + 1 :]


def cut_off(was: bytes, chance: random.Random) -> bytes:
    return was[: chance.randrange(len(was))]


def swapped(was: bytes, chance: random.Random) -> bytes:
    """Two neighbouring digits change places, or anything else that differs."""
    places = [place for place in range(len(was) - 1) if was[place] != was[place + 1]]
    place = chance.choice(places)
    return was[:place] + was[place + 1 : place + 2] + was[place : place + 1] + was[place + 2 :]


WAYS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    *(replaced, replaced, replaced),
    *(inserted, removed, cut_off, swapped),
)


def expected(path: str) -> str:
    """What has to be named when this file was changed."""
    if match := re.fullmatch(r"articles/(.+)/versions/(\d+)\.json", path):
        return rf"article {match[1]}, version {match[2]}\b"
    if match := re.fullmatch(r"corrections/(.+)\.json", path):
        return rf"note {match[1]}\b"
    return "checkpoint|log" if path == "log/checkpoint" else rf"entry \d+|entries|/{re.escape(path)}"


def served(mirror: Path, size: int) -> list[Path]:
    """Every file, but for partial tiles of smaller trees, which nobody asks for any more."""
    files = [path for path in sorted(mirror.rglob("*")) if path.is_file()]
    kept = (f".p/{size % 256}", ".p/1", "/000")
    return [path for path in files if ".p/" not in str(path) or str(path).endswith(kept)]


def test_single_changes_are_all_found(
    newsroom: Newsroom, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    at_work(newsroom)
    for _ in range(250):
        beat(newsroom.sessions, at=newsroom.at)
    sign(newsroom)
    mirror, state = mirrored(newsroom, tmp_path / "mirror"), tmp_path / "state.json"
    assert verified("--offline", mirror, state=state) == 0
    size = int((mirror / "log/checkpoint").read_text().splitlines()[1])
    files, chance, missed = served(mirror, size), random.Random(6962), []
    for number in range(COUNT):
        file = files[number % len(files)]
        was = file.read_bytes()
        now = chance.choice(WAYS)(was, chance)
        file.write_bytes(now)
        capsys.readouterr()
        code = verified("--offline", mirror, state=state)
        said, path = capsys.readouterr().out, file.relative_to(mirror).as_posix()
        if code != 1 or not re.search(expected(path), said):
            missed.append((path, code, said, was, now))
        file.write_bytes(was)
    assert missed == []
    assert verified("--offline", mirror, state=state) == 0
