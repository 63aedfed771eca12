"""What a change touches, in English and Ukrainian."""

from __future__ import annotations

import pytest

from corrections.domain.reading.badges import Badge, badges
from corrections.domain.reading.respelling import is_respelling

N, D, P, NEG, Q, L, A, INV = (
    Badge.NUMBER, Badge.DATE, Badge.NAME, Badge.NEGATION,
    Badge.QUOTATION, Badge.LINK, Badge.LOOK_ALIKE, Badge.INVISIBLE,
)  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("12 people died", "15 people died", {N}),
        ("two men", "three men", {N}),
        ("ten ten", "ten", {N}),
        ("1 of 23", "12 of 3", {N}),
        ("двоє загинуло, 12 поранено", "двоє загинуло, 15 поранено", {N}),
        ("п'ять людей", "шість людей", {N}),
        ("5\u00a0000 UAH", "5 000 UAH", {INV}),
        ("met on 5 May", "met on 6 May", {N, D}),
        ("in 2019", "in 2020", {N, D}),
        ("on Monday it", "on Tuesday it", {D}),
        ("12 травня", "13 травня", {N, D}),
        ("у п’ятницю", "у суботу", {D}),
        ("until yesterday", "until today", {D}),
        ("on 12.05.2026 it", "on 13.05.2026 it", {N, D}),
        ("they may go", "they might go", set()),
        ("did say", "did not say", {NEG}),
        ("he can", "he can't", {NEG}),
        ("вона прийшла", "вона не прийшла", {NEG}),
        ("won’t", "won't", set()),
        ("recieved", "received", set()),
        ("The house", "A house", set()),
        ("He said", "She said", set()),
        ("see https://a.example/x", "see https://a.example/y", {L}),
    ],
)
def test_figures_dates_negations_and_links_are_told(old: str, new: str, expected: set[Badge]) -> None:
    assert badges(old, new) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("He met Ivanov there", "He met Petrov there", {P}),
        ("Ivanov said", "Petrov said", {P}),
        ("US said", "UK said", {P}),
        ("Mr. Smith said", "Mr. Smyth said", {P}),
        ("О. Шевченко сказав", "О. Шевчук сказав", {P}),
        ("It rained. Recieved late.", "It rained. Received late.", set()),
        ("It rained! Recieved late.", "It rained! Received late.", set()),
        ("Zelenski, a friend of Zelenski", "Zelensky, a friend of Zelensky", {P}),
        ("president Biden", "President Biden", set()),
        ("war in Ukraine, the conflict with Ukraine, he", "war in Ukraine, he", set()),
        ("he left for home", "he left for Kyiv", {P}),
        ("he left for Kyiv", "he left", {P}),
        ("Police said", "Officers said", {P}),
        ("...Rain. “Tge end", "...Rain. “The end", {Q}),
    ],
)
def test_names_are_capitals_that_open_no_sentence(old: str, new: str, expected: set[Badge]) -> None:
    assert badges(old, new) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("the “big lie” he", "the “great lie” he", {Q}),
        ("«велика брехня»", "«мала брехня»", {Q}),
        ("„велика брехня“", "„мала брехня“", {Q}),
        ('the "big lie" he', 'the "great lie" he', {Q}),
        ("the big lie he", "the “big lie” he", {Q}),
        ("“We won’t”", '"We won’t"', set()),
        ("the “lie” he told", "the “lie” she told", set()),
    ],
)
def test_a_change_inside_quotation_marks_is_a_quotation(old: str, new: str, expected: set[Badge]) -> None:
    assert badges(old, new) == expected


def test_the_words_around_tell_a_quotation_from_plain_text() -> None:
    assert badges("big", "great", before="He said “the ", after=" one”") == {Q}
    assert badges("big", "great", before="the ", after=" one” he said") == {Q}
    assert badges("big", "great", before="He saw the ", after=" one") == set()


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("a CШA b", "a США b", {A, P}),
        ("cost 2O19", "cost 2019", {A, N, D}),
        ("x y", "x\u202e y", {Badge.DIRECTION}),
        ("x\u200e y", "x y", {Badge.DIRECTION}),
        ("a b", "a\u00a0b", {INV}),
        ("a  b", "a b", {INV}),
        ("comis\u00adsion", "commission", {INV}),
        ("👨‍👩‍👧", "👨‍👩‍👦", set()),
    ],
)
def test_what_the_eye_may_miss_is_told(old: str, new: str, expected: set[Badge]) -> None:
    assert badges(old, new) == expected


@pytest.mark.parametrize("mark", "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
def test_case_27_every_direction_mark_in_a_proposal_is_told(mark: str) -> None:
    assert Badge.DIRECTION in badges("כי ב-2019 נחתם", f"כי ב-{mark}2019 נחתם")


def test_case_38_a_change_of_invisible_characters_alone_bears_no_other_badge() -> None:
    assert badges("It cost 5 million", "It cost\u200b 5 million") == {INV}


def test_case_53_replacement_signs_are_signs_like_others() -> None:
    assert badges("It cost $5.", r"It cost $& \1 %s {0}.") == {N}


def test_nothing_changed_bears_no_badge() -> None:
    assert badges("12 men in Kyiv", "12 men in Kyiv") == frozenset()


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("form", "from", True),
        ("recieved", "received", True),
        ("publically", "publicly", True),
        ("Committee", "comittee", True),
        ("rose", "fell", False),
        ("at", "yesterday", False),
    ],
)
def test_a_respelling_differs_in_a_letter_or_two(old: str, new: str, same: bool) -> None:
    assert is_respelling(old, new) is same
