"""The rules that hold a report back for a spam check; nothing is ever thrown away by them."""

from __future__ import annotations

import re
import unicodedata

from corrections.domain.intake.senders import Sender
from corrections.domain.reading.scripts import strangers
from corrections.domain.reporting.reports import Report

HELD_FROM = 2
FASTEST = 3.0
OLDEST = 24 * 3600.0
MANY_LINKS = 3
_LINK = re.compile(r"https?://|www\.\w|\[url|<a\s", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def findings(report: Report, sender: Sender, *, lately: int) -> dict[str, int]:
    """What is odd about a report, each with its weight; `lately` counts this sender's reports in ten minutes."""
    said = f"{report.proposed or ''}\n{report.comment}"
    links = len(_LINK.findall(said))
    age = sender.form_age
    weights = {
        "trap": 2 * sender.trapped,
        "unproven": 2 * sender.unproven,
        "quick": int(age is not None and age < FASTEST),
        "stale": int(age is not None and age > OLDEST),
        "links": 2 if links >= MANY_LINKS else int(links > 0),
        "burst": 2 * _bursts(sender, lately),
        "look_alikes": 2 * _disguised(report.proposed or "", report.exact),
        "direction": 2 * bool(_TURNS.intersection(said) - _TURNS.intersection(report.exact)),
        "hidden": int(_hides(said) and not _hides(report.exact)),
    }
    return {rule: weight for rule, weight in weights.items() if weight}


def held_back(found: dict[str, int]) -> bool:
    """Whether the findings together are enough for a spam check."""
    return sum(found.values()) >= HELD_FROM


def _bursts(sender: Sender, lately: int) -> bool:
    """Whether four fifths of what the sender may send in ten minutes have come already."""
    return sender.caps is not None and 5 * lately >= 4 * sender.caps.in_ten_minutes


def _disguised(proposed: str, exact: str) -> bool:
    """Whether the proposal brings in words whose letters look like another script's."""
    known = set(_WORD.findall(exact))
    return any(strangers(word) for word in _WORD.findall(proposed) if word not in known)


def _hides(text: str) -> bool:
    """Whether characters of no width stand between letters."""
    return any(unicodedata.category(sign) == "Cf" and sign not in "\u00ad\u200c\u200d" for sign in text)
