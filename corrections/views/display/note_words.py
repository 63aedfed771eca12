"""A note's words as pages print them: the label apart, and its written date as a `<time>`."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Protocol

from markupsafe import Markup, escape

from corrections.domain.wording.written_dates import written
from corrections.views.context import settings

# The labels of notes are short: "Correction, 22 November 2026:", "Update, 1 May 2026, 14:05 EET:".
_LABEL = re.compile(r"(?:[^:\n]|:(?=\d)){3,80}:(?=\s)")


class Told(Protocol):
    """What was said to the public, when, and in which language."""

    @property
    def text(self) -> str: ...

    @property
    def published_at(self) -> datetime: ...

    @property
    def language(self) -> str: ...


def label(note: str) -> str:
    """The label a note begins with, its colon included; empty when it has none."""
    found = _LABEL.match(note)
    return found[0] if found else ""


def after_label(note: str) -> str:
    """A note without its label."""
    return note[len(label(note)) :]


def note_words(note: Told) -> Markup:
    """The label, with the date it is written out with as a `<time>`, and the rest of the note."""
    local = note.published_at.astimezone(settings().zone).replace(microsecond=0)
    shown = label(note.text)
    before, date, after = shown.partition(written(local.date(), note.language))
    dated = Markup('<time datetime="{}">{}</time>').format(local.isoformat(), date) if date else ""
    return Markup('<span class="label">{}{}{}</span>{}').format(
        escape(before), dated, escape(after), after_label(note.text)
    )
