"""Any single change of any row that the log covers is found by `flask log verify`, and what it is about is named."""

from __future__ import annotations

import os
import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, text

from corrections.models import Base
from corrections.models.record.sealed_row import ARRIVED
from corrections.outside.log_rotation import rotation_holds
from corrections.outside.signer import note_holds
from corrections.queries.log_check import Broken, Verified, verify_log
from tests.faults.every_row import with_every_row
from tests.newsroom import Newsroom
from tests.queries.test_log_check import unguarded

COUNT = int(os.environ.get("ROW_MUTATIONS", "500"))
NAMED: Mapping[str, str] = {
    "log_entry": r"entry {seq}\b",
    "log_head": r"the log's head|entry \d+",
    "private_act": r"private act {seq}\b|line {seq}\b",
    "article_version": r"version {number} of article",
    "version_text": r"version {number} of article",
    "note": r"note {reference}\b|note {id}\b",
    "note_amendment": r"note {reference}\b|note_amendment {id}\b",
    "note_correction": r"note {reference}\b",
    "note_pin": r"note {reference}\b",
    "regulator_ruling": r"ruling {reference}\b",
    "answer": r"answer {id}\b",
    "case_cause": r"case_cause {id}\b",
    "case_opening": r"case_opening {correction_id}\b",
    "dissent": r"dissent {id}\b",
    "elsewhere_mark": r"elsewhere_mark {id}\b",
    "former_slug": r"former_slug {slug}",
    "handover": r"handover {id}\b",
    "moved_report": r"moved_report {id}\b",
    "pin_end": r"pin_end {id}\b",
    "placement": r"placement {id}\b",
    "prepared_case": r"prepared_case {prepared_fix_id}/{correction_id}\b",
    "prepared_fix": r"prepared_fix {id}\b",
    "prepared_place": r"prepared_place {prepared_fix_id}/{position}\b",
    "severity_review": r"severity_review {prepared_fix_id}\b",
    "signature": r"signature {id}\b",
    "withdrawal": r"withdrawal {id}\b|version \d+ of article",
    "withdrawn_words": r"withdrawn_words {place}/{row_id}\b|{place} {row_id}\b",
    "whole_change": r"whole_change {prepared_fix_id}\b",
    "article": r"article {slug}",
    "staff_role": r"staff {staff_id}\b",
    "staff": r"staff {id}\b",
    "reader_addition": r"addition {id}\b",
    "note_case": r"note {reference}\b",
    "reader_words": r"report {submission_id}\b",
    "submission": r"private act \d+|report {id}\b|submission {id}\b",
    "log_checkpoint": r"the checkpoint of {size} entries",
    "log_subtree": r"the kept hash {number} of level {level}",
    "log_subject": r"entry {seq}\b|{subject}",
    "log_line": r"line {seq}\b",
    "log_word": r"line {seq}\b",
}
# A number that a row goes by, once it is another: what is missing, or what nobody logged, is named instead.
MOVED = (
    r"entry \d+|private act \d+|version \d+|note |line \d+|index of the log|checkpoint|kept hash"
    r"|[a-z_]+ [^ ]+$"
)
NOTED = "SELECT t.rowid AS rowid_, t.*, n.reference FROM {table} t JOIN note n ON n.id = t.note_id"
JOINED = {
    "version_text": "SELECT t.rowid AS rowid_, t.*, v.number FROM version_text t"
    " JOIN article_version v ON v.id = version_id",
    "note_amendment": NOTED.format(table="note_amendment"),
    "note_correction": NOTED.format(table="note_correction"),
    "note_pin": NOTED.format(table="note_pin"),
    "note_case": NOTED.format(table="note_case"),
}
BESIDE = {
    "version_text": {"number"},
    "note_case": {"reference"},
    "note_amendment": {"reference"},
    "note_correction": {"reference"},
    "note_pin": {"reference"},
}
WORDS = ("exact", "prefix", "suffix", "proposed", "comment", "evidence_url", "commitment_key")
KEPT = {
    "submission": ARRIVED,
    "staff": ("disabled_at",),
    "reader_addition": ("submission_id", "about", "words", "evidence_url", "question_id", "commitment_key"),
    "article": ("slug", "current_version", "status", "covered", "by_order"),
    "reader_words": WORDS,
}
UNBOUND = {
    "version_text": {"version_id"},
    "article_version": {"id", "article_id"},
    "note": {"id", "article_id", "restatement"},
    "reader_words": {"submission_id", "purge_after"},
    "log_checkpoint": {"signed_at"},
    "log_head": {"id"},
    "note_amendment": {"id", "amended_by"},
    "note_correction": {"id"},
    "note_pin": {"id", "pinned_by"},
    "regulator_ruling": {"id", "published_by"},
}


