"""`flask serve` runs server, signer and deliverer together, and leaves nothing running."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

from corrections.database import ROOT
from tests.cli.test_supervising import is_alive, until
from tests.free_ports import free_port


def answered(url: str) -> str:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return str(answer.read().decode())
    except (OSError, urllib.error.HTTPError):
        return ""


def children_of(number: int) -> list[int]:
    return [int(each) for each in Path(f"/proc/{number}/task/{number}/children").read_text().split()]


def test_server_signer_and_deliverer_start_together_and_end_together(tmp_path: Path) -> None:
    port = free_port()
    known = {name: value for name, value in os.environ.items() if not name.startswith("CORRECTIONS_")}
    own = {
        "CORRECTIONS_INSTANCE": str(tmp_path),
        "CORRECTIONS_PORT": str(port),
        "CORRECTIONS_DATABASE_URL": f"sqlite:///{tmp_path / 'corrections.sqlite'}",
    }
    command = [sys.executable, "-m", "flask", "--app", "app", "serve"]
    with (tmp_path / "said").open("wb") as said:
        process = subprocess.Popen(
            command, cwd=ROOT, env={**known, **own}, stdout=said, stderr=said, start_new_session=True
        )
    try:
        until(
            lambda: answered(f"http://127.0.0.1:{port}/log/checkpoint").startswith(f"localhost:{port}/log\n"),
            90,
        )
        children = children_of(process.pid)
        assert len(children) == 3
    finally:
        os.killpg(process.pid, signal.SIGTERM)
    assert process.wait(60) == 0, (tmp_path / "said").read_text()
    assert not any(map(is_alive, children))
