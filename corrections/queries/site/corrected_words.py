"""The words of an article that a note speaks of, to be marked where they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from corrections.domain.anchoring.edits import Edits
from corrections.domain.anchoring.new_words import words_brought
from corrections.domain.reading.text_fragments import text_fragment
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.rendering import Mark
from corrections.domain.text.spans import Part, Span
from corrections.models.version_chain import steps_between
from corrections.queries.site.note_view import NoteView

PartMarks = Mapping[Part, tuple[Mark, ...]]


def corrected_words(
    session: Session, article_id: int, notes: Sequence[NoteView], text: ArticleText, *, upto: int
) -> PartMarks:
    """By part, a mark for each run of words in the `text` of version `upto` that came with a note; it leads there.

    Marks are numbered as their notes are, where there are several.
    """
    noted = [note for note in notes if 1 < note.version <= upto]
    if not noted:
        return dict.fromkeys(Part, ())
    first = min(note.version for note in noted)
    steps = steps_between(session, article_id, after=first - 1, upto=upto)
    numbered = len(notes) > 1
    return {
        part: tuple(
            replace(mark, span=_without_edges(mark.span, text.canonical(part)))
            for mark in _marks([step.text[part] for step in steps], noted, first=first, numbered=numbered)
        )
        for part in Part
    }


def _marks(
    steps: Sequence[Edits], noted: Sequence[NoteView], *, first: int, numbered: bool
) -> tuple[Mark, ...]:
    return tuple(
        Mark(
            span,
            css_class="corrected",
            identifier=mark_of(note),
            href=f"#{note.anchor}",
            number=str(note.number) if numbered else "",
        )
        for note in noted
        for span in words_brought(steps[note.version - first], steps[note.version - first + 1 :])
    )


def _without_edges(span: Span, text: str) -> Span:
    """The span without white space at its ends, which nobody sees marked; as it is where there is nothing else."""
    words = span.slice(text)
    if not words.strip():
        return span
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))


def mark_of(note: NoteView) -> str:
    """The id of the words that a note speaks of."""
    return f"corrected-{note.reference}"


def addresses_of_words(notes: Sequence[NoteView], marks: PartMarks, text: ArticleText) -> Mapping[str, str]:
    """By a note's reference, the fragment that leads to its first words, from the headline on; only of marked notes.

    A browser that knows text fragments lights the words up, any other goes to the mark's id.
    """
    first = {mark.identifier: (part, mark.span) for part in reversed(Part) for mark in reversed(marks[part])}
    found = {note.reference: mark_of(note) for note in notes if mark_of(note) in first}
    return {reference: _address(name, text, *first[name]) for reference, name in found.items()}


def _address(name: str, text: ArticleText, part: Part, span: Span) -> str:
    directive = text_fragment(text.canonical(part), span)
    return f"#{name}:~:text={directive}" if directive else f"#{name}"
