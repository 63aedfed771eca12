"""`flask log rotate`: another key in the place of the signing key or of its spare."""

from __future__ import annotations

from pathlib import Path

import click
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from flask.cli import with_appcontext

from corrections.cli.plain_answers import plainly
from corrections.outside.log_keys import NAMES, NEXT, new_key, public_half, read_key
from corrections.outside.log_rotation import rotation_holds, set_aside, signed_rotation
from corrections.queries.proving.log_growth import log_identity
from corrections.services.record.log_affairs import rotate as tell
from corrections.views.context import now, sessions, settings


@click.command("rotate")
@click.option(
    "--spare",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The offline key's file; it signs for the new one. Else the one in the instance folder.",
)
@click.option("--replace-spare", is_flag=True, help="Replace the spare; the signing key signs for it.")
@with_appcontext
@plainly
def rotate(spare: Path | None, replace_spare: bool) -> None:
    """Make a new key and tell so in the log, signed by the key that stays and by the new one."""
    instance, identity = settings().instance, log_identity(sessions())
    path = instance / NAMES[1 if replace_spare else 0]
    stays = _read(instance / NAMES[0] if replace_spare else spare or instance / NAMES[1])
    if public_half(stays) not in identity.keys:
        raise click.ClickException("The key that should sign for the new one is not one of the log's.")
    retired = next(key for key in identity.keys if key != public_half(stays))
    waiting = path.with_name(path.name + NEXT)
    waiting.unlink(missing_ok=True)
    fields = signed_rotation(identity.name, retired=retired, stays=stays, new=new_key(waiting))
    assert rotation_holds(identity.name, identity.keys, fields)  # noqa: S101  # or nobody could sign any more
    seq = tell(sessions(), fields, at=now())
    aside = set_aside(path) if path.exists() else None
    waiting.replace(path)
    click.echo(f"Entry {seq}: {fields['key']} in the place of {retired}.")
    if aside:
        click.echo(f"The retired key is in {aside}; it signs nothing any more.")


def _read(path: Path) -> Ed25519PrivateKey:
    try:
        return read_key(path)
    except (OSError, ValueError) as error:
        raise click.ClickException(f"There is no key in {path}.") from error
