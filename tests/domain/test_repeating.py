"""How much a note and its machine forms repeat of the wrong words."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace

import pytest

from corrections.domain.binding import BlockChange
from corrections.domain.disclosure import NoteKind
from corrections.domain.newsroom.hold_refusals import (
    NoteRepeats,
    RepeatingNothingNeedsReason,
    RepeatingNothingNeedsSenior,
)
from corrections.domain.newsroom.repeating import check_restatement
from corrections.domain.newsroom.taken_words import TakenWords
from corrections.domain.newsroom.told_changes import restated
from corrections.domain.permissions import Role
from corrections.domain.showing.visibility import Restatement
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.fixes import close, edits_of, propose
from corrections.domain.text.spans import Part, Passage, Span

OLD = ArticleText("Bridge", "", "<p>The bridge costs 41 million euros in all.</p>\n<p>It opens in May.</p>")
PLACE = Passage(Part.BODY, Span(17, 19))
FIX = close(propose(OLD, PLACE, proposed="45", base=1), OLD).fix
STEP = edits_of(FIX, OLD)
BLOCK = BlockChange(
    Part.BODY, "The bridge costs 41 million euros in all.", "The bridge costs 45 million euros in all."
)


@pytest.mark.parametrize(
    ("restatement", "told"),
    [
        (Restatement.FULL, [BLOCK]),
        (Restatement.MINIMAL, [BlockChange(Part.BODY, "41", "45")]),
        (Restatement.NONE, []),
    ],
)
@pytest.mark.parametrize("blocks", [[BLOCK], None])
def test_what_is_told_of_a_change(
    restatement: Restatement, told: list[BlockChange], blocks: list[BlockChange] | None
) -> None:
    assert restated(blocks, STEP, OLD, restatement) == told


THIEF = ArticleText(
    "Bridge", "", "<p>Police say Jon Dahl is a thief, and 41 saw it.</p>\n<p>It opens in May.</p>"
)
WHERE = Passage(Part.BODY, Span(11, 38))
CLEARED = close(propose(THIEF, WHERE, proposed="nobody is named", base=1), THIEF).fix
TAKEN = TakenWords(THIEF, edits_of(CLEARED, THIEF))


def check(
    kind: NoteKind, restatement: Restatement, note: str, reason: str, role: Role = Role.STANDARDS
) -> Restatement:
    return check_restatement(kind, restatement, note=note, taken=TAKEN, reason=reason, roles=[role])


def test_repeating_nothing_takes_a_reason_and_a_note_that_keeps_to_it() -> None:
    none, kind = Restatement.NONE, NoteKind.CORRECTION
    assert check(kind, none, "A statement was wrong and is gone. 41 others stay.", "the law") is none
    with pytest.raises(RepeatingNothingNeedsReason):
        check(kind, none, "A statement was wrong.", " ")


@pytest.mark.parametrize(
    ("note", "words"),
    [
        ("We called him A THIEF, and\n41 people were named.", "a thief, and"),
        ("Jon\u00a0Dahl was named.", "Jon Dahl"),
        ("He did not steal.", ""),
        ("Police say that nobody is named. It opens in May.", ""),
    ],
)
def test_a_note_that_repeats_nothing_says_no_name_and_no_three_words_of_what_went(
    note: str, words: str
) -> None:
    assert TAKEN.repeated_in(note) == words
    with pytest.raises(NoteRepeats) if words else nullcontext() as refused:
        check(NoteKind.CORRECTION, Restatement.NONE, note, "the law")
    assert not words or refused.value.facts == {"words": words}


def test_words_that_still_stand_elsewhere_may_be_said() -> None:
    twice = ArticleText("A thief", "", "<p>He is a thief.</p>")
    fix = close(propose(twice, Passage(Part.BODY, Span(8, 13)), proposed="guest", base=1), twice).fix
    assert TakenWords(twice, edits_of(fix, twice)).repeated_in("We called him a thief.") == ""
    gone = replace(twice, headline="Bridge")
    assert TakenWords(gone, edits_of(fix, gone)).repeated_in("We called him a thief.") == "thief"


def test_signs_without_words_are_nothing_that_a_note_repeats() -> None:
    old = ArticleText("Bridge", "", "<p>It costs 41 – 45 million.</p>")
    fix = close(propose(old, Passage(Part.BODY, Span(12, 13)), proposed="to", base=1), old).fix
    assert TakenWords(old, edits_of(fix, old)).repeated_in("A figure – it was wrong.") == ""


def test_without_known_words_there_is_nothing_to_repeat() -> None:
    said = {"note": "Jon Dahl was named.", "taken": None, "reason": "the law", "roles": [Role.STANDARDS]}
    assert check_restatement(NoteKind.CORRECTION, Restatement.NONE, **said) is Restatement.NONE  # type: ignore[arg-type]


@pytest.mark.parametrize(("role", "may"), [(Role.EDITOR, False), (Role.SENIOR_EDITOR, True)])
def test_repeating_nothing_takes_a_senior_or_standards_editor(role: Role, may: bool) -> None:
    with nullcontext() if may else pytest.raises(RepeatingNothingNeedsSenior):
        check(NoteKind.CORRECTION, Restatement.NONE, "A statement was wrong.", "the law", role)


def test_the_rest_takes_neither_and_what_has_no_note_repeats_as_usual() -> None:
    assert check(NoteKind.UPDATE, Restatement.MINIMAL, "Jon Dahl", "") is Restatement.MINIMAL
    assert check(NoteKind.MINOR_FIX, Restatement.NONE, "", "") is Restatement.FULL
