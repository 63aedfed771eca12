"""The supervisor ends with its server, and its children with it, however it ends; companions come back."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from corrections.cli.supervising import supervised

WAIT = "import os, sys, time; open(sys.argv[1], 'w').write(str(os.getpid())); time.sleep(60)"


def waiting(path: Path) -> list[str]:
    return [sys.executable, "-c", WAIT, str(path)]


@pytest.fixture
def family(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[bytes], list[int]]]:
    """A supervisor in a group of its own, and the numbers of its two children."""
    paths = [tmp_path / "one", tmp_path / "two"]
    process = subprocess.Popen(supervised(*map(waiting, paths)), start_new_session=True)
    until(lambda: all(path.exists() and path.read_text() for path in paths))
    yield process, [int(path.read_text()) for path in paths]
    if process.poll() is None:
        process.kill()
    process.wait()


def until(true: object, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not true():  # type: ignore[operator]
        assert time.monotonic() < deadline
        time.sleep(0.02)


def is_alive(number: int) -> bool:
    try:
        state = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_to_the_supervisor_ends_all(
    family: tuple[subprocess.Popen[bytes], list[int]], number: signal.Signals
) -> None:
    process, children = family
    process.send_signal(number)
    assert process.wait(60) == 0
    assert not any(map(is_alive, children))


def test_a_signal_to_the_group_ends_all(family: tuple[subprocess.Popen[bytes], list[int]]) -> None:
    process, children = family
    os.killpg(process.pid, signal.SIGTERM)
    assert process.wait(60) == 0
    assert not any(map(is_alive, children))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends children with their parent")
def test_no_child_outlives_a_supervisor_that_was_killed(
    family: tuple[subprocess.Popen[bytes], list[int]],
) -> None:
    process, children = family
    process.kill()
    until(lambda: not any(map(is_alive, children)))


def test_a_server_that_is_killed_ends_the_others(family: tuple[subprocess.Popen[bytes], list[int]]) -> None:
    process, children = family
    os.kill(children[0], signal.SIGKILL)
    assert process.wait(60) == 128 + signal.SIGKILL
    assert not is_alive(children[1])


def test_a_companion_that_ends_is_started_again_and_the_server_goes_on(
    family: tuple[subprocess.Popen[bytes], list[int]], tmp_path: Path
) -> None:
    process, children = family
    os.kill(children[1], signal.SIGKILL)
    until(lambda: (tmp_path / "two").read_text() not in ("", str(children[1])))
    assert process.poll() is None and is_alive(children[0])
    again = int((tmp_path / "two").read_text())
    process.send_signal(signal.SIGTERM)
    assert process.wait(60) == 0
    assert not is_alive(again) and not is_alive(children[0])


def test_the_supervisor_ends_with_the_code_of_the_server(tmp_path: Path) -> None:
    ending = [sys.executable, "-c", "raise SystemExit(7)"]
    process = subprocess.Popen(supervised(ending, waiting(tmp_path / "one")))
    assert process.wait(60) == 7
