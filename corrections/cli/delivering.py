"""`flask deliver`: mails from the outbox and periodic work, once or for ever."""

from __future__ import annotations

import json
import logging
import time
import traceback
from collections.abc import Callable, Sequence
from functools import partial
from typing import cast

import click
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy.exc import OperationalError

from corrections.cli.chores import CHORES, Chore
from corrections.cli.periodic.beside_delivery import work_beside
from corrections.cli.periodic.checked_copy import forget_cut_off
from corrections.cli.plain_answers import plainly
from corrections.domain.record.entries import stamp
from corrections.domain.telling.mails import NotSent, RefusedForGood
from corrections.outside.postboxes import Postbox, Sender, SmtpPostbox
from corrections.outside.webhooks import Hook, hooks_of
from corrections.queries.letters.hook_bodies import hook_body
from corrections.services.outbox import claiming, taking_turns
from corrections.services.outbox.claiming import Claimed
from corrections.settings import Settings, SettingsRefused
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
    hooks = receivers(settings())
    forget_cut_off(sessions())
    while True:
        _round(postbox, hooks, patient=not once)
        if once:
            return
        time.sleep(every)


def receivers(given: Settings) -> Sequence[Hook]:
    """The webhooks that are set. Raises SettingsRefused for an address that may not be called."""
    try:
        return hooks_of(given.webhook_urls, given.webhook_secret)
    except ValueError as error:
        raise SettingsRefused(f"CORRECTIONS_WEBHOOK_URLS: {error}") from error


def postbox_of(given: Settings) -> Postbox:
    """The mail server that is set, else the spool folder."""
    if given.smtp_url:
        return SmtpPostbox(given.smtp_url, Sender(given.site_name, given.sender))
    return cast(Postbox, current_app.extensions["corrections.mail_spool"])


def _round(postbox: Postbox, hooks: Sequence[Hook], *, patient: bool) -> None:
    try:
        for chore in CHORES:
            if chore.is_wanted(settings()):
                do_chore(chore, beside=patient and chore.is_long)
        for _ in range(MOST_A_ROUND):
            event = claiming.claim(sessions(), at=now())
            if event is None:
                return
            deliver_event(event, postbox, hooks)
    except OperationalError as error:
        if not patient:
            raise
        LOG.warning("the database could not be used, and is tried again: %s", type(error.orig).__name__)


def do_chore(chore: Chore, *, beside: bool = False) -> bool:
    """Do a periodic job if it is due, in a thread of its own when it is to be done beside delivery.

    A fault in one keeps the others going. Gives whether it was done, or begun.
    """
    if not taking_turns.take_turn(sessions(), chore.name, every=chore.every, at=now()):
        return False
    if beside:
        app = current_app._get_current_object()  # type: ignore[attr-defined]
        return work_beside(app, partial(_done, chore)) is not None
    return _done(chore)


def _done(chore: Chore) -> bool:
    failed = ""
    try:
        chore.work(sessions(), at=now())
    except Exception as error:
        failed = type(error).__name__
        LOG.error("the chore %s failed: %s\n%s", chore.name, failed, _frames(error))
    taking_turns.finish_turn(sessions(), chore.name, at=now(), failed=failed)
    return not failed


def deliver_event(event: Claimed, postbox: Postbox, hooks: Sequence[Hook] = ()) -> None:
    """Serve everybody an event concerns, each once; whoever cannot be served is tried again later."""
    try:
        complete = _serve(event, postbox, hooks)
    except Exception as error:
        LOG.error("%s could not be put into words: %s\n%s", event.kind, type(error).__name__, _frames(error))
        complete = False
    if complete:
        claiming.settle_event(sessions(), event, at=now())
    else:
        claiming.try_later(sessions(), event, at=now())


def _serve(event: Claimed, postbox: Postbox, hooks: Sequence[Hook]) -> bool:
    complete = True
    for mail in compose(event.kind, event.payload, event_id=event.event_id, at=now()):
        hand_over = partial(postbox.send, mail, at=event.created_at)
        complete &= _handed_over(event, mail.target, hand_over, outcome=postbox.outcome)
    told = hook_body(sessions(), event.kind, event.payload) if hooks else None
    if told is not None:
        said = {"type": event.kind, "timestamp": stamp(event.created_at), "data": told}
        body = json.dumps(said, ensure_ascii=False)
        for hook in hooks:
            hand_over = partial(hook.send, body, event_id=event.event_id, at=now())
            complete &= _handed_over(event, hook.target, hand_over, outcome=hook.outcome)
    return complete


def _handed_over(event: Claimed, target: str, hand_over: Callable[[], None], *, outcome: str) -> bool:
    """Serve one target, unless it was served before; whether nothing is left to do for it."""
    if target in event.served:
        return True
    try:
        hand_over()
    except RefusedForGood as refused:
        LOG.warning("%s to %s was refused: %s", event.kind, target, refused)
        outcome = "refused"
    except NotSent as error:
        LOG.warning("%s to %s is tried again: %s", event.kind, target, error)
        return False
    claiming.note_served(sessions(), event, target, outcome=outcome, at=now())
    return True


def _frames(error: Exception) -> str:
    """Where a fault arose; never what it said, which may hold a reader's words."""
    return "".join(traceback.format_tb(error.__traceback__))
