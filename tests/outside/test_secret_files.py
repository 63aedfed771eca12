"""Secrets in files: one for all processes that start at once, never half of one, for their owner only."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from corrections.outside.log_keys import new_key
from corrections.outside.secret_files import made_once, replaced
from corrections.settings import kept_secret

AT_ONCE = 8


@pytest.fixture
def people() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(AT_ONCE) as pool:
        yield pool


def test_all_that_start_at_once_are_told_the_same_whole_secret(
    tmp_path: Path, people: ThreadPoolExecutor
) -> None:
    for number in range(50):
        path, together = tmp_path / str(number) / "secret_key", Barrier(AT_ONCE)

        def started(_: int, path: Path = path, together: Barrier = together) -> str:
            together.wait()
            return kept_secret(path)

        told = set(people.map(started, range(AT_ONCE)))
        assert told == {path.read_text().strip()}
        assert len(told.pop()) >= 32
        assert [each.name for each in path.parent.iterdir()] == ["secret_key"]


def test_who_comes_second_is_told_what_the_first_has_kept(tmp_path: Path) -> None:
    path = tmp_path / "key"

    def while_another_is_quicker() -> bytes:
        made_once(path, lambda: b"the first")
        return b"the second"

    assert made_once(path, while_another_is_quicker) == b"the first" == path.read_bytes()


def test_only_their_owner_can_read_them(tmp_path: Path) -> None:
    made, put = tmp_path / "folder" / "made", tmp_path / "folder" / "put"
    made_once(made, lambda: b"x")
    replaced(put, b"y")
    replaced(put, b"z")
    assert put.read_bytes() == b"z"
    assert [stat.S_IMODE(each.stat().st_mode) for each in (made, put, made.parent)] == [0o600, 0o600, 0o700]


def test_a_key_is_never_made_over_another(tmp_path: Path) -> None:
    new_key(tmp_path / "key")
    kept = (tmp_path / "key").read_bytes()
    with pytest.raises(FileExistsError):
        new_key(tmp_path / "key")
    assert (tmp_path / "key").read_bytes() == kept
