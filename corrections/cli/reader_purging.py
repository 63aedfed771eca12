"""`flask purge`: what readers wrote and its time is over goes, from the database and from the mail spool."""

from __future__ import annotations

from datetime import datetime

import click
from flask import current_app
from flask.cli import with_appcontext

from corrections.cli.plain_answers import plainly
from corrections.models.sessions import Sessions
from corrections.queries.letters.reader_addresses import still_kept
from corrections.services.privacy.purges import purge
from corrections.views.context import now, sessions


@click.command("purge")
@with_appcontext
@plainly
def purge_now() -> None:
    """Delete readers' words and addresses whose time is over; a legal hold keeps them."""
    click.echo(f"{purge_all(sessions(), at=now())} reports lost words or address.")


def purge_all(known: Sessions, *, at: datetime) -> int:
    """The same as a chore; mails in the spool go when the address they are for is gone."""
    purged = purge(known, at=at)
    spool = current_app.extensions["corrections.mail_spool"]
    waiting = spool.filed()
    spool.forget(waiting - still_kept(known, waiting))
    return purged
