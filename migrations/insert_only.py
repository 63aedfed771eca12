"""Triggers that refuse to rewrite a table; every migration that rebuilds one calls this again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

REFUSAL = "this table is insert-only"
NAMED = "EXISTS (SELECT 1 FROM withdrawn_words w WHERE w.place = '{table}' AND w.row_id = OLD.{key})"


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


def let_words_go(table: str, key: str, empties: dict[str, str]) -> None:
    """Guard a table again, but let a withdrawal empty the words of a row: `empties` are columns and what is left.

    An UPDATE passes where `withdrawn_words` names the row by its `key` and nothing but those columns changes.
    """
    unguard(table)
    guard(table)
    columns = [column["name"] for column in sa.inspect(op.get_bind()).get_columns(table)]
    same = [f'NEW."{name}" {_same()} OLD."{name}"' for name in columns if name not in empties]
    empty = [
        f'(NEW."{name}" {_same()} OLD."{name}" OR NEW."{name}" {_same()} {left})'
        for name, left in empties.items()
    ]
    named = NAMED.format(table=table, key=key)
    _let_update(table, " AND ".join((named, *same, *empty)))


def _same() -> str:
    return "IS" if op.get_bind().dialect.name == "sqlite" else "IS NOT DISTINCT FROM"


def _let_update(table: str, condition: str) -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"DROP TRIGGER {table}_no_update")
        op.execute(
            f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} WHEN NOT ({condition})"
            f" BEGIN SELECT RAISE(ABORT, '{table}: {REFUSAL}'); END"
        )
        return
    op.execute(
        f"CREATE OR REPLACE FUNCTION {table}_no_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" IF {condition} THEN RETURN NEW; END IF; RAISE EXCEPTION '{table}: {REFUSAL}'; END $$"
    )
