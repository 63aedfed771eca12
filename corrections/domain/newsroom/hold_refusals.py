"""How the rules say no around holds and whole articles."""

from __future__ import annotations

from corrections.domain.refusals import Refusal


class HoldNeedsAnother(Refusal):
    """Whoever set a hold cannot be the one who confirms it."""

    code = "hold_needs_another"
    message = "You set this hold yourself: another senior editor has to confirm it."


class HoldConfirmed(Refusal):
    """The hold was confirmed already and stands until somebody ends it."""

    code = "hold_confirmed"
    message = "This hold was confirmed already."


class RepeatingNothingNeedsReason(Refusal):
    """A note that does not say what was wrong takes a recorded reason, such as the law."""

    code = "restatement_needs_reason"
    message = "Please say why the note repeats nothing of what was wrong; the standards desk reads it."


class RepeatingNothingNeedsSenior(Refusal):
    """A note that does not say what was wrong hides earlier versions as well, as only some may."""

    code = "restatement_needs_senior"
    message = "Only a senior editor or the standards desk can publish a note that repeats nothing of what was wrong."


class HourIsPast(Refusal):
    """What is to wait for an hour cannot wait for one that is over: it would go out at once."""

    code = "hour_is_past"
    message = "This hour is over already. Choose a later one, or leave it empty to publish now."


class NoteRepeats(Refusal):
    """The note says the very words that nothing is to repeat."""

    code = "note_repeats"
    message = "The note repeats words that you chose not to repeat: “%(words)s”. Say it without them."


class RoutineIsNotGrave(Refusal):
    """What looks serious is called a routine update by a senior or standards editor only."""

    code = "routine_needs_senior"
    message = "This looks serious: only a senior editor or the standards desk can call it a routine update."
