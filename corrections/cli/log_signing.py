"""`flask log sign`: the signer's round, once or for ever."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta

import click
from flask.cli import with_appcontext
from sqlalchemy.exc import OperationalError

from corrections.cli.plain_answers import plainly
from corrections.domain.record.checkpoints import Checkpoint
from corrections.outside.log_keys import signing_key
from corrections.outside.signer import CannotSign, Signed, Signer
from corrections.queries.proving.log_growth import LogGrowth, log_growth, log_identity
from corrections.services.checkpointing import beat_when_silent, publish_checkpoint
from corrections.services.record.watching import all_signed, signer_refused
from corrections.views.context import now, sessions, settings

EVERY = 10.0
LONGEST_SILENCE = timedelta(hours=24)


@click.command("sign")
@click.option("--once", is_flag=True, help="Sign what there is, and end: for cron.")
@click.option("--every", default=EVERY, help="Seconds between two looks at the log.")
@click.option(
    "--relearn", "anew", is_flag=True, help="Take up from the stored checkpoint, where the memory was lost."
)
@with_appcontext
@plainly
def sign(once: bool, every: float, anew: bool) -> None:
    """Sign checkpoints of the log as it grows; refuse when it is not what was signed before.

    A signer that refuses raises an alarm and goes on looking, so that it takes up again once the log is put right.
    """
    if anew:
        _plainly_refused(relearn)
    while True:
        _plainly_refused(_once) if once else patiently()
        if once:
            return
        time.sleep(every)


def _once() -> None:
    click.echo(sign_growth(the_signer()).note, nl=False)


def patiently() -> None:
    """One round of a signer that runs for ever: it refuses, or cannot read the log, and goes on."""
    try:
        sign_growth(the_signer())
    except CannotSign as refusal:
        click.echo(f"{refusal}. Nothing was signed.", err=True)
    except OperationalError as error:
        click.echo(f"The log could not be read, and is tried again: {error.orig}", err=True)


def _plainly_refused(step: Callable[[], object]) -> None:
    try:
        step()
    except CannotSign as refusal:
        raise click.ClickException(
            f"{refusal}. Nothing was signed; docs/operating.md says what to do."
        ) from refusal


def the_signer() -> Signer:
    """The signer of this log, with the key that the log names now."""
    identity, folder = log_identity(sessions()), settings().instance
    return Signer(folder, name=identity.name, key=signing_key(folder, identity.keys))


def sign_growth(signer: Signer) -> Signed:
    """Sign what came since the last signature, and publish it; a refusal raises an alarm. Raises CannotSign."""
    try:
        signed = _signed(signer)
    except CannotSign as refusal:
        signer_refused(sessions(), signer.name, code=refusal.code, at=now())
        raise
    all_signed(sessions(), signer.name, at=now())
    return signed


def _signed(signer: Signer) -> Signed:
    with signer.alone():
        signed, newest_at = _extended(signer)
        if now() - newest_at >= LONGEST_SILENCE and beat_when_silent(sessions(), LONGEST_SILENCE, at=now()):
            signed, _ = _extended(signer)
        return signed


def _extended(signer: Signer) -> tuple[Signed, datetime]:
    """Sign the tree as it is, if it extends what was signed; and when its newest entry was made. Raises CannotSign."""
    growth = log_growth(sessions(), after=signer.remembered.size)
    _look_before(signer, growth)
    signed = signer.sign(growth.leaves, head=growth.head)
    if signed.size > growth.stored:
        checkpoint = Checkpoint(signer.name, signed.size, signed.frontier.root)
        publish_checkpoint(sessions(), checkpoint, signed.note, at=now())
    return signed, growth.newest_at


def _look_before(signer: Signer, growth: LogGrowth) -> None:
    """Raises CannotSign for a key that the log does not name, and where the memory was lost."""
    if signer.public_key not in growth.keys:
        raise CannotSign(
            "the key in the instance folder is not one of those that entry 0 names, as rotated since",
            code="foreign_key",
        )
    if growth.stored > signer.remembered.size:
        raise CannotSign(
            f"a checkpoint of {growth.stored} entries is stored, but only {signer.remembered.size}"
            " are remembered as signed: the signer's memory was lost",
            code="memory_lost",
        )


def relearn() -> None:
    """Take up from the newest stored checkpoint, where the memory is older. Raises CannotSign."""
    signer = the_signer()
    with signer.alone():
        growth = log_growth(sessions(), after=0)
        if growth.stored > signer.remembered.size:
            signer.relearn(growth.stored_note, growth.leaves, keys=growth.stored_keys)
