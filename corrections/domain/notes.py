"""Writes the public note whole from what changed, for an editor to read rather than to write."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from corrections.domain.casework.decision_refusals import NoteMissing
from corrections.domain.disclosure import NoteKind
from corrections.domain.error_types import ErrorType
from corrections.domain.text.spans import Part
from corrections.domain.text.text_refusals import TooLong
from corrections.domain.wording.changes import SentenceChange
from corrections.domain.wording.in_language import in_language
from corrections.domain.wording.manners import Manner, manner_of
from corrections.domain.wording.note_refusals import check_filled
from corrections.domain.wording.note_templates import TEMPLATES, Templates
from corrections.domain.wording.phrases import trimmed, widen_to_phrase
from corrections.domain.wording.written_dates import written

LONGEST_NOTE = 2000
_WHOLE_PIECE = frozenset({NoteKind.RETRACTION, NoteKind.REMOVAL})
_PAIR = re.compile(r"[“„«‟\"]([^“”„«»\"]*)[”“»\"]")
_LONE = re.compile(r"[“”„«»‟\"]")


def prefilled(
    kind: NoteKind,
    *,
    language: str,
    on: date,
    changes: Sequence[SentenceChange] = (),
    error_type: ErrorType | None = None,
    source: str = "",
) -> str:
    """The note of a kind about changes, in the article's language: label, written date, what was and what is.

    `source` is named where the template has room for it. A minor fix has its history line instead.
    """
    words = in_language(TEMPLATES, language)
    if kind is NoteKind.MINOR_FIX:
        return words.history_line
    told = _told(kind, words, changes, error_type=error_type, source=source)
    several = kind is NoteKind.CORRECTION and len(changes) > 1
    label = words.several if several else words.labels[kind]
    note = words.opening.format(label=label, date=written(on, language), words=told)
    if len(note) <= LONGEST_NOTE:
        return note
    rest = words.too_much if kind is NoteKind.CORRECTION else words.sentences[f"{kind}.unseen"]
    return words.opening.format(label=label, date=written(on, language), words=rest)


def history_line(language: str) -> str:
    """What the article's history says of a minor fix."""
    return in_language(TEMPLATES, language).history_line


def check_note(kind: NoteKind, text: str) -> str:
    """The note without white space around it, empty for a minor fix.

    Raises NoteMissing where the kind needs one, TooLong above 2,000 characters, PlaceholderInNote.
    """
    if not kind.has_note:
        return ""
    note = text.strip()
    if not note:
        raise NoteMissing(fields={"note": NoteMissing.code})
    if len(note) > LONGEST_NOTE:
        raise TooLong(fields={"note": TooLong.code}, length=len(note), limit=LONGEST_NOTE)
    check_filled(note)
    return note


def _told(
    kind: NoteKind,
    words: Templates,
    changes: Sequence[SentenceChange],
    *,
    error_type: ErrorType | None,
    source: str,
) -> str:
    """The sentences after label and date."""
    if kind in _WHOLE_PIECE:
        return words.sentences[kind.value]
    if not changes:
        unseen = "correction.picture" if error_type is ErrorType.PICTURE else f"{kind}.unseen"
        return words.sentences[unseen if kind is NoteKind.CORRECTION else f"{kind}.unseen"]
    if kind is NoteKind.CORRECTION and len(changes) > 1:
        points = (f"({number}) {_point(words, change)}" for number, change in enumerate(changes, 1))
        return " ".join([words.points, *points])
    sentences = (_sentence(kind, words, change, error_type=error_type, source=source) for change in changes)
    return " ".join(sentences)


def _sentence(
    kind: NoteKind, words: Templates, change: SentenceChange, *, error_type: ErrorType | None, source: str
) -> str:
    """One change told after the manner of its kind and error."""
    old, new = _phrases(change)
    form = _form(old, new)
    manner = Manner("" if form == "both" else form)
    if kind is NoteKind.CORRECTION and form == "both":
        manner = manner_of(change, error_type)
    if manner.name == "quotation":
        old, new = widen_to_phrase(change, narrow=True)
    return words.sentences[f"{kind}.{manner.name}".rstrip(".")].format(
        old=_quoted(old, words),
        new=_quoted(new, words),
        now=manner.now,
        source=words.source.format(source=trimmed(source)) if source.strip() else "",
    )


def _point(words: Templates, change: SentenceChange) -> str:
    """One change of several."""
    old, new = _phrases(change)
    form = _form(old, new)
    if form == "unseen":
        return words.sentences["correction.unseen"]
    return words.point[form].format(old=_quoted(old, words), new=_quoted(new, words))


def _phrases(change: SentenceChange) -> tuple[str, str]:
    if change.part is Part.HEADLINE:
        return trimmed(change.old_sentence), trimmed(change.new_sentence)
    return widen_to_phrase(change)


def _form(old: str, new: str) -> str:
    """Which of the phrases there are."""
    if old and new and old != new:
        return "both"
    if old == new:
        return "unseen"
    return "taken_out" if old else "left_out"


def _quoted(phrase: str, words: Templates) -> str:
    """The phrase in the language's quotation marks; its own pairs become inner ones, lone marks go."""
    inner = _PAIR.sub(lambda pair: pair.group(1).join(words.inner_quotes), phrase)
    bare = inner if words.inner_quotes[0] in inner else _LONE.sub("", inner)
    return bare.join(words.quotes)
