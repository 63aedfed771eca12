"""`flask prepare`, `flask serve`, `flask demo`: from nothing to a running desk."""

from __future__ import annotations

import os
import sys
from datetime import datetime
from urllib.parse import urlsplit

import click
from flask import current_app
from flask.cli import with_appcontext

from corrections.cli.plain_answers import plainly
from corrections.cli.supervising import supervised
from corrections.database import migrate, wal_is_safe
from corrections.demo import events, newsroom
from corrections.outside.log_keys import log_keys
from corrections.outside.signer import unsigned_name
from corrections.queries.article_listing import is_empty
from corrections.services.installing import install
from corrections.settings import Settings, kept_secret
from corrections.views.context import derived_key, house, now, sessions, settings
from corrections.views.reader import RECEIPT_KEY

SIGNER = [sys.executable, "-m", "flask", "--app", "app", "log", "sign"]
DELIVERER = [sys.executable, "-m", "flask", "--app", "app", "deliver"]

MOST_BUFFERED = 2_097_152  # the server keeps a body whole before the application can refuse it


@click.command()
@with_appcontext
@plainly
def prepare() -> None:
    """Bring the database to the newest step and open the log."""
    _migrate()
    _open_log(at=now())


def _migrate() -> None:
    given = settings()
    migrate(given.migration_url or given.database_url, app_url=given.database_url)


def _open_log(*, at: datetime) -> None:
    given = settings()
    name = unsigned_name(given.instance, given.log_name)
    install(sessions(), log_name=name, keys=log_keys(given.instance), at=at)


@click.command()
@with_appcontext
@plainly
def demo() -> None:
    """Fill an empty database with a made-up newsroom."""
    if not is_empty(sessions()):
        raise click.ClickException("The database is not empty; the demo newsroom needs one of its own.")
    start = now() - newsroom.SPOKEN
    passwords = current_app.extensions["corrections.passwords"]
    people = newsroom.make_staff(sessions(), password=_demo_password(), passwords=passwords, at=start)
    newsroom.make_articles(sessions(), at=start)
    events.happen(newsroom.Stage(sessions(), people, house(), derived_key(RECEIPT_KEY)), start)


def _demo_password() -> str:
    given = settings()
    if given.demo_password:
        return given.demo_password
    return kept_secret(given.instance / "demo_password")


@click.command()
@click.pass_context
@with_appcontext
@plainly
def serve(context: click.Context) -> None:
    """Prepare, load the demo newsroom into an empty default database, and serve."""
    given = settings()
    _migrate()
    if is_empty(sessions()) and "CORRECTIONS_DATABASE_URL" not in os.environ:
        click.echo("Making the demo newsroom ...")
        _open_log(at=now() - newsroom.SPOKEN)
        context.invoke(demo)
    _open_log(at=now())
    _greet()
    together = supervised(_server(given), SIGNER, DELIVERER)
    os.execv(sys.executable, together)  # noqa: S606  # our own processes, no shell


def _server(given: Settings) -> list[str]:
    behind_proxy = ["--no-clear-untrusted-proxy-headers"] if given.trusted_proxies else []
    return [
        *(sys.executable, "-m", "waitress", f"--listen={given.host}:{given.port}", "--threads=8"),
        *("--connection-limit=1000", "--channel-timeout=30", "--ident=corrections", *behind_proxy),
        *(f"--max-request-body-size={MOST_BUFFERED}", "--max-request-header-size=32768", "app:app"),
    ]


def _greet() -> None:
    given = settings()
    mode = "WAL" if wal_is_safe() else "rollback journal (this SQLite lacks the WAL-reset fix)"
    click.echo(f"Articles        {given.public_url}/")
    click.echo(f"Corrections     {given.public_url}/corrections")
    click.echo(f"Editors' desk   {given.public_url}/desk/")
    click.echo(f"Standards desk  {given.public_url}/standards/")
    if given.database_url.startswith("sqlite"):
        click.echo(f"SQLite journal  {mode}")
    click.echo(f"Mail            {_where_mail_goes(given)}")
    people = newsroom.sign_ins(sessions())
    if people:
        click.echo("Demo sign-ins   " + ", ".join(people))
        click.echo(f"Demo password   {_demo_password()}")
    sys.stdout.flush()


def _where_mail_goes(given: Settings) -> str:
    if given.smtp_url:
        return f"by {urlsplit(given.smtp_url).hostname}"
    return f"not sent, but kept as files in {given.instance / 'mail'} (set CORRECTIONS_SMTP_URL)"
