"""What a newsroom may set about its rules, as one value that acts take."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class HouseRules:
    """The publication's time zone, whether a second signature may follow, and what import leaves out."""

    zone: ZoneInfo
    sign_later: bool = True
    advertisement_lines: tuple[str, ...] = ("Advertisement", "Реклама")
