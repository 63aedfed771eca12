"""`flask log admit-loss`: go on where the end of the log is lost for good, and say so publicly."""

from __future__ import annotations

import click
from flask.cli import with_appcontext

from corrections.cli.log_signing import relearn, sign_growth, the_signer
from corrections.cli.plain_answers import plainly
from corrections.outside.log_rotation import set_aside
from corrections.outside.signer import CannotSign
from corrections.services.record.log_affairs import admit_loss as tell
from corrections.views.context import now, sessions


@click.command("admit-loss")
@click.confirmation_option(prompt="Is there really no newer copy of the database anywhere?")
@with_appcontext
@plainly
def admit_loss() -> None:
    """After a restore that nothing newer can replace: tell the loss in the log, and sign what is left."""
    signer = the_signer()
    with signer.alone():
        lost = signer.remembered
    try:
        sign_growth(signer)
    except CannotSign as refusal:
        if refusal.code not in ("end_lost", "other_entries"):
            raise click.ClickException(f"{refusal}.") from refusal
    else:
        raise click.ClickException("Nothing is lost: this log extends what was signed.")
    seq = tell(sessions(), signed_size=lost.size, signed_root=lost.frontier.root.hex(), at=now())
    aside = set_aside(signer.path)
    relearn()
    click.echo(
        f"Entry {seq} tells that {lost.size} entries had been signed. What was remembered is in {aside}."
    )
    click.echo(sign_growth(the_signer()).note, nl=False)
