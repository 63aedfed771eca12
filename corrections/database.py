"""Engines, session factories and the way up through the migrations."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from random import uniform
from time import monotonic, sleep
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.orm import sessionmaker

from corrections.models import Base
from corrections.models.sessions import Sessions

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 15
INSERT_ONLY = frozenset(
    {
        "answer",
        "case_comment",
        "case_opening",
        "elsewhere_mark",
        "article_version",
        "handover",
        "log_checkpoint",
        "log_entry",
        "log_line",
        "log_subject",
        "log_subtree",
        "log_word",
        "moved_report",
        "dissent",
        "note",
        "note_amendment",
        "note_correction",
        "note_pin",
        "pin_end",
        "regulator_ruling",
        "severity_review",
        "former_slug",
        "note_case",
        "placement",
        "prepared_case",
        "prepared_fix",
        "prepared_place",
        "private_act",
        "signature",
        "signature_call",
        "whole_change",
        "withdrawal",
        "withdrawn_words",
    }
)
# Columns of insert-only tables that a withdrawal may empty (`migrations/versions/0041_withdrawal_orders.py`).
EMPTIED = {
    "note": ("text", "changes", "salt", "restatement"),
    "note_amendment": ("text", "salt"),
    "prepared_fix": ("changes", "proposed", "note", "checked", "departure_reason"),
    "prepared_case": ("proposed",),
    "prepared_place": ("proposed",),
    "whole_change": ("headline", "dek", "body", "edits"),
    "signature": ("comment",),
    "severity_review": ("words",),
    "dissent": ("words",),
    "handover": ("words",),
    "case_comment": ("words",),
    "case_opening": ("proposed", "comment"),
    "private_act": ("contents", "commitment_key"),
}
DELETED_FROM = frozenset({"version_text", "log_word"})


def wal_is_safe(version: tuple[int, ...] = sqlite3.sqlite_version_info) -> bool:
    """Whether this SQLite has the fix of the WAL-reset fault (sqlite.org, releases 3.51.3, 3.50.7, 3.44.6)."""
    if version >= (3, 51, 3):
        return True
    return any(fixed <= version < (3, fixed[1] + 1, 0) for fixed in ((3, 50, 7), (3, 44, 6)))


def make_engine(url: str, *, begin: str = "BEGIN") -> Engine:
    """An engine; on SQLite its transactions start with `begin`, and durability is not left to chance.

    Its errors do not quote the values of a statement: readers' words and addresses would end up in a log.
    """
    if make_url(url).get_backend_name() != "sqlite":
        engine = create_engine(
            url, pool_pre_ping=True, pool_size=5, max_overflow=10, pool_timeout=5, hide_parameters=True
        )
        event.listen(engine, "connect", _prepare_postgres)
        return engine
    engine = create_engine(url, connect_args={"timeout": PATIENCE}, hide_parameters=True)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", lambda connection: _begin(connection, begin))
    return engine


def _begin(connection: Connection, statement: str) -> None:
    """Begin; an act waits for its turn here.

    SQLite itself would ask every 100 ms, in step with acts that come at such a pace, and somebody is always first.
    """
    driver: Any = connection.connection.driver_connection
    if statement != "BEGIN":
        _wait_in_turn(driver, statement)
    if not driver.in_transaction:
        connection.exec_driver_sql(statement)


def _wait_in_turn(driver: Any, statement: str) -> None:
    """Ask for the writer's lock at odd, short intervals; after the patience is over it is asked for once more."""
    until = monotonic() + PATIENCE
    driver.execute("PRAGMA busy_timeout=0")
    try:
        while monotonic() < until and not driver.in_transaction:
            try:
                driver.execute(statement)
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                    return  # a full or broken disk does not heal by waiting: asked once more, it is told
                sleep(uniform(0.001, 0.008))  # noqa: S311  # no secret, only out of step
    finally:
        driver.execute(f"PRAGMA busy_timeout={PATIENCE * 1000}")


def _prepare_postgres(connection: Any, _record: object) -> None:
    """On today's disks a row found by its key costs little more than its neighbour; PostgreSQL assumes turning ones.

    Left at that, it reads whole small tables to show twenty cards. And a page's statement is over before a second
    process that was to share it has begun, on a busy machine long before.
    """
    connection.autocommit = True  # outside any transaction, so that none takes it back
    connection.execute("SET random_page_cost = 1.1")
    connection.execute("SET max_parallel_workers_per_gather = 0")
    connection.autocommit = False


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # SQLAlchemy's `begin` event speaks instead of the driver
    mode = "WAL" if wal_is_safe() else "DELETE"
    for pragma in (
        f"journal_mode={mode}",
        "synchronous=FULL",
        "foreign_keys=ON",
        "recursive_triggers=ON",
        "secure_delete=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def make_sessions(url: str) -> Sessions:
    """The two session factories (design section 6)."""
    reads = make_engine(url)
    acts = reads if reads.dialect.name != "sqlite" else make_engine(url, begin="BEGIN IMMEDIATE")
    return Sessions(
        acts=sessionmaker(acts, expire_on_commit=False), reads=sessionmaker(reads, expire_on_commit=False)
    )


def alembic_config(url: str) -> Config:
    """Alembic's configuration, without a file."""
    config = Config()
    config.set_main_option("script_location", str(ROOT / "migrations"))
    config.attributes["url"] = url
    return config


def migrate(url: str, *, app_url: str = "", to: str = "head") -> None:
    """Bring the database to a step; on PostgreSQL give the app's role its rights (never ownership)."""
    path = make_url(url).database
    if make_url(url).get_backend_name() == "sqlite" and path and path != ":memory:":
        Path(path).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        Path(path).touch(mode=0o600)
    command.upgrade(alembic_config(url), to)
    if app_url and make_url(app_url).username != make_url(url).username:
        _grant(url, str(make_url(app_url).username))


def _grant(url: str, role: str) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        name = connection.dialect.identifier_preparer.quote(role)
        for table in Base.metadata.tables:
            _grant_table(connection, table, name)
        connection.execute(text(f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {name}"))
        connection.execute(text(f"GRANT SELECT ON alembic_version TO {name}"))
    engine.dispose()


def _grant_table(connection: Connection, table: str, role: str) -> None:
    rights = "SELECT, INSERT" if table in INSERT_ONLY else "SELECT, INSERT, UPDATE, DELETE"
    rights = "SELECT, INSERT, DELETE" if table in DELETED_FROM else rights
    connection.execute(text(f"REVOKE ALL ON {table} FROM {role}"))
    connection.execute(text(f"GRANT {rights} ON {table} TO {role}"))
    if table in EMPTIED:
        connection.execute(text(f"GRANT UPDATE ({', '.join(EMPTIED[table])}) ON {table} TO {role}"))
