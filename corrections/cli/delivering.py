"""`flask deliver`: mails from the outbox and periodic work, once or for ever."""

from __future__ import annotations

import logging
import time
import traceback
from typing import cast

import click
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy.exc import OperationalError

from corrections.cli.chores import CHORES, Chore
from corrections.cli.plain_answers import plainly
from corrections.domain.telling.mails import NotSent, RefusedForGood
from corrections.outside.postboxes import Postbox, Sender, SmtpPostbox
from corrections.services.outbox import claiming, taking_turns
from corrections.services.outbox.claiming import Claimed
from corrections.settings import Settings
from corrections.views.context import now, sessions, settings
from corrections.views.letters.composing import compose

LOG = logging.getLogger("corrections.deliver")
EVERY = 2.0
MOST_A_ROUND = 200


@click.command()
@click.option("--once", is_flag=True, help="Do what is due now, and end: for cron.")
@click.option("--every", default=EVERY, help="Seconds between two rounds.")
@with_appcontext
@plainly
def deliver(once: bool, every: float) -> None:
    """Send what waits in the outbox and do the periodic work that is due."""
    postbox = postbox_of(settings())
    while True:
        _round(postbox, patient=not once)
        if once:
            return
        time.sleep(every)


def postbox_of(given: Settings) -> Postbox:
    """The mail server that is set, else the spool folder."""
    if given.smtp_url:
        return SmtpPostbox(given.smtp_url, Sender(given.site_name, given.sender))
    return cast(Postbox, current_app.extensions["corrections.mail_spool"])


def _round(postbox: Postbox, *, patient: bool) -> None:
    try:
        for chore in CHORES:
            if chore.is_wanted(settings()):
                do_chore(chore)
        for _ in range(MOST_A_ROUND):
            event = claiming.claim(sessions(), at=now())
            if event is None:
                return
            deliver_event(event, postbox)
    except OperationalError as error:
        if not patient:
            raise
        LOG.warning("the database could not be used, and is tried again: %s", type(error.orig).__name__)


def do_chore(chore: Chore) -> bool:
    """Do a periodic job if it is due; a fault in one keeps the others going. Gives whether it was done."""
    if not taking_turns.take_turn(sessions(), chore.name, every=chore.every, at=now()):
        return False
    failed = ""
    try:
        chore.work(sessions(), at=now())
    except Exception as error:
        failed = type(error).__name__
        LOG.error("the chore %s failed: %s\n%s", chore.name, failed, _frames(error))
    taking_turns.finish_turn(sessions(), chore.name, at=now(), failed=failed)
    return not failed


def deliver_event(event: Claimed, postbox: Postbox) -> None:
    """Serve everybody an event concerns, each once; whoever cannot be served is tried again later."""
    try:
        complete = _serve(event, postbox)
    except Exception as error:
        LOG.error("%s could not be put into words: %s\n%s", event.kind, type(error).__name__, _frames(error))
        complete = False
    if complete:
        claiming.settle_event(sessions(), event, at=now())
    else:
        claiming.try_later(sessions(), event, at=now())


def _serve(event: Claimed, postbox: Postbox) -> bool:
    complete = True
    for mail in compose(event.kind, event.payload, event_id=event.event_id, at=now()):
        if mail.target in event.served:
            continue
        try:
            postbox.send(mail, at=event.created_at)
            outcome = postbox.outcome
        except RefusedForGood as refused:
            LOG.warning("%s to %s was refused: %s", event.kind, mail.target, refused)
            outcome = "refused"
        except NotSent as error:
            LOG.warning("%s to %s is tried again: %s", event.kind, mail.target, error)
            complete = False
            continue
        claiming.note_served(sessions(), event, mail.target, outcome=outcome, at=now())
    return complete


def _frames(error: Exception) -> str:
    """Where a fault arose; never what it said, which may hold a reader's words."""
    return "".join(traceback.format_tb(error.__traceback__))