KEYS = {
    "seq",
    "size",
    "id",
    "note_id",
    "corrects_id",
    "correction_id",
    "staff_id",
    "prepared_fix_id",
    "position",
    "slug",
}
BOOLEANS = {"after_publishing", "covered", "by_order"}


@dataclass(frozen=True)
class Cell:
    """One value of one row."""

    table: str
    rowid: int
    column: str
    was: Any
    row: Mapping[str, Any]


def cells(connection: Connection) -> list[Cell]:
    found = []
    for table in NAMED:
        chosen = JOINED.get(table, f"SELECT rowid AS rowid_, * FROM {table}")
        for row in map(dict, connection.exec_driver_sql(chosen).mappings()):
            columns = KEPT.get(table, tuple(row))
            found += [
                Cell(table, row["rowid_"], column, row[column], row)
                for column in columns
                if column not in {"rowid_"} | UNBOUND.get(table, set()) | BESIDE.get(table, set())
            ]
    return found


def changed(was: Any, chance: random.Random) -> Any:
    """Another value of the same kind, one step away: a bit, a sign, a second, a number."""
    if was is None or was == "" or was == b"":
        return 1 if was is None else "x"
    if isinstance(was, int):
        return was + chance.choice((1, -1, 256))
    if isinstance(was, bytes):
        place = chance.randrange(len(was))
        return was[:place] + bytes([was[place] ^ (1 << chance.randrange(8))]) + was[place + 1 :]
    if re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?", was):
        return was.replace("2026-", "2027-")
    place = chance.randrange(len(was))
    other = "y" if was[place] != "y" else "z"
    ways: tuple[Callable[[], str], ...] = (
        lambda: was[:place] + other + was[place + 1 :],
        lambda: was[:place] + was[place + 1 :],
        lambda: was[:place] + other + was[place:],
    )
    return chance.choice(ways)()


def other(cell: Cell, chance: random.Random) -> Any:
    if cell.column in BOOLEANS:
        return 1 - cell.was
    if cell.was is None and cell.column.endswith(("_at", "_until", "_from")):
        return "2026-04-01 10:00:00.000000"
    return changed(cell.was, chance)


def is_rowid(cell: Cell) -> bool:
    """Whether SQLite finds the row by this very column."""
    keys = list(Base.metadata.tables[cell.table].primary_key)
    return [key.name for key in keys] == [cell.column] and isinstance(cell.was, int)


def write(newsroom: Newsroom, cell: Cell, value: Any) -> bool:
    """Put a value there, past every guard; whether the database took it."""
    engine = newsroom.sessions.acts.kw["bind"]
    with engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        connection.exec_driver_sql("PRAGMA ignore_check_constraints=ON")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        try:
            put = text(f"UPDATE {cell.table} SET {cell.column} = :value WHERE rowid = :rowid")
            connection.execute(put, {"value": value, "rowid": cell.rowid})
        except Exception:
            return False
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("BEGIN")
    return True


def verified(newsroom: Newsroom) -> Verified | Broken:
    return verify_log(newsroom.sessions, note_holds=note_holds, rotation_holds=rotation_holds)


def named(cell: Cell, found: Verified | Broken) -> bool:
    expected = NAMED[cell.table].format(**{name: re.escape(str(value)) for name, value in cell.row.items()})
    if f"{{{cell.column}}}" in NAMED[cell.table] or cell.column in KEYS:
        expected = f"{expected}|{MOVED}"
    return isinstance(found, Broken) and re.search(expected, found.where) is not None


def test_single_changes_of_rows_are_all_found_and_named(newsroom: Newsroom, tmp_path: Path) -> None:
    with_every_row(newsroom)
    for connection in unguarded(newsroom):
        known = cells(connection)  # type: ignore[arg-type]
    assert isinstance(verified(newsroom), Verified)
    chance, missed, done = random.Random(6962), [], 0
    while done < COUNT:
        cell = chance.choice(known)
        value = other(cell, chance)
        if value == cell.was or not write(newsroom, cell, value):
            continue
        done += 1
        found = verified(newsroom)
        if not named(cell, found):
            missed.append((cell, value, found))
        moved = value if is_rowid(cell) else cell.rowid
        assert write(newsroom, replace(cell, rowid=moved), cell.was)
    assert [(each[0].table, each[0].column, each[0].was, each[1], each[2]) for each in missed] == []
    assert isinstance(verified(newsroom), Verified)
