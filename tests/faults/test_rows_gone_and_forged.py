"""A row taken away from a table that the log covers, or put there without an act, is found and named."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, text

from corrections.models import Base
from corrections.queries.log_check import Broken, Verified
from tests.faults.every_row import with_every_row
from tests.faults.test_row_mutations import JOINED, MOVED, NAMED, verified
from tests.newsroom import Newsroom
from tests.queries.test_log_check import unguarded
from tests.services.test_signing_the_log import restore

MAY_GO = {"reader_words", "reader_addition"}  # erasing them is lawful, and leaves the log whole
MAY_COME = {
    "staff",
    "log_head",
}  # an account without a role can do nothing; a second head is refused by the table


def rows(connection: Connection, table: str) -> list[dict[str, Any]]:
    """The first and the last row of a table."""
    chosen = JOINED.get(table, f"SELECT rowid AS rowid_, * FROM {table} t")
    found = [dict(row) for row in connection.exec_driver_sql(f"{chosen} ORDER BY t.rowid").mappings()]
    return [found[0], found[-1]] if len(found) > 1 else found


def is_named(table: str, row: dict[str, Any], found: Verified | Broken) -> bool:
    expected = NAMED[table].format(**{name: re.escape(str(value)) for name, value in row.items()})
    return isinstance(found, Broken) and re.search(f"{expected}|{MOVED}|the log$", found.where) is not None


def changes(newsroom: Newsroom, whole: Path) -> Iterator[tuple[Connection, str, dict[str, Any]]]:
    """Every covered table's rows, each time in a database of its own in which the guards are gone."""
    for table in NAMED:
        for number in (0, 1):
            restore(newsroom, whole)
            for connection in unguarded(newsroom):
                known = rows(connection, table)  # type: ignore[arg-type]
                if number < len(known):
                    yield connection, table, known[number]  # type: ignore[misc]


def test_a_row_that_is_taken_away_is_found_and_named(newsroom: Newsroom) -> None:
    whole, missed, tried = built(newsroom), [], 0
    for connection, table, row in changes(newsroom, whole):
        if table in MAY_GO or (table == "log_checkpoint" and row["size"] < 10):
            continue  # the newest checkpoint is of the same entries as the older ones
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        connection.execute(text(f"DELETE FROM {table} WHERE rowid = :rowid"), {"rowid": row["rowid_"]})
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("BEGIN")
        tried += 1
        found = verified(newsroom)
        if not is_named(table, row, found):
            missed.append((table, row, found))
    assert missed == [] and tried > len(NAMED)


def test_a_row_that_no_act_put_there_is_found_and_named(newsroom: Newsroom) -> None:
    whole, missed, tables = built(newsroom), [], set()
    for connection, table, row in changes(newsroom, whole):
        if table in MAY_COME or not forged(connection, table, row["rowid_"]):
            continue
        tables.add(table)
        found = verified(newsroom)
        if not isinstance(found, Broken):
            missed.append((table, row))
    assert missed == [] and len(tables) > 20, tables


def built(newsroom: Newsroom) -> Path:
    with_every_row(newsroom)
    assert isinstance(verified(newsroom), Verified)
    newsroom.close()
    return Path(shutil.copy(newsroom.instance / "corrections.sqlite", newsroom.instance / "whole.sqlite"))


def forged(connection: Connection, table: str, rowid: int) -> bool:
    """A copy of a row under a key of its own; whether the database took it."""
    columns = Base.metadata.tables[table].columns
    key = list(Base.metadata.tables[table].primary_key)[-1].name
    number = columns[key].type.python_type is int
    other = f"(SELECT max({key}) + 1 FROM {table})" if number else f"{key} || 'x'"
    kept = ", ".join(column.name for column in columns)
    told = ", ".join(other if column.name == key else column.name for column in columns)
    try:
        connection.execute(
            text(f"INSERT INTO {table} ({kept}) SELECT {told} FROM {table} WHERE rowid = {rowid}")
        )
    except Exception:
        return False
    connection.exec_driver_sql("COMMIT")
    connection.exec_driver_sql("BEGIN")
    return True
