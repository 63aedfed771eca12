"""Migrations: numbered, equal to the models, taken back with rows in place, triggers and all."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, event, text
from sqlalchemy.exc import DatabaseError

from corrections.database import INSERT_ONLY, ROOT, alembic_config, migrate
from corrections.models import Base
from tests.newsroom import Newsroom

STEPS = sorted(path.stem for path in (ROOT / "migrations" / "versions").glob("[0-9]*.py"))
WHEN = "'2026-03-02 09:00:00.000000'"
ROWS = {
    "0002": [
        f"INSERT INTO staff (email, name, password_hash, language, joined_at) VALUES ('a@b.c', 'A', 'x', 'en', {WHEN})"
    ],
    "0003": [
        "INSERT INTO article (slug, language, author, status, current_version, published_at, changed_at)"
        f" VALUES ('a', 'en', '', 'live', 1, {WHEN}, {WHEN})",
        "INSERT INTO article_version (article_id, number, kind, published_at, rule_version, commitment, position_map)"
        f" VALUES (1, 1, 'import', {WHEN}, 1, 'c', '{{}}')",
    ],
    "0004": ["INSERT INTO log_entry (seq, entry, leaf_hash) VALUES (0, x'00', x'00')"],
    "0005": [
        "INSERT INTO article (slug, language, author, status, current_version, published_at, changed_at)"
        f" VALUES ('a', 'en', '', 'live', 1, {WHEN}, {WHEN})",
        "INSERT INTO correction (article_id, state, revision, standing, severity, version, part, reports, waiting,"
        " subject_involved, opened_at, due_at, decline_reason, internal_note)"
        f" VALUES (1, 'open', 1, 'clean', 'ordinary', 1, 'body', 1, 1, false, {WHEN}, {WHEN}, '', '')",
    ],
    "0009": [
        "INSERT INTO article (slug, language, author, status, current_version, published_at, changed_at)"
        f" VALUES ('a', 'en', '', 'live', 1, {WHEN}, {WHEN})",
        "INSERT INTO correction (article_id, state, revision, standing, severity, version, part, reports, waiting,"
        " subject_involved, opened_at, due_at, decline_reason, internal_note)"
        f" VALUES (1, 'open', 1, 'needs_place', 'ordinary', 1, 'body', 1, 1, false, {WHEN}, {WHEN}, '', '')",
    ],
}
FILLED = next(step for step in STEPS if step.endswith("_log_lines_of_old"))[:4]
ROWS[FILLED] = [
    "INSERT INTO log_entry (seq, entry, leaf_hash) VALUES"
    """ (0, '{"at":"2026-03-02T09:00:00.000000Z","kind":"log.opened","seq":0}', x'00'),"""
    """ (1, '{"at":"2026-03-02T09:00:01.000000Z","kind":"private","seq":1}', x'01')""",
    "INSERT INTO private_act (seq, act, subject, staff_id, at, contents, commitment_key) VALUES"
    f" (1, 'article.imported', 'A-7', NULL, {WHEN}, "
    """'{"act":"article.imported","by":null,"facts":{"reason":"A slip."},"subject":"A-7"}', x'00')""",
]


def schema(url: str) -> list[tuple[str, ...]]:
    engine = create_engine(url)
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT type, name, sql FROM sqlite_master ORDER BY type, name")).all()
    engine.dispose()
    return [tuple(map(str, row)) for row in rows]


@pytest.fixture(scope="module")
def ladder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an empty database at every step, each climbed to from the one before."""
    folder = tmp_path_factory.mktemp("ladder")
    climbing = folder / "base"
    climbing.touch()
    for step in STEPS:
        climbing = Path(shutil.copy(climbing, folder / step[:4]))
        migrate(f"sqlite:///{climbing}", to=step[:4])
    return folder


@pytest.mark.parametrize("step", STEPS)
def test_a_step_can_be_taken_back_with_rows_in_place(step: str, ladder: Path, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'steps.sqlite'}"
    number = step[:4]
    before = f"{int(number) - 1:04d}" if number != "0001" else "base"
    shutil.copy(ladder / before, tmp_path / "steps.sqlite")
    engine = create_engine(url)
    with engine.begin() as connection:
        for row in ROWS.get(number, []):
            connection.exec_driver_sql(row)
    engine.dispose()
    was = schema(url)
    migrate(url, to=number)
    command.downgrade(alembic_config(url), before)
    left = [row for row in schema(url) if row[1] != "alembic_version" and "alembic_version" not in row[1]]
    assert left == [row for row in was if "alembic_version" not in row[1]]


