"""The stamps of pages, read as cheaply as the database allows: one indexed statement a request, for each process.

A kept page is shown only while its stamp is the one that the database has now, so nobody needs to be told of a change.
The drivers are asked directly: an engine's own way costs as much as the rest of the answer.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from psycopg.pq import ExecStatus
from sqlalchemy import Engine

LOG = logging.getLogger("corrections.freshness")
OF_ARTICLE = (
    "SELECT a.id, s.value FROM article a JOIN page_stamp s ON s.article_id = a.id WHERE a.slug = {place}"
)
OF_SITE = "SELECT value FROM page_stamp WHERE article_id = 0"
Stamp = tuple[Any, ...]


class Freshness:
    """Reads stamps over connections of its own, outside any transaction; one is enough for each thread."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._free: deque[Reader] = deque()

    def of_article(self, slug: str) -> Stamp | None:
        """The article's number and stamp; None where there is no such article, or no answer."""
        return self._ask("article", (slug,))

    def of_site(self) -> Stamp | None:
        """The stamp of pages that show more than one article; None where there is no answer."""
        return self._ask("site", ())

    def close(self) -> None:
        """Let go of every connection that nobody uses."""
        while self._free:
            self._free.pop().connection.close()

    def _ask(self, what: str, values: Sequence[str]) -> Stamp | None:
        """The row. A connection that failed is let go: that page is made anew, the next request tries again."""
        reader = None
        try:
            try:
                reader = self._free.pop()
            except IndexError:
                reader = _reader(self._engine)
            found = reader.ask(what, values)
        except Exception as error:
            LOG.warning("no stamp: %s", type(error).__qualname__)
            if reader is not None:
                with suppress(Exception):
                    reader.connection.close()
            return None
        self._free.append(reader)
        return found


@dataclass(frozen=True, slots=True)
class Reader:
    """A connection, and what asks it for the stamp of an "article" or the "site"."""

    connection: Any
    ask: Callable[[str, Sequence[str]], Stamp | None]


def _reader(engine: Engine) -> Reader:
    borrowed = engine.raw_connection()
    connection: Any = borrowed.driver_connection
    borrowed.detach()
    if engine.dialect.name == "sqlite":  # it commits by itself, see `make_engine`
        return Reader(connection, _of_sqlite(connection))
    connection.autocommit = True
    return Reader(connection, _of_postgresql(connection.pgconn))


def _of_sqlite(connection: Any) -> Callable[[str, Sequence[str]], Stamp | None]:
    execute = connection.cursor().execute
    statements = {"article": OF_ARTICLE.format(place="?"), "site": OF_SITE}
    return lambda what, values: execute(statements[what], values).fetchone()


def _of_postgresql(connection: Any) -> Callable[[str, Sequence[str]], Stamp | None]:
    """Two prepared statements, asked without a cursor; the values stay bytes, since stamps are only compared."""
    for name, statement in (("article", OF_ARTICLE.format(place="$1")), ("site", OF_SITE)):
        connection.prepare(name.encode(), statement.encode())

    def ask(what: str, values: Sequence[str]) -> Stamp | None:
        result = connection.exec_prepared(what.encode(), [each.encode() for each in values])
        if result.status != ExecStatus.TUPLES_OK:
            raise ConnectionError(ExecStatus(result.status).name)
        if result.ntuples == 0:
            return None
        return tuple(result.get_value(0, column) for column in range(result.nfields))

    return ask
