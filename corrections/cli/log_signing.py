"""`flask log sign`: the signer's round, once or for ever."""

from __future__ import annotations

import time
from datetime import timedelta

import click
from flask.cli import with_appcontext
from sqlalchemy.exc import OperationalError

from corrections.cli.plain_answers import plainly
from corrections.domain.record.checkpoints import Checkpoint
from corrections.outside.log_keys import signing_key
from corrections.outside.signer import CannotSign, Signed, Signer
from corrections.queries.proving.log_growth import log_growth, log_identity
from corrections.services.checkpointing import beat, publish_checkpoint
from corrections.views.context import now, sessions, settings

EVERY = 10.0
LONGEST_SILENCE = timedelta(hours=24)


@click.command("sign")
@click.option("--once", is_flag=True, help="Sign what there is, and end: for cron.")
@click.option("--every", default=EVERY, help="Seconds between two looks at the log.")
@click.option(
    "--relearn", is_flag=True, help="Take up from the stored checkpoint, where the memory was lost."
)
@with_appcontext
@plainly
def sign(once: bool, every: float, relearn: bool) -> None:
    """Sign checkpoints of the log as it grows; refuse when it is not what was signed before."""
    try:
        signer = _signer()
        if relearn:
            _relearn(signer)
        while True:
            _round(signer, patient=not once)
            if once:
                return
            time.sleep(every)
    except CannotSign as refusal:
        raise click.ClickException(
            f"{refusal}. Nothing was signed; docs/operating.md says what to do."
        ) from refusal


def _signer() -> Signer:
    identity = log_identity(sessions())
    signer = Signer(settings().instance, name=identity.name, key=signing_key(settings().instance))
    if signer.public_key not in identity.keys:
        raise CannotSign("the key in the instance folder is not one of those that entry 0 names")
    return signer


def _round(signer: Signer, *, patient: bool) -> None:
    try:
        signed = sign_growth(signer)
    except OperationalError as error:
        if not patient:
            raise
        click.echo(f"The log could not be read, and is tried again: {error.orig}", err=True)
    else:
        if not patient:
            click.echo(signed.note, nl=False)


def sign_growth(signer: Signer) -> Signed:
    """Sign what came since the last signature, and publish it. Raises CannotSign."""
    with signer.alone():
        growth = log_growth(sessions(), after=signer.remembered.size)
        if now() - growth.newest_at >= LONGEST_SILENCE:
            beat(sessions(), at=now())
            growth = log_growth(sessions(), after=signer.remembered.size)
        if growth.stored > signer.remembered.size:
            raise CannotSign(
                f"a checkpoint of {growth.stored} entries is stored, but only {signer.remembered.size}"
                " are remembered as signed: the signer's memory was lost"
            )
        signed = signer.sign(growth.leaves, head=growth.head)
        if signed.size > growth.stored:
            checkpoint = Checkpoint(signer.name, signed.size, signed.frontier.root)
            publish_checkpoint(sessions(), checkpoint, signed.note, at=now())
        return signed


def _relearn(signer: Signer) -> None:
    with signer.alone():
        growth = log_growth(sessions(), after=0)
        if growth.stored > signer.remembered.size:
            signer.relearn(growth.stored_note, growth.leaves)
