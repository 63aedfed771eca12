"""Guards how much of the wrong words a note repeats: nothing of it takes a reason, and a note that keeps to it."""

from __future__ import annotations

from collections.abc import Collection

from corrections.domain.disclosure import NoteKind
from corrections.domain.newsroom.hold_refusals import (
    NoteRepeats,
    RepeatingNothingNeedsReason,
    RepeatingNothingNeedsSenior,
)
from corrections.domain.newsroom.taken_words import TakenWords
from corrections.domain.permissions import Permission, Role, allowed
from corrections.domain.showing.visibility import Restatement


def check_restatement(
    kind: NoteKind,
    restatement: Restatement,
    *,
    note: str,
    taken: TakenWords | None,
    reason: str,
    roles: Collection[Role],
) -> Restatement:
    """How much is repeated; a kind without a note has nothing to repeat, so that everything stays as it is.

    `taken` is what the change takes away, None where no words are known; `roles` are those of whoever chooses.
    Raises RepeatingNothingNeedsSenior, RepeatingNothingNeedsReason, NoteRepeats.
    """
    if not kind.has_note or restatement is not Restatement.NONE:
        return restatement if kind.has_note else Restatement.FULL
    if not allowed(roles, Permission.RESTATEMENT_DROP):
        raise RepeatingNothingNeedsSenior(fields={"restatement": RepeatingNothingNeedsSenior.code})
    if not reason.strip():
        raise RepeatingNothingNeedsReason(fields={"reason": RepeatingNothingNeedsReason.code})
    words = taken.repeated_in(note) if taken else ""
    if words:
        raise NoteRepeats(fields={"note": NoteRepeats.code}, words=words)
    return restatement
