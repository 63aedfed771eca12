"""Triggers that refuse to rewrite a table; every migration that rebuilds one calls this again."""

from __future__ import annotations

from alembic import op

REFUSAL = "this table is insert-only"


def guard(table: str, *, delete_when: str = "") -> None:
    """Refuse UPDATE, DELETE and TRUNCATE; `delete_when` is an SQL condition on OLD that allows a DELETE."""
    if op.get_bind().dialect.name == "sqlite":
        _guard_sqlite(table, delete_when)
    else:
        _guard_postgresql(table, delete_when)


def unguard(table: str) -> None:
    """Take the triggers away, before a table is dropped or rebuilt."""
    if op.get_bind().dialect.name == "sqlite":
        for verb in ("update", "delete"):
            op.execute(f"DROP TRIGGER IF EXISTS {table}_no_{verb}")
    else:
        for verb in ("update", "delete", "truncate"):
            op.execute(f"DROP TRIGGER IF EXISTS {table}_no_{verb} ON {table}")
            op.execute(f"DROP FUNCTION IF EXISTS {table}_no_{verb}()")


def _guard_sqlite(table: str, delete_when: str) -> None:
    when = f" WHEN NOT ({delete_when})" if delete_when else ""
    for verb, condition in (("UPDATE", ""), ("DELETE", when)):
        op.execute(
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table}{condition}"
            f" BEGIN SELECT RAISE(ABORT, '{table}: {REFUSAL}'); END"
        )


def _guard_postgresql(table: str, delete_when: str) -> None:
    for verb in ("UPDATE", "DELETE", "TRUNCATE"):
        name, each = f"{table}_no_{verb.lower()}", "STATEMENT" if verb == "TRUNCATE" else "ROW"
        allowed = f"IF {delete_when} THEN RETURN OLD; END IF;" if verb == "DELETE" and delete_when else ""
        op.execute(
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {allowed}"
            f" RAISE EXCEPTION '{table}: {REFUSAL}'; END $$"
        )
        op.execute(
            f"CREATE TRIGGER {name} BEFORE {verb} ON {table} FOR EACH {each} EXECUTE FUNCTION {name}()"
        )
