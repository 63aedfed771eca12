"""The steps against guessing receipts: wrong ones are counted by network, and after too many none is shown there."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from corrections.domain.intake.senders import GUESSES, Sender, check_guesses, guessing_window
from corrections.models import IntakeCount
from corrections.models.sessions import Sessions
from corrections.services.intake.admitting import count_more
from corrections.services.transaction import transaction


def admit_look(sessions: Sessions, sender: Sender, *, factor: int, at: datetime) -> None:
    """Whether receipts are shown to this network. Raises TooManyGuesses."""
    window, ends = guessing_window(at)
    allowed = {key: times * GUESSES * factor for key, times in ((sender.key, 1), *sender.wider)}
    chosen = select(IntakeCount.sender, IntakeCount.count).where(
        IntakeCount.sender.in_(allowed), IntakeCount.window == window
    )
    with sessions.reads() as session:
        for key, count in session.execute(chosen):
            check_guesses(count, allowed[key], ends=ends, at=at)


def note_guess(sessions: Sessions, sender: Sender, *, at: datetime) -> None:
    """A receipt that does not exist was asked for from there."""
    window, ends = guessing_window(at)
    keys = [sender.key, *(key for key, _times in sender.wider)]
    with transaction(sessions) as session:
        count_more(session, {(key, window): ends for key in keys})
