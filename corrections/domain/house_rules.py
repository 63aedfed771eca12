"""What a newsroom may set about its rules, as one value that acts take."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class HouseRules:
    """The publication's time zone, whether a second signature may follow, and what import leaves out.

    `watches_edits` is whether what comes in without a note is looked at and kept on a card.
    """

    zone: ZoneInfo
    sign_later: bool = True
    watches_edits: bool = True
    advertisement_lines: tuple[str, ...] = ("Advertisement", "Реклама")
