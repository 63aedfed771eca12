"""The note of an act on a whole article, written before the editor opens the page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from corrections.domain.newsroom.whole_values import KIND_OF, WholeAct
from corrections.domain.notes import prefilled
from corrections.domain.wording.in_language import in_language
from corrections.domain.wording.note_templates import TEMPLATES
from corrections.domain.wording.written_dates import written

RESTORED: Mapping[str, str] = {
    "en": "This article was not shown for a time. It is shown again.",
    "uk": "Певний час цю статтю не було показано. Тепер її знову показано.",
}


def note_for(act: WholeAct, *, language: str, on: date) -> str:
    """The note, in the article's language, with its label and today's date."""
    kind = KIND_OF[act]
    if act is not WholeAct.RESTORE:
        return prefilled(kind, language=language, on=on)
    words = in_language(TEMPLATES, language)
    said = in_language(RESTORED, language)
    return words.opening.format(label=words.labels[kind], date=written(on, language), words=said)
