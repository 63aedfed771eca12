"""What a process makes again for every newsroom, although it comes out alike, is made once in the tests.

Thousands of newsrooms are opened, each with an application and a database of its own. Three libraries spend most of
that time on what depends on neither: Werkzeug compiles what builds addresses, Babel reads the catalogues, SQLAlchemy
puts statements into a database's words.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import sqlalchemy
from babel import support
from sqlalchemy import Engine, make_url
from sqlalchemy.exc import OperationalError
from sqlalchemy.util import LRUCache
from werkzeug.routing import Rule

from corrections import database

MOST_STATEMENTS = 5_000


def once() -> None:
    """From now on, for the life of this process."""
    Rule._compile_builder = _builders(Rule._compile_builder)  # type: ignore[method-assign]
    support.Translations.load = _catalogues(support.Translations.load)  # type: ignore[method-assign]
    database.create_engine = _engines()  # type: ignore[assignment]


def _builders(compiled: Callable[..., Any]) -> Callable[..., Any]:
    """A rule that reads the same has the same builder; it is bound to its rule afterwards."""
    known: dict[object, Any] = {}

    def builder(rule: Rule, append_unknown: bool = True) -> Any:
        key = (append_unknown, rule.rule, *rule._trace, *sorted(rule.defaults or ()))
        if key not in known or rule.defaults:
            known[key] = compiled(rule, append_unknown)
        return known[key]

    return builder


def _catalogues(load: Callable[..., Any]) -> Callable[..., Any]:
    """Flask-Babel copies what it is given, so all may be given the same."""

    @lru_cache
    def loaded(folder: str, locale: str, domain: str) -> Any:
        return load(folder, [locale], domain)

    return lambda folder, locales, domain: loaded(folder, str(locales[0]), domain)


def _engines() -> Callable[..., Engine]:
    """An engine puts statements into words as the first one of its kind did, and finds them there."""
    known: dict[str, tuple[Any, LRUCache[Any, Any]]] = {}

    def engine_of(url: str, **options: Any) -> Engine:
        engine, kind = sqlalchemy.create_engine(url, **options), make_url(url).get_backend_name()
        if kind not in known:
            with contextlib.suppress(OperationalError):
                known[kind] = _dialect("sqlite://" if kind == "sqlite" else url), LRUCache(MOST_STATEMENTS)
        if kind in known:
            engine.dialect, engine._compiled_cache = known[kind]
        return engine

    return engine_of


def _dialect(url: str) -> Any:
    """A dialect that has seen its database."""
    first = sqlalchemy.create_engine(url)
    first.connect().close()
    first.dispose()
    return first.dialect
