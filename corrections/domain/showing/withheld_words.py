"""Neutral words that stand where an article's or a note's own words are not shown."""

from __future__ import annotations

from collections.abc import Mapping

from corrections.domain.disclosure import NoteKind
from corrections.domain.wording.in_language import in_language
from corrections.domain.wording.note_templates import TEMPLATES

HEADLINES: Mapping[str, str] = {
    "en": "An article that is not shown",
    "uk": "Статтю зараз не показано",
}
NOTES: Mapping[str, str] = {
    "en": "{label}: The words of this note are not shown, since the text they speak of is not shown.",
    "uk": "{label}: Слова цієї примітки не показано, бо не показано текст, про який у ній ідеться.",
}


def covered_headline(language: str) -> str:
    """What stands for a headline that is not shown."""
    return in_language(HEADLINES, language)


def covered_note(kind: str, language: str) -> str:
    """What stands for a note whose words are not shown; its kind stays."""
    label = in_language(TEMPLATES, language).labels[NoteKind(kind)]
    return in_language(NOTES, language).format(label=label)
