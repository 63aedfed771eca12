"""What a newsroom may set about its rules, as one value that acts take."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from corrections.domain.intake.letter_caps import LetterCaps
from corrections.domain.minding.working_days import MONDAY_TO_FRIDAY, WorkingDays


@dataclass(frozen=True, slots=True)
class HouseRules:
    """The time zone, whether a second signature may follow, what import leaves out, the working days.

    `watches_edits` is whether what comes in without a note is looked at and kept on a card, `hands_over` whether
    changes of articles that live in a CMS are made there and go out when they are seen live. `letters` is how many
    letters strangers may cause, None where nothing is limited.
    """

    zone: ZoneInfo
    sign_later: bool = True
    watches_edits: bool = True
    hands_over: bool = False
    letters: LetterCaps | None = None
    advertisement_lines: tuple[str, ...] = ("Advertisement", "Реклама")
    weekdays: frozenset[int] = MONDAY_TO_FRIDAY
    holidays: frozenset[date] = frozenset()

    @property
    def days(self) -> WorkingDays:
        """The newsroom's working days."""
        return WorkingDays(self.zone, self.weekdays, self.holidays)
