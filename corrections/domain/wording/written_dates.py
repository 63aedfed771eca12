"""Writes a date out, as notes do."""

from __future__ import annotations

from datetime import date

from corrections.domain.wording.in_language import in_language

_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
}
_FORMS = {"en": "{day} {month} {year}", "uk": "{day} {month} {year} року"}


def written(day: date, language: str) -> str:
    """The date in words: "22 November 2026", "22 листопада 2026 року"."""
    month = in_language(_MONTHS, language).split()[day.month - 1]
    return in_language(_FORMS, language).format(day=day.day, month=month, year=day.year)
