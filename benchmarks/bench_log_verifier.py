"""The outsiders' verifier on a log of 100,000 entries: a mirror in a folder, and a site that answers."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.large_log import LOG, filled
from corrections.database import ROOT
from corrections.domain.record.checkpoints import Checkpoint
from corrections.domain.text.article_text import ArticleText
from corrections.models.sessions import Sessions
from corrections.outside.log_keys import log_keys, signing_key
from corrections.outside.signer import Signer
from corrections.queries.proving.log_export import exported_files
from corrections.queries.proving.log_growth import log_growth
from corrections.services.checkpointing import publish_checkpoint
from corrections.services.importing import Arrival, import_article
from tests.free_ports import free_port

BODY = "<p>" + " ".join(f"word{number}" for number in range(800)) + ".</p>"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--quick", action="store_true")
    given = arguments.parse_args()
    count, articles = (5_000, 30) if given.quick else (100_000, 1_000)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sessions = filled(folder / "corrections.sqlite", count, keys=log_keys(folder))
        imported(sessions, articles)
        signed(sessions, folder)
        mirror = exported(sessions, folder / "mirror")
        print(f"## The verifier\n\nA log of {count:,} entries, and {articles:,} articles besides.\n")
        print("| what | seconds | exit code |\n|---|--:|--:|")
        print(line("a mirror in a folder", folder, "--offline", str(mirror)))
        print(online(folder))


def imported(sessions: Sessions, count: int) -> None:
    for number in range(count):
        text = ArticleText(f"Headline {number}", "", BODY)
        arrival = Arrival(slug=f"story-{number}", text=text, language="en", author="")
        import_article(sessions, arrival, by=None, at=datetime.now(UTC))


def signed(sessions: Sessions, folder: Path) -> None:
    signer, growth = Signer(folder, name=LOG, key=signing_key(folder)), log_growth(sessions, after=0)
    done = signer.sign(growth.leaves, head=growth.head)
    checkpoint = Checkpoint(LOG, done.size, done.frontier.root)
    publish_checkpoint(sessions, checkpoint, done.note, at=datetime.now(UTC))


def exported(sessions: Sessions, folder: Path) -> Path:
    for each in exported_files(sessions):
        path = folder / each.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(each.contents or b"")
    return folder


def line(what: str, folder: Path, *arguments: str) -> str:
    """One run of the verifier, in a process of its own as outsiders run it."""
    command = [sys.executable, str(ROOT / "verifier" / "corrections_verify.py"), *arguments]
    start = time.perf_counter()
    command += ["--quiet", "--state", str(folder / "state.json")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return f"| {what} | {time.perf_counter() - start:.1f} | {done.returncode} |"


def online(folder: Path) -> str:
    port = free_port()
    own = {"CORRECTIONS_INSTANCE": str(folder), "CORRECTIONS_PORT": str(port),
           "CORRECTIONS_DATABASE_URL": f"sqlite:///{folder / 'corrections.sqlite'}"}  # fmt: skip
    command = [sys.executable, "-m", "waitress", f"--listen=127.0.0.1:{port}", "--threads=8", "app:app"]
    with subprocess.Popen(command, cwd=ROOT, env={**os.environ, **own}, stderr=subprocess.DEVNULL) as server:
        try:
            wait_for(f"http://127.0.0.1:{port}/healthz")
            return line("a site that answers, on the same machine", folder, f"http://127.0.0.1:{port}")
        finally:
            server.terminate()


def wait_for(url: str) -> None:
    for _ in range(200):
        try:
            urllib.request.urlopen(url, timeout=2).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit("the server did not start")


if __name__ == "__main__":
    main()
