"""The words of an article that a note speaks of, to be marked where they stand."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from corrections.domain.anchoring.new_words import words_brought
from corrections.domain.text.rendering import Mark
from corrections.domain.text.spans import Part
from corrections.models.version_chain import steps_between
from corrections.queries.site.note_view import NoteView


def corrected_words(
    session: Session, article_id: int, notes: Sequence[NoteView], *, upto: int
) -> tuple[Mark, ...]:
    """A mark for each run of words, in the body of version `upto`, that came with a note; it leads there."""
    noted = [note for note in notes if 1 < note.version <= upto]
    if not noted:
        return ()
    first = min(note.version for note in noted)
    steps = [step.text[Part.BODY] for step in steps_between(session, article_id, after=first - 1, upto=upto)]
    return tuple(
        Mark(span, css_class="corrected", identifier=f"corrected-{note.reference}", href=f"#{note.anchor}")
        for note in noted
        for span in words_brought(steps[note.version - first], steps[note.version - first + 1 :])
    )
