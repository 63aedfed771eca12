"""A newsroom that answers over HTTP, as outsiders meet it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

from werkzeug.serving import make_server

from tests.newsroom import Newsroom


@contextmanager
def answering(newsroom: Newsroom) -> Iterator[str]:
    """Its address, while this lasts."""
    server = make_server("127.0.0.1", 0, newsroom.app, threaded=True)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
