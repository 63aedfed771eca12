"""Notes that write themselves from the change."""

from __future__ import annotations

from datetime import date

import pytest

from corrections.domain.casework.decision_refusals import NoteMissing
from corrections.domain.disclosure import NoteKind
from corrections.domain.error_types import ErrorType
from corrections.domain.notes import LONGEST_NOTE, check_note, history_line, prefilled
from corrections.domain.text.spans import Part
from corrections.domain.text.text_refusals import TooLong
from corrections.domain.wording.changes import SentenceChange
from corrections.domain.wording.note_templates import ENGLISH, UKRAINIAN
from corrections.domain.wording.written_dates import written

DAY = date(2026, 11, 22)
BEFORE, AFTER = (
    "On Tuesday, it said, at least ",
    " people were killed in shelling of the city centre of Kharkiv. ",
)
FIGURE = SentenceChange(Part.BODY, "12", "15", BEFORE, AFTER)


def correction(
    old: str,
    new: str,
    *,
    before: str = "",
    after: str = "",
    error_type: ErrorType | None = None,
    language: str = "en",
) -> str:
    change = SentenceChange(Part.BODY, old, new, before, after)
    note = prefilled(NoteKind.CORRECTION, language=language, on=DAY, changes=[change], error_type=error_type)
    label, told = note.split(": ", 1)
    assert label in {"Correction, 22 November 2026", "Виправлення, 22 листопада 2026 року"}
    return told


def test_a_wrong_figure_is_told_with_its_phrase_and_the_right_one() -> None:
    assert correction("12", "15", before=BEFORE, after=AFTER) == (
        "An earlier version of this article said “at least 12 people were killed in shelling”."
        " The right figure is 15."
    )


def test_a_source_is_named_when_there_is_one() -> None:
    note = prefilled(
        NoteKind.CORRECTION, language="en", on=DAY, changes=[FIGURE], source="the mayor’s office."
    )
    assert note.endswith("The right figure is 15, according to the mayor’s office.")


@pytest.mark.parametrize(
    ("old", "new", "before", "after", "expected"),
    [
        ("41", "4.1", "It cost ", " million.", "said “It cost 41 million”. The right figure is 4.1 million."),
        (
            "7",
            "9",
            "It rose by ",
            " per cent.",
            "said “It rose by 7 per cent”. The right figure is 9 per cent.",
        ),
        ("5", "6", "It opens on ", " May.", "said “It opens on 5 May”. The right date is 6 May."),
        ("Zelenski", "Zelensky", "said Volodymyr ", " there.", "misspelt the name of Volodymyr Zelensky."),
        (
            "Ivanov",
            "Petrov",
            "It was ",
            " who ran.",
            "said “It was Ivanov who ran”. The right name is Petrov.",
        ),
        ("big", "great", "He said “the ", " one”.", "quoted words wrongly. The words were “the great one”."),
        ("rose", "fell", "Prices ", ".", "said “Prices rose”. It should have said “Prices fell”."),
        ("was", "was not", "He ", " there.", "said “He was there”. It should have said “He was not there”."),
        ("was not", "was", "He ", " there.", "said “He was not there”. It should have said “He was there”."),
        ("rose", "fell", "“Pay” ", " $5.", "said “‘Pay’ rose $5”. It should have said “‘Pay’ fell $5”."),
    ],
)
def test_each_error_is_told_in_its_own_way(
    old: str, new: str, before: str, after: str, expected: str
) -> None:
    assert (
        correction(old, new, before=before, after=after) == f"An earlier version of this article {expected}"
    )


@pytest.mark.parametrize(
    ("error_type", "expected"),
    [
        (ErrorType.PERSON, "named the wrong person. It now says “by Petrov”."),
        (ErrorType.QUOTATION, "quoted words wrongly. The words were “by Petrov”."),
        (ErrorType.OTHER, "said “by Ivanov”. It should have said “by Petrov”."),
    ],
)
def test_the_editors_type_of_error_chooses_the_words(error_type: ErrorType, expected: str) -> None:
    told = correction("Ivanov", "Petrov", before="by ", after=".", error_type=error_type)
    assert told == f"An earlier version of this article {expected}"


def test_a_translation_is_told_as_one() -> None:
    told = correction("cat", "dog", before="the ", error_type=ErrorType.TRANSLATION)
    assert told == "We translated words wrongly. A closer rendering is “the dog”."


def test_whole_sentences_that_come_or_go_are_told_by_themselves() -> None:
    gone = correction("Nobody was hurt there that day. ", "")
    come = correction("", "Nobody was hurt there that day. ")
    assert gone.endswith("said “Nobody was hurt there that day”. That was wrong and has been removed.")
    assert come.endswith("left words out. It now says “Nobody was hurt there that day”.")


def test_a_change_of_signs_alone_is_told_without_words() -> None:
    assert correction(",", ";", before="A b") == "Part of this article was wrong. It has been put right."


def test_a_headline_is_told_whole() -> None:
    change = SentenceChange(Part.HEADLINE, "12", "15", "", " killed in “quiet” Kharkiv")
    note = prefilled(NoteKind.CORRECTION, language="en", on=DAY, changes=[change])
    assert note.endswith(
        "It said “12 killed in ‘quiet’ Kharkiv”; it now says “15 killed in ‘quiet’ Kharkiv”."
    )


