"""The words of an article that a note speaks of, to be marked where they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy.orm import Session

from corrections.domain.anchoring.new_words import words_brought
from corrections.domain.reading.text_fragments import text_fragment
from corrections.domain.text.rendering import Mark
from corrections.domain.text.spans import Part
from corrections.models.version_chain import steps_between
from corrections.queries.site.note_view import NoteView


def corrected_words(
    session: Session, article_id: int, notes: Sequence[NoteView], *, upto: int
) -> tuple[Mark, ...]:
    """A mark for each run of words, in the body of version `upto`, that came with a note; it leads there.

    Marks are numbered as their notes are, where there are several.
    """
    noted = [note for note in notes if 1 < note.version <= upto]
    if not noted:
        return ()
    first = min(note.version for note in noted)
    steps = [step.text[Part.BODY] for step in steps_between(session, article_id, after=first - 1, upto=upto)]
    return tuple(
        Mark(
            span,
            css_class="corrected",
            identifier=mark_of(note),
            href=f"#{note.anchor}",
            number=str(note.number) if len(notes) > 1 else "",
        )
        for note in noted
        for span in words_brought(steps[note.version - first], steps[note.version - first + 1 :])
    )


def mark_of(note: NoteView) -> str:
    """The id of the words that a note speaks of."""
    return f"corrected-{note.reference}"


def addresses_of_words(notes: Sequence[NoteView], marks: Sequence[Mark], text: str) -> Mapping[str, str]:
    """By a note's reference, the fragment that leads to its words in the body's `text`; only of marked notes.

    A browser that knows text fragments lights the words up, any other goes to the mark's id.
    """
    first = {mark.identifier: mark.span for mark in reversed(marks)}
    found = {
        note.reference: (mark_of(note), first[mark_of(note)]) for note in notes if mark_of(note) in first
    }
    return {
        reference: f"#{name}:~:text={directive}" if (directive := text_fragment(text, span)) else f"#{name}"
        for reference, (name, span) in found.items()
    }
