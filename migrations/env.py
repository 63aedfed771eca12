"""Runs the migrations: one transaction, foreign keys off while SQLite rebuilds tables, checked afterwards."""

from __future__ import annotations

from alembic import context
from sqlalchemy import create_engine, event

from corrections.models import Base


def _quiet_foreign_keys(connection, _record):
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys=OFF")


def run() -> None:
    engine = create_engine(context.config.attributes["url"])
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _quiet_foreign_keys)
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql("SET LOCAL lock_timeout = '10s'")
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(20261122)")
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            render_as_batch=True,
            compare_type=True,
            transaction_per_migration=False,
        )
        context.run_migrations()
        if engine.dialect.name == "sqlite":
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
            if broken:
                raise RuntimeError(f"the migration broke references: {broken[:3]}")
    engine.dispose()


run()
