"""The stamps of pages, read as cheaply as the database allows: one indexed statement a request, for each process.

A kept page is shown only while its stamp is the one that the database has now, so nobody needs to be told of a change.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import Engine

LOG = logging.getLogger("corrections.freshness")
OF_ARTICLE = (
    "SELECT a.id, s.value FROM article a JOIN page_stamp s ON s.article_id = a.id WHERE a.slug = {place}"
)
OF_SITE = "SELECT value FROM page_stamp WHERE article_id = 0"


@dataclass(frozen=True, slots=True)
class Reader:
    """A connection and the call that asks it something."""

    connection: Any
    ask: Callable[[str, Sequence[Any]], Any]


class Freshness:
    """Reads stamps over connections of its own, outside any transaction; one is enough for each thread."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._free: deque[Reader] = deque()
        self._of_article = OF_ARTICLE.format(place="?" if engine.dialect.name == "sqlite" else "%s")

    def of_article(self, slug: str) -> tuple[int, ...] | None:
        """The article's number and stamp; None where there is no such article, or no answer."""
        return self._fetch(self._of_article, (slug,))

    def of_site(self) -> tuple[int, ...] | None:
        """The stamp of pages that show more than one article; None where there is no answer."""
        return self._fetch(OF_SITE, ())

    def close(self) -> None:
        """Let go of every connection that nobody uses."""
        while self._free:
            self._free.pop().connection.close()

    def _fetch(self, statement: str, values: Sequence[Any]) -> tuple[int, ...] | None:
        """The row. A connection that failed is let go: that page is made anew, the next request tries again."""
        reader = None
        try:
            reader = self._reader()
            found: tuple[int, ...] | None = reader.ask(statement, values).fetchone()
        except Exception as error:
            LOG.warning("no stamp: %s", type(error).__qualname__)
            if reader is not None:
                with suppress(Exception):
                    reader.connection.close()
            return None
        self._free.append(reader)
        return found

    def _reader(self) -> Reader:
        try:
            return self._free.pop()
        except IndexError:
            return self._connect()

    def _connect(self) -> Reader:
        borrowed = self._engine.raw_connection()
        connection: Any = borrowed.driver_connection
        borrowed.detach()
        if self._engine.dialect.name == "sqlite":  # it commits by itself, see `make_engine`
            return Reader(connection, connection.cursor().execute)
        connection.autocommit = True
        return Reader(connection, partial(connection.execute, prepare=True))
