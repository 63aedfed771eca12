"""What a public note may never hold, and what is warned about."""

from __future__ import annotations

from datetime import date

import pytest

from corrections.domain.disclosure import NoteKind
from corrections.domain.notes import check_note
from corrections.domain.text.spans import Part
from corrections.domain.wording.changes import SentenceChange
from corrections.domain.wording.note_refusals import PlaceholderInNote, ReaderInNote, check_names_no_reader
from corrections.domain.wording.note_warnings import Warned, warnings_about

OPENING = "Correction, 2 March 2026: "


@pytest.mark.parametrize("gap", ["It cost TK crowns.", "TKTK", "It cost {old}.", "TK"])
def test_a_note_with_a_gap_is_refused(gap: str) -> None:
    with pytest.raises(PlaceholderInNote):
        check_note(NoteKind.CORRECTION, OPENING + gap)


@pytest.mark.parametrize("whole", ["“[The mayor] said”", "TKMaxx opened", "a stock of 41"])
def test_words_that_only_look_like_a_gap_pass(whole: str) -> None:
    assert check_note(NoteKind.CORRECTION, OPENING + whole).endswith(whole)


def test_no_reporter_is_named_by_mail_address() -> None:
    check_names_no_reader("Write to desk@example.org.", ["ada@example.org", ""])
    with pytest.raises(ReaderInNote):
        check_names_no_reader("Thanks to Ada@Example.org.", ["ada@example.org"])


@pytest.mark.parametrize(
    ("words", "warned"),
    [
        ("It is 4.1 million, says ada@example.org.", Warned.PERSONAL),
        ("It is 4.1 million; call +49 30 1234567.", Warned.PERSONAL),
        ("It is 4.1 million, a reader named Ada found.", Warned.PERSONAL),
        ("It is 4.1 million.", Warned.NO_ERROR),
        ("It is not 41 million.", Warned.NO_FACT),
    ],
)
def test_what_is_doubtful_is_warned_about(words: str, warned: Warned) -> None:
    change = SentenceChange(Part.BODY, "41", "4.1", "It cost ", " million.")
    found = warnings_about(
        OPENING + words, kind=NoteKind.CORRECTION, language="en", on=date(2026, 3, 2), changes=[change]
    )
    assert warned in found


def test_a_whole_note_is_not_warned_about() -> None:
    change = SentenceChange(Part.BODY, "41", "4.1", "It cost ", " million.")
    words = OPENING + "An earlier version of this article said 41 million. In fact, it is 4.1 million."
    assert (
        warnings_about(words, kind=NoteKind.CORRECTION, language="en", on=date(2026, 3, 2), changes=[change])
        == ()
    )
