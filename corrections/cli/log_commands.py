"""`flask log`: check that nothing was rewritten, sign what there is, hand it to others as files."""

from __future__ import annotations

import click
from flask.cli import AppGroup

from corrections.cli.log_exporting import export
from corrections.cli.log_recovering import admit_loss
from corrections.cli.log_rotating import rotate
from corrections.cli.log_signing import sign
from corrections.cli.periodic.checked_copy import BY_HAND, unhurried
from corrections.cli.plain_answers import plainly
from corrections.outside.log_rotation import rotation_holds
from corrections.outside.signer import note_holds
from corrections.queries.log_check import Broken, verify_log
from corrections.views.context import sessions

log = AppGroup("log", help="The log: verify, sign, export, rotate its keys.")
log.add_command(sign)
log.add_command(export)
log.add_command(rotate)
log.add_command(admit_loss)


@log.command("verify")
@plainly
def verify() -> None:
    """Check every entry, version and note; print the count and the root, or the first broken one."""
    try:
        with unhurried(sessions(), BY_HAND) as copied:
            found = verify_log(copied, note_holds=note_holds, rotation_holds=rotation_holds)
    except BlockingIOError as busy:
        raise click.ClickException("Another check of the log is at work; wait until it has ended.") from busy
    if isinstance(found, Broken):
        raise click.ClickException(f"{found.where}: {found.what}")
    click.echo(f"{found.entries} entries, {found.versions} versions, {found.notes} notes: all as logged.")
    click.echo(f"root {found.root}")
