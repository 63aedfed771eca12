"""How moments, differences and odd characters are written on a page: the filters of the templates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time, format_timedelta
from flask import Flask
from flask_babel import gettext as _
from markupsafe import Markup

from corrections.domain.reading.differences import word_difference
from corrections.settings import Settings
from corrections.views.context import now, settings
from corrections.views.display import figure_words, table_words
from corrections.views.display.note_words import after_label, label, note_words
from corrections.views.display.signs import drawn_signs
from corrections.views.languages import interface_language
from corrections.views.machine.addresses import known_as

_BRITISH = {"en": "en_GB"}
_NEAR = 1


class Paragraph(Protocol):
    """What can be folded away: anything that says whether it is unchanged."""

    @property
    def unchanged(self) -> bool: ...


Folding = TypeVar("Folding", bound=Paragraph)


def connect(app: Flask) -> None:
    """Give an application's templates their filters and the publication's name."""
    known: Settings = app.extensions["corrections.settings"]
    app.jinja_env.globals.update(figure_words=figure_words, table_words=table_words)
    app.jinja_env.globals.update(site_name=known.site_name, site_owner=known.site_owner, known_as=known_as)
    app.jinja_env.filters.update(
        written_date=written_date,
        written_time=written_time,
        moment=moment,
        ago=ago,
        lasting=lasting,
        label=label,
        after_label=after_label,
        note_words=note_words,
        folded=folded,
        excerpt=excerpt,
        drawn=drawn_signs,
        difference_to=word_difference,
    )


def written_date(at: datetime, language: str | None = None) -> str:
    """The date written out, in the publication's time zone: 22 November 2026."""
    return format_date(_local(at).date(), format="long", locale=_locale(language))


def written_time(at: datetime, language: str | None = None) -> str:
    """The time of day with its zone: 14:05 EET."""
    local = _local(at)
    return f"{format_time(local, 'HH:mm', tzinfo=settings().zone, locale=_locale(language))} {local:%Z}"


def moment(at: datetime, language: str | None = None, *, with_time: bool = False) -> Markup:
    """A `<time>`: the written date (and time), exact on hover and for machines."""
    shown = written_date(at, language)
    if with_time:
        shown = f"{shown}, {written_time(at, language)}"
    return _time(at, shown, language)


def ago(at: datetime, language: str | None = None) -> Markup:
    """A `<time>` that says how long ago: 3 hours ago; a moment that is still to come says in how long."""
    passed = at - now()
    if abs(passed) < timedelta(minutes=1):
        return _time(at, _("just now"), language)
    words = format_timedelta(passed, add_direction=True, locale=_locale(language), threshold=1.2)
    return _time(at, words, language)


def lasting(passed: timedelta, language: str | None = None) -> str:
    """How long something took, in its largest unit: 3 hours; never less than a minute."""
    at_least = max(passed, timedelta(minutes=1))
    return format_timedelta(at_least, granularity="minute", locale=_locale(language), threshold=1.2)


def folded(paragraphs: Sequence[Folding]) -> list[tuple[bool, Sequence[Folding]]]:
    """The paragraphs in runs, each with whether it can be folded away.

    A paragraph next to a changed one stays in sight; a lone one is not worth folding.
    """
    changed = [number for number, paragraph in enumerate(paragraphs) if not paragraph.unchanged]
    seen = {number + near for number in changed for near in range(-_NEAR, _NEAR + 1)}
    runs: list[tuple[bool, list[Folding]]] = []
    for number, paragraph in enumerate(paragraphs):
        away = number not in seen
        if not runs or runs[-1][0] is not away:
            runs.append((away, []))
        runs[-1][1].append(paragraph)
    return [(away and len(run) > 1, run) for away, run in runs]


def excerpt(text: str, longest: int = 160) -> str:
    """The beginning of a text, cut between words, with an ellipsis when something is left out."""
    if len(text) <= longest:
        return text
    cut = text[: longest + 1]
    return (cut[: cut.rfind(" ")] if " " in cut else text[:longest]).rstrip() + "…"


def _local(at: datetime) -> datetime:
    return at.astimezone(settings().zone)


def _time(at: datetime, shown: str, language: str | None) -> Markup:
    local = _local(at).replace(microsecond=0)
    exact = f"{written_date(at, language)}, {local:%H:%M:%S %Z}"
    return Markup('<time datetime="{}" title="{}">{}</time>').format(local.isoformat(), exact, shown)


def _locale(language: str | None) -> Locale:
    """The locale for a language tag; English dates are British, an unknown language gets the page's."""
    for tag in (language or interface_language(), interface_language(), "en"):
        try:
            return Locale.parse(_BRITISH.get(tag, tag.replace("-", "_")))
        except (UnknownLocaleError, ValueError):
            continue
    raise AssertionError("English is known")
