"""Sentences, phrases and warnings: what a note is made of."""

from __future__ import annotations

from datetime import date

import pytest

from corrections.domain.disclosure import NoteKind
from corrections.domain.notes import prefilled
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.fixes import propose
from corrections.domain.text.spans import Part, Passage, Span
from corrections.domain.wording.changes import SentenceChange, changes_of
from corrections.domain.wording.note_warnings import Warned, warnings_about
from corrections.domain.wording.phrases import trimmed, widen_to_phrase
from corrections.domain.wording.sentences import sentence_around

DAY = date(2026, 11, 22)
LONG = " and this goes on for quite some time so that no sentence is short enough to be taken whole here"


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("One a. Two b. Three c.", "Two", "Two b. "),
        ("One a. Two b. Three c.", "c.", "Three c."),
        ("One a! Two b? Three c…", "Two b", "Two b? "),
        ("Mr. Smith of the U.S. met O. Henry. He left.", "Smith", "Mr. Smith of the U.S. met O. Henry. "),
        ("It left on Monday, Nov. 9 at dawn. It rained.", "Monday", "It left on Monday, Nov. 9 at dawn. "),
        ("It left in Nov. It rained.", "left", "It left in Nov. "),
        ("It cost 14.5m. It was dear.", "14.5m", "It cost 14.5m. "),
        ("He said “go.” She went.", "went", "She went."),
        ("A line\nTwo b. Three\nc", "Three", "Three"),
        ("One a. Two b. Three c.", "One a. Two b. ", "One a. Two b. "),
        ("One a.\nTwo b.", "a.\nTwo", "One a.\nTwo b."),
    ],
)
def test_a_sentence_is_found_around_words(text: str, words: str, expected: str) -> None:
    start = text.index(words)
    assert sentence_around(text, Span(start, start + len(words))).slice(text) == expected


def changes(body: str, old: str, new: str) -> list[tuple[str, str, str, str]]:
    text = ArticleText("Rain", "", f"<p>{body}</p>")
    start = body.index(old)
    fix = propose(text, Passage(Part.BODY, Span(start, start + len(old))), proposed=new, base=1)
    return [(change.before, change.old, change.new, change.after) for change in changes_of(fix, text)]


def test_changes_in_one_sentence_are_one_and_in_two_are_two() -> None:
    body = "Rain. Some 12 men and 15 women. Then 3 more. End."
    assert changes(body, "12 men and 15 women. Then 3", "13 men and 16 women. Then 4") == [
        ("Some ", "12 men and 15", "13 men and 16", " women. "),
        ("Then ", "3", "4", " more. "),
    ]


def test_a_change_that_reaches_over_sentences_joins_them() -> None:
    assert changes("One aa. Two bb. Three cc.", "aa. Two bb", "xx") == [("One ", "aa. Two bb", "xx", ". ")]
    assert changes("One aa. Two bb cc.", "One aa. Two bb", "Six") == [("", "One aa. Two bb", "Six", " cc.")]


def test_a_change_knows_its_sentence_before_and_after() -> None:
    change = SentenceChange(Part.BODY, "12", "15", "Some ", " died.")
    assert (change.old_sentence, change.new_sentence) == ("Some 12 died.", "Some 15 died.")


@pytest.mark.parametrize(
    ("before", "old", "new", "after", "expected"),
    [
        ("Some ", "12", "15", " died.", ("Some 12 died", "Some 15 died")),
        ("Yesterday, ", "12", "15", LONG, ("12 and this goes", "15 and this goes")),
        (
            "one two three four five ",
            "a",
            "b",
            f",{LONG}",
            ("two three four five a", "two three four five b"),
        ),
        ("one, and but ", "a", "b", f";{LONG}", ("a", "b")),
        (f"{LONG} – $", "5", "6", ")", ("$5", "$6")),
        (LONG, " a b c d e", "", ".", ("a b c d e", "")),
        ("", "", "New one.", "", ("", "New one")),
        ("Go", ".", "?", "", ("Go", "Go?")),
        ("x", "a.", "b.", LONG, ("xa", "xb")),
        ("x ", "a", "b", f" of the in on at{LONG}", ("x a", "x b")),
        ("", "the U.S.", "the U.K.", "", ("the U.S.", "the U.K.")),
        ("", "-5 degrees", "-6 degrees", "", ("-5 degrees", "-6 degrees")),
    ],
)
def test_a_change_is_widened_to_a_phrase(
    before: str, old: str, new: str, after: str, expected: tuple[str, str]
) -> None:
    assert widen_to_phrase(SentenceChange(Part.BODY, old, new, before, after)) == expected


def test_a_very_long_phrase_keeps_its_beginning_and_its_end() -> None:
    assert trimmed("a" + " bb" * 200 + " c").startswith("a bb bb")
    assert trimmed("a" + " bb" * 200 + " c").endswith("bb c")
    assert " … " in trimmed("x" * 500)


def warned(note: str, *, kind: NoteKind = NoteKind.CORRECTION, language: str = "en") -> tuple[Warned, ...]:
    return warnings_about(note, kind=kind, language=language, on=DAY)


OPENING = "Correction, 22 November 2026: "


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (f"{OPENING}It said “a”.", ()),
        ("Corrections, 22 November 2026: It said “a”.", ()),
        ("22 November 2026: It said “a”.", (Warned.NO_LABEL,)),
        ("Correction: It said “a”.", (Warned.NO_DATE,)),
        (f"{OPENING}It said TK.", (Warned.PLACEHOLDER,)),
        (f"{OPENING}It said [name].", (Warned.PLACEHOLDER,)),
        (f"{OPENING}We regret any confusion.", (Warned.EUPHEMISM,)),
        (f"{OPENING}This was due to an editing error.", (Warned.BLAME,)),
        (f"{OPENING}Our reporter was wrong.", (Warned.BLAME,)),
        (f"{OPENING}Thanks to a reader.", (Warned.THANKS,)),
    ],
)
def test_a_note_is_warned_about(note: str, expected: tuple[Warned, ...]) -> None:
    assert warned(note) == expected


def test_ukrainian_notes_are_warned_about_in_ukrainian() -> None:
    note = "Виправлення, 22 листопада 2026 року: Через технічну помилку. Дякуємо читачам."
    assert warned(note, language="uk") == (Warned.BLAME, Warned.THANKS)


def test_a_note_should_tell_the_right_words() -> None:
    change = SentenceChange(Part.BODY, "12", "15", "Some ", " died.")
    silent, told = (
        warnings_about(OPENING + words, kind=NoteKind.CORRECTION, language="en", on=DAY, changes=[change])
        for words in ("It was wrong, not 12.", "It was 15, not 12.")
    )
    assert (silent, told) == ((Warned.NO_FACT,), ())


@pytest.mark.parametrize("language", ["en", "uk"])
@pytest.mark.parametrize("kind", NoteKind)
def test_what_is_prefilled_is_never_warned_about(kind: NoteKind, language: str) -> None:
    changes = [SentenceChange(Part.BODY, "12", "15", "Some ", " died.")]
    note = prefilled(kind, language=language, on=DAY, changes=changes)
    assert warned(note, kind=kind, language=language) == ()
