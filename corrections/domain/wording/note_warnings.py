"""Warns about a note that would not be understood, softens what happened, or blames somebody."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from corrections.domain.disclosure import NoteKind
from corrections.domain.reading.changed_words import words
from corrections.domain.reading.word_lists import is_function_word, plain
from corrections.domain.wording.changes import SentenceChange
from corrections.domain.wording.in_language import in_language
from corrections.domain.wording.note_templates import TEMPLATES
from corrections.domain.wording.written_dates import written


class Warned(StrEnum):
    """What a note may lack, or say too much of. Warnings only: an editor may publish all the same."""

    NO_LABEL = "no_label"
    NO_DATE = "no_date"
    NO_ERROR = "no_error"
    NO_FACT = "no_fact"
    PERSONAL = "personal"
    PLACEHOLDER = "placeholder"
    EUPHEMISM = "euphemism"
    BLAME = "blame"
    THANKS = "thanks"


_PLACEHOLDER = re.compile(r"\bTK\b|\bTKTK\b|\bXX+\b|\?\?\?|\{[^}]*\}|\[[^\]]*\]|_{3,}")
_PERSONAL = re.compile(
    r"[\w.+-]+@[\w-]+\.\w+|\+\d[\d ()-]{7,}\d|\b0\d{1,4}[ /-]\d[\d -]{4,}\d"
    r"|\ba reader,? (?:named|called)|\bчитач(?:ка|ці|ку|ка|а|еві|ем)? (?:на ім|пан)",
    re.IGNORECASE,
)
_SAID = {
    Warned.EUPHEMISM: re.compile(
        r"\brecast|\bupdated to (?:reflect|clarify)|\bregret any|\bmay have\b|\binadvertent|\bunfortunate"
        r"|\bcrept in|\bslight(?:ly)? (?:in)?accura|\bto be more precise|\bfor (?:the sake of )?clarity"
        r"|прикр[аеі]\w* непорозумінн|могл[аои] (?:бути|статися)|мимоволі|випадково|закрала|дещо неточн",
        re.IGNORECASE,
    ),
    Warned.BLAME: re.compile(
        r"\bour (?:reporter|correspondent|intern|editor|author)|\bthe (?:reporter|author|intern|sub-?editor)"
        r"|\b(?:editing|reporting|production|typing|clerical) error|\bdue to an? (?:edit|report)"
        r"|\b(?:наш\w*|через) (?:кореспондент|журналіст|автор|редактор|стажер)|\bз вини\b|технічн\w+ помилк",
        re.IGNORECASE,
    ),
    Warned.THANKS: re.compile(r"\bthank|\bgrateful|\bappreciat|\bдяку|\bвдячн", re.IGNORECASE),
}


def warnings_about(
    note: str, *, kind: NoteKind, language: str, on: date, changes: Sequence[SentenceChange] = ()
) -> tuple[Warned, ...]:
    """What is worth a second look in a note, in a fixed order; a minor fix has no note to warn about."""
    if not kind.has_note:
        return ()
    templates = in_language(TEMPLATES, language)
    labels = (templates.labels[kind], templates.several)
    found = {warned for warned, pattern in _SAID.items() if pattern.search(note)}
    if not note.lstrip().startswith(labels):
        found.add(Warned.NO_LABEL)
    if written(on, language) not in note:
        found.add(Warned.NO_DATE)
    if _PLACEHOLDER.search(note):
        found.add(Warned.PLACEHOLDER)
    if any(_lacks(note, change.new) for change in changes):
        found.add(Warned.NO_FACT)
    if kind is NoteKind.CORRECTION and any(_lacks(note, change.old) for change in changes):
        found.add(Warned.NO_ERROR)
    if _PERSONAL.search(note):
        found.add(Warned.PERSONAL)
    return tuple(warned for warned in Warned if warned in found)


def _lacks(note: str, told: str) -> bool:
    """Whether none of the words that matter in `told` stands in the note."""
    wanted = {plain(word.text) for word in words(told, 0) if not is_function_word(word.text)}
    return bool(wanted) and not wanted & {plain(word.text) for word in words(note, 0)}
