"""What the servers themselves answer to requests that cannot be read: with our headers, or with nothing to protect."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from corrections.cli.running import _server
from corrections.views.security import headers_without_us
from tests.free_ports import free_port
from tests.newsroom import Newsroom

FIELDS = b"Host: localhost\r\nConnection: close\r\n"
POST = b"POST /csp-report HTTP/1.1\r\n" + FIELDS
JSON = b"Content-Type: application/json\r\n"
REQUESTS = {
    "no request": (b"NONSENSE\r\n\r\n", 400),
    "a line that is no header": (b"GET / HTTP/1.1\r\nHost: localhost\r\nnot a header\r\n\r\n", 400),
    "a space before the colon": (b"GET / HTTP/1.1\r\nHost : localhost\r\n\r\n", 400),
    "two lengths": (POST + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nab", 400),
    "a length that is no number": (POST + b"Content-Length: x\r\n\r\n", 400),
    "a coding that nobody knows": (POST + b"Transfer-Encoding: weird\r\n\r\n", 501),
}
HUGE = {
    "a header without end": (b"GET / HTTP/1.1\r\n" + FIELDS + b"X: " + b"a" * 40_000 + b"\r\n\r\n", 431),
    "an address without end": (b"GET /" + b"a" * 40_000 + b" HTTP/1.1\r\n" + FIELDS + b"\r\n", 431),
    "a body without end": (POST + JSON + b"Content-Length: 9000000\r\n\r\nab", 413),
}
GRANIAN = (
    sys.executable,
    "-m",
    "granian",
    "--interface",
    "wsgi",
    "--host",
    "127.0.0.1",
    "--workers",
    "1",
    "--no-ws",
)
SECONDS = 60


@contextmanager
def running(newsroom: Newsroom, order: list[str], port: int) -> Iterator[int]:
    """A server as it is really started, on the newsroom's database."""
    told = {
        "SECRET_KEY": "s" * 40,
        "DATABASE_URL": newsroom.url,
        "INSTANCE": str(newsroom.instance),
        "PORT": str(port),
    }
    given = {name: value for name, value in os.environ.items() if not name.startswith("CORRECTIONS_")}
    given |= {f"CORRECTIONS_{name}": value for name, value in told.items()}
    server = subprocess.Popen(order, env=given, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(port)
        yield port
    finally:
        server.terminate()
        server.wait(timeout=SECONDS)


def wait_for(port: int) -> None:
    ends = time.monotonic() + SECONDS
    while time.monotonic() < ends:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the server does not start")


def answer(port: int, request: bytes) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of what comes back for these bytes."""
    with socket.create_connection(("127.0.0.1", port), timeout=SECONDS) as connection:
        connection.sendall(request)
        got = b""
        while b"\r\n\r\n" not in got and (more := connection.recv(65_536)):
            got += more
        head, _, body = got.partition(b"\r\n\r\n")
    first, *lines = head.decode().split("\r\n")
    pairs = [line.split(": ", 1) for line in lines]
    return int(first.split()[1]), {name.lower(): value for name, value in pairs}, body


def test_waitress_sends_our_headers_with_every_error_of_its_own(newsroom: Newsroom) -> None:
    port = free_port()
    order = [each.replace(f":{newsroom.settings.port}", f":{port}") for each in _server(newsroom.settings)]
    with running(newsroom, order, port):
        for name, (request, status) in {**REQUESTS, **HUGE}.items():
            told, headers, _ = answer(port, request)
            assert told == status, name
            wanted = {key.lower(): value for key, value in headers_without_us(secure=False).items()}
            assert wanted.items() <= headers.items(), name
            assert headers["server"] == "corrections", name


def test_granian_says_nothing_at_all_where_it_answers_by_itself(newsroom: Newsroom) -> None:
    port = free_port()
    with running(newsroom, [*GRANIAN, "--port", str(port), "app:app"], port):
        for what, (request, _) in REQUESTS.items():
            told, headers, body = answer(port, request)
            assert (told, headers["content-length"], body) == (400, "0", b""), what
            assert set(headers) == {"connection", "content-length", "date"}, what
        told, headers, _ = answer(port, HUGE["a body without end"][0])
        assert (told, headers["server"]) == (413, "corrections")
        assert headers["content-security-policy"] and headers["x-content-type-options"] == "nosniff"
