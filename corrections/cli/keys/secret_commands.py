"""`flask secret`: another secret key in the place of the one that is used."""

from __future__ import annotations

import secrets

import click
from flask import current_app
from flask.cli import AppGroup

from corrections.cli.plain_answers import plainly
from corrections.outside.secret_files import replaced
from corrections.services.accounts import resealing
from corrections.views.context import sessions, settings

secret = AppGroup("secret", help="The secret key: rotate, reseal.")


@secret.command("rotate")
@plainly
def rotate() -> None:
    """Make a new secret key, and keep the old one as a former one: sessions, forms, receipts and codes go on."""
    given = settings()
    path, former = given.instance / "secret_key", given.instance / "former_secret_keys"
    if not path.exists() or path.read_text().strip() != given.secret_key:
        raise click.ClickException(
            "The secret key is a setting: put it first in CORRECTIONS_FORMER_SECRET_KEYS, and another in its place."
        )
    replaced(former, "\n".join((given.secret_key, *given.former_secret_keys, "")).encode())
    replaced(path, f"{secrets.token_urlsafe(32)}\n".encode())
    click.echo(
        "There is a new secret key, and the old one is a former one. Start all servers and deliverers again,"
    )
    click.echo("then run `flask --app app secret reseal`.")


@secret.command("reseal")
@plainly
def reseal() -> None:
    """Seal the secrets of code generators under the new key, so that a former one need not be kept for them."""
    done, lost = resealing.reseal(sessions(), seals=current_app.extensions["corrections.factors"])
    click.echo(f"{done} code generators are sealed under the present key.")
    if lost:
        raise click.ClickException(
            f"{lost} could not be opened: the key they were sealed under is not known here."
        )