def test_several_points_are_numbered() -> None:
    changes = [
        FIGURE,
        SentenceChange(Part.BODY, "Nobody was hurt at all. ", ""),
        SentenceChange(Part.BODY, "", "All of them were found."),
        SentenceChange(Part.BODY, ",", ";", "A b", ""),
    ]
    note = prefilled(NoteKind.CORRECTION, language="en", on=DAY, changes=changes)
    assert note.startswith(
        "Corrections, 22 November 2026: These points in this article were wrong. (1) It said “at"
    )
    assert "(2) It said “Nobody was hurt at all”; that has been removed." in note
    assert note.endswith("(4) Part of this article was wrong. It has been put right.")
    assert "(3) It left words out; it now says “All of them were found”." in note


def test_too_much_for_a_note_is_summed_up() -> None:
    many = [SentenceChange(Part.BODY, "old words " * 20, "new words " * 20)] * 6
    for kind in (NoteKind.CORRECTION, NoteKind.UPDATE):
        note = prefilled(kind, language="en", on=DAY, changes=many)
        assert len(note) < 200
        assert note.startswith((f"{ENGLISH.labels[kind]}", ENGLISH.several))


def test_a_long_phrase_is_cut_in_its_middle() -> None:
    told = correction("alpha beta " * 40, "gamma delta " * 40)
    assert " … " in told
    assert len(told) < 600


def test_quotation_marks_that_lost_their_partner_are_left_out() -> None:
    told = correction("never” go", "always” go", before="He “", error_type=ErrorType.OTHER)
    assert "said “He ‘never’ go”" in told
    told = correction("never” go", "always” go", before="He “did, " * 20, error_type=ErrorType.OTHER)
    assert "said “never go”" in told


def test_signs_that_formats_know_are_words_here() -> None:
    told = correction("{old}", "{0} %s $&", before="It cost ", after=".", error_type=ErrorType.OTHER)
    assert told.endswith("said “It cost {old}”. It should have said “It cost {0} %s $&”.")


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (NoteKind.CLARIFICATION, "could be misread. This article now says “at least 15"),
        (NoteKind.UPDATE, "With what has become known since, it says “at least 15"),
        (NoteKind.EDITORS_NOTE, "did not meet our standards. It said “at least 12"),
        (NoteKind.RETRACTION, "We withdraw this article."),
        (NoteKind.REMOVAL, "An article published at this address has been withdrawn."),
    ],
)
def test_every_kind_begins_with_its_label_and_date(kind: NoteKind, expected: str) -> None:
    note = prefilled(kind, language="en-GB", on=DAY, changes=[FIGURE])
    assert note.startswith(f"{ENGLISH.labels[kind]}, 22 November 2026: ")
    assert expected in note


@pytest.mark.parametrize("kind", sorted(set(NoteKind) - {NoteKind.MINOR_FIX}))
@pytest.mark.parametrize("language", ["en", "uk"])
def test_a_note_without_a_change_of_words_is_whole_too(kind: NoteKind, language: str) -> None:
    note = prefilled(kind, language=language, on=DAY)
    assert "{" not in note
    assert note.startswith(prefilled(kind, language=language, on=DAY).split(":")[0])
    assert written(DAY, language) in note


def test_a_picture_that_was_replaced_is_named() -> None:
    note = prefilled(NoteKind.CORRECTION, language="en", on=DAY, error_type=ErrorType.PICTURE)
    assert note.endswith("A picture first used with this article was wrong. It has been replaced.")


def test_a_ukrainian_article_has_a_ukrainian_note() -> None:
    told = correction("12", "15", before="Загинули ", after=" людей.", language="uk")
    assert told == "У попередній версії цієї статті було написано «Загинули 12 людей». Правильне число — 15."


def test_both_languages_have_the_same_templates() -> None:
    assert ENGLISH.sentences.keys() == UKRAINIAN.sentences.keys()
    assert ENGLISH.labels.keys() == UKRAINIAN.labels.keys() == {kind for kind in NoteKind if kind.has_note}
    assert ENGLISH.point.keys() == UKRAINIAN.point.keys()


def test_a_minor_fix_has_a_line_in_the_history_and_no_note() -> None:
    assert history_line("en") == prefilled(NoteKind.MINOR_FIX, language="en", on=DAY)
    assert history_line("en") == "Wording fixed, meaning unchanged."
    assert history_line("uk-UA") == "Виправлено написання, зміст не змінився."
    assert check_note(NoteKind.MINOR_FIX, "anything") == ""


def test_every_other_kind_needs_a_note_of_bearable_length() -> None:
    assert check_note(NoteKind.UPDATE, "  Update. \n") == "Update."
    with pytest.raises(NoteMissing):
        check_note(NoteKind.CORRECTION, " \n")
    with pytest.raises(TooLong) as refused:
        check_note(NoteKind.CORRECTION, "x" * (LONGEST_NOTE + 1))
    assert refused.value.facts == {"length": LONGEST_NOTE + 1, "limit": LONGEST_NOTE}