def test_entries_older_than_the_index_get_their_lines(ladder: Path, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'steps.sqlite'}"
    shutil.copy(ladder / f"{int(FILLED) - 1:04d}", tmp_path / "steps.sqlite")
    engine = create_engine(url)
    with engine.begin() as connection:
        for row in ROWS[FILLED]:
            connection.exec_driver_sql(row)
    migrate(url, to=FILLED)
    with engine.connect() as connection:
        lines = connection.execute(text("SELECT seq, act, subject, article_id, reason FROM log_line")).all()
        words = connection.execute(text("SELECT word FROM log_word WHERE seq = 1")).scalars().all()
    engine.dispose()
    assert [tuple(line) for line in lines] == [
        (0, "log.opened", "", None, ""),
        (1, "article.imported", "A-7", 7, ""),
    ]
    assert words == ["slip"]


def test_the_last_step_is_the_one_named_in_head() -> None:
    assert (ROOT / "migrations" / "HEAD").read_text().strip() == STEPS[-1][:4]


def ours(name: str | None, _kind: str, _parents: object) -> bool:
    """The full-text index is the database's own affair: no table of ours, and different on both."""
    return not (name or "").startswith(("search_index", "ix_search_words_words"))


def test_the_migrated_schema_equals_the_models(any_newsroom: Newsroom) -> None:
    with any_newsroom.sessions.reads() as session:
        options = {"compare_type": True, "include_name": ours}
        context = MigrationContext.configure(session.connection(), opts=options)
        assert compare_metadata(context, Base.metadata) == []


@pytest.mark.parametrize("table", sorted(INSERT_ONLY | {"version_text"}))
@pytest.mark.parametrize("verb", ["UPDATE", "DELETE", "REPLACE"])
def test_the_database_itself_refuses_to_rewrite(
    table: str, verb: str, migrated_sqlite: Path, tmp_path: Path
) -> None:
    shutil.copy(migrated_sqlite, tmp_path / "rows.sqlite")
    engine = create_engine(f"sqlite:///{tmp_path / 'rows.sqlite'}")
    event.listen(engine, "connect", _without_references)
    values = {column.name: _value(column) for column in Base.metadata.tables[table].columns}
    with engine.connect() as connection:
        connection.execute(sa.insert(Base.metadata.tables[table]).values(**values))
        key = next(iter(Base.metadata.tables[table].primary_key.columns)).name
        statement = {
            "UPDATE": f"UPDATE {table} SET {key} = {key}",
            "DELETE": f"DELETE FROM {table}",
            "REPLACE": f"REPLACE INTO {table} SELECT * FROM {table}",
        }[verb]
        with pytest.raises(DatabaseError, match="insert-only"):
            connection.exec_driver_sql(statement)
    engine.dispose()


@pytest.mark.postgres
@pytest.mark.parametrize("verb", ["UPDATE", "DELETE", "TRUNCATE"])
@pytest.mark.parametrize("table", ["article_version", "log_entry", "note"])
def test_the_application_role_has_no_right_to_rewrite(
    table: str, verb: str, postgres_newsroom: Newsroom
) -> None:
    statement = {
        "UPDATE": f"UPDATE {table} SET id = 1",
        "DELETE": f"DELETE FROM {table}",
        "TRUNCATE": f"TRUNCATE {table}",
    }
    sql = statement[verb].replace("SET id", "SET seq") if table == "log_entry" else statement[verb]
    with (
        postgres_newsroom.sessions.acts() as session,
        pytest.raises(DatabaseError, match="permission denied"),
    ):
        session.execute(text(sql))


def _without_references(connection: Any, _record: object) -> None:
    for pragma in ("foreign_keys=OFF", "ignore_check_constraints=ON", "recursive_triggers=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _value(column: sa.Column[object]) -> object:
    if isinstance(column.type, sa.LargeBinary):
        return b"0" * 32
    if column.type.python_type in (int, bool):
        return 1
    if column.name.endswith(("at", "_from", "_until")):
        from tests.newsroom import MONDAY

        return MONDAY
    return "minor" if column.name == "severity" else f"{column.name[:3]}"
