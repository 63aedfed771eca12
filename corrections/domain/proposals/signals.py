"""What in a change asks for more than a minor fix."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import StrEnum

from corrections.domain.reading.badges import Badge, badges
from corrections.domain.text.spans import Part
from corrections.domain.wording.changes import SentenceChange
from corrections.domain.wording.rewording import rewords

_MUCH, _MUCH_AT_LEAST = 0.1, 200


class Signal(StrEnum):
    """One reason to tell and sign more; the first five speak of facts."""

    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    NEGATION = "negation"
    QUOTATION = "quotation"
    HEADLINE = "headline"
    WORDING = "wording"
    SHARE = "share"


FACTS = frozenset({Signal.NUMBER, Signal.DATE, Signal.NAME, Signal.NEGATION, Signal.QUOTATION})


def badges_of(changes: Sequence[SentenceChange]) -> frozenset[Badge]:
    """The badges of changes, each read inside its sentence."""
    return frozenset[Badge]().union(
        *(badges(change.old, change.new, before=change.before, after=change.after) for change in changes)
    )


def signals_of(
    changes: Sequence[SentenceChange], touched: Collection[Badge], *, length: int
) -> frozenset[Signal]:
    """The signals of changes that bear the badges `touched`, in an article of `length` code points."""
    signals = {Signal(badge.value) for badge in touched if badge.value in set(Signal)}
    if any(map(rewords, changes)):
        signals.add(Signal.WORDING)
    changed = sum(max(len(change.old), len(change.new)) for change in changes)
    if changed >= _MUCH_AT_LEAST and changed >= _MUCH * length:
        signals.add(Signal.SHARE)
    if signals and any(change.part is Part.HEADLINE for change in changes):
        signals.add(Signal.HEADLINE)
    return frozenset(signals)
