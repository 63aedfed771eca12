"""A site of somebody else's on a port of its own, so that its pages really have another origin than the desk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.browser.serving_beside import beside


@dataclass
class ForeignSite:
    """Pages by their path, each with its policy."""

    url: str
    pages: dict[str, tuple[str, str]] = field(default_factory=dict)


@contextmanager
def foreign_site() -> Iterator[ForeignSite]:
    """Serve pages for as long as the block lasts."""
    site = ForeignSite("")

    class Pages(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            page, policy = site.pages.get(self.path.partition("?")[0], ("", ""))
            self.send_response(200 if page else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            if policy:
                self.send_header("Content-Security-Policy", policy)
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, *_said: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    site.url = f"http://127.0.0.1:{server.server_port}"
    with beside(server):
        yield site
