"""The figures in words: what each is called, how it is defined, over what it is counted."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import format_decimal, format_percent, lazy_gettext
from flask_babel import gettext as _

from corrections.domain.minding.measures import SMALL, Measure, Told, Unit

# name, definition, what the denominator counts
MEASURES: Mapping[str, tuple[str, str, str]] = {
    "time_to_acknowledge": (
        lazy_gettext("Time to acknowledge"),
        lazy_gettext("from a case's first report to the first deliberate act of a person"),
        lazy_gettext("cases that somebody acted on"),
    ),
    "time_to_decide": (
        lazy_gettext("Time to decide"),
        lazy_gettext("from the first report to the decision"),
        lazy_gettext("decided cases"),
    ),
    "time_to_decide_unpaused": (
        lazy_gettext("Time to decide, without waiting for readers"),
        lazy_gettext("the same, less the time in which a question to a reader was open"),
        lazy_gettext("decided cases"),
    ),
    "time_to_correct_serious": (
        lazy_gettext("Time to correct, serious"),
        lazy_gettext("from the first report to the publication"),
        lazy_gettext("serious changes"),
    ),
    "time_to_correct_ordinary": (
        lazy_gettext("Time to correct, ordinary"),
        lazy_gettext("from the first report to the publication"),
        lazy_gettext("ordinary changes"),
    ),
    "time_to_correct_minor": (
        lazy_gettext("Time to correct, minor"),
        lazy_gettext("from the first report to the publication"),
        lazy_gettext("minor changes"),
    ),
    "time_error_stood": (
        lazy_gettext("Time the error stood"),
        lazy_gettext("from the version that first had the words to the one that replaced them"),
        lazy_gettext("changes with a note, the newest 500 at most"),
    ),
    "note_lag": (
        lazy_gettext("Note after the text"),
        lazy_gettext("from the changed text to its note; both are one transaction, so it is nothing"),
        lazy_gettext("changes with a note"),
    ),
    "spread_lag": (
        lazy_gettext("Correcting elsewhere"),
        lazy_gettext("from the publication to the last mark that another place was corrected"),
        lazy_gettext("changes with such marks"),
    ),
    "accepted_ratio": (
        lazy_gettext("Accepted reports"),
        lazy_gettext("reports answered as fixed, changed or already fixed"),
        lazy_gettext("reports that were fixed or declined"),
    ),
    "found_inside": (
        lazy_gettext("Found by the newsroom"),
        lazy_gettext("cases that staff, the author or a program of the desk noticed first"),
        lazy_gettext("opened cases"),
    ),
    "per_hundred_articles": (
        lazy_gettext("Corrections for each 100 articles"),
        lazy_gettext("changes with a note"),
        lazy_gettext("articles published"),
    ),
    "repeat_rate": (
        lazy_gettext("The same type again"),
        lazy_gettext("same type of error on the same desk within 90 days"),
        lazy_gettext("changes with a note"),
    ),
    "same_fact": (
        lazy_gettext("The same fact again"),
        lazy_gettext(
            "within 90 days the same words were changed to the same words in any article, or words that a"
            " correction had put there were changed once more"
        ),
        lazy_gettext("changes with a note"),
    ),
    "notes_corrected": (
        lazy_gettext("Corrections of corrections"),
        lazy_gettext("notes that another note corrected"),
        lazy_gettext("notes"),
    ),
    "late_share": (
        lazy_gettext("Late"),
        lazy_gettext("published more than 30 days after the first report"),
        lazy_gettext("changes with a note"),
    ),
    "top_placed": (
        lazy_gettext("Serious ones on top"),
        lazy_gettext("serious changes whose note stands on top of the article"),
        lazy_gettext("serious changes with a note"),
    ),
    "reopened": (
        lazy_gettext("Opened again"),
        lazy_gettext("cases that were decided and then opened again, or whose change was taken back"),
        lazy_gettext("cases that were decided at least once"),
    ),
    "appeals_upheld": (
        lazy_gettext("Second looks that changed the answer"),
        lazy_gettext("reports that were fixed after the reader asked again"),
        lazy_gettext("second looks that were settled"),
    ),
    "silent_fixes": (
        lazy_gettext("Minor fixes without a note"),
        lazy_gettext("versions that are minor fixes"),
        lazy_gettext("versions after the first"),
    ),
}


def told(measure: Measure) -> str:
    """A measure's value in words, in the language of the page."""
    if measure.told in (Told.FEW, Told.ALL_BUT_FEW):
        return fewer() if measure.told is Told.FEW else _("all but fewer than %(number)s", number=SMALL)
    if measure.value is None:
        return _("too few to say")
    if measure.unit is Unit.SHARE:
        return str(format_percent(measure.value, "#,##0.# %"))
    if measure.unit is Unit.RATE:
        return str(format_decimal(round(measure.value, 1)))
    return _(
        "%(median)s (nine in ten within %(most)s)",
        median=_hours(measure.value),
        most=_hours(measure.most or 0),
    )


def _hours(hours: float) -> str:
    if hours >= 48:
        return _("%(days)s days", days=format_decimal(round(hours / 24, 1)))
    if hours >= 1 or hours == 0:
        return _("%(hours)s h", hours=format_decimal(round(hours, 1)))
    return _("%(minutes)s min", minutes=format_decimal(round(hours * 60)))


def over(measure: Measure) -> str:
    """What a measure is counted over; of one desk it is told in fives."""
    if measure.told is Told.EXACT:
        return str(format_decimal(measure.of))
    return _("about %(number)s", number=format_decimal(measure.of)) if measure.of else fewer()


def fewer() -> str:
    """What stands for a small number of one desk."""
    return _("fewer than %(number)s", number=SMALL)
