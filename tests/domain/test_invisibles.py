"""What cannot be seen is drawn, and letters that pass for others are named."""

from __future__ import annotations

import pytest

from corrections.domain.reading.invisibles import Drawn, drawn, same_to_the_eye
from corrections.domain.reading.scripts import Script, look_alike, strangers


def names(text: str) -> list[str]:
    return [sign.name for sign in drawn(text) if sign.name]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain words, 14.5m", []),
        ("a\u00a0b", ["no_break_space"]),
        ("a\u202fb\u2009c", ["narrow_no_break_space", "thin_space"]),
        ("a\tb", ["tab"]),
        ("a  b", ["space", "space"]),
        (" ", ["space"]),
        ("a b", []),
        ("a\nb", ["line_end"]),
        ("inter\u00adnational", ["soft_hyphen"]),
        ("x\u200by\u2060z\ufeff", ["zero_width_space", "word_joiner", "byte_order_mark"]),
        ("x\u202ey\u202c", ["right_to_left_override", "pop_directional_formatting"]),
        ("\u2067א\u2069\u200e", ["right_to_left_isolate", "pop_directional_isolate", "left_to_right_mark"]),
        ("a\u200db", ["zero_width_joiner"]),
        ("\u200db", ["zero_width_joiner"]),
        ("👨‍👩‍👧 می\u200cخواهم क्\u200dष", []),
        ("CШA", ["look_alike_latin", "look_alike_latin"]),
        ("Кyiv", ["look_alike_cyrillic"]),
        ("Αthens", ["look_alike_greek"]),
    ],
)
def test_each_oddity_is_drawn_under_its_name(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_plain_runs_stay_together_between_drawn_characters() -> None:
    assert drawn("5\u00a0000 UAH") == (Drawn("5"), Drawn("\u00a0", "⍽", "no_break_space"), Drawn("000 UAH"))
    assert drawn("") == ()


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("США", {}),
        ("CШA", {0: Script.LATIN, 2: Script.LATIN}),
        ("pаypal", {1: Script.CYRILLIC}),
        ("kΩ", {}),
        ("µm", {}),
        ("2019", {}),
        ("", {}),
    ],
)
def test_case_25_strangers_are_the_letters_another_script_could_replace(
    word: str, expected: dict[int, Script]
) -> None:
    assert strangers(word) == expected


def test_words_that_the_eye_cannot_tell_apart_look_alike() -> None:
    assert look_alike("CШA", "США")
    assert look_alike("2O19", "2019")
    assert look_alike("їжак", "ïжaк")
    assert not look_alike("США", "США")
    assert not look_alike("Kyiv", "Lviv")


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("5\u00a0000", "5 000", True),
        ("comis\u00adsion", "comission", True),
        ("a\u200bb\u202e", "ab", True),
        ("a\u200cb", "ab", False),
        ("CША", "США", False),
        ("a b", "a  b", False),
        ("won’t", "won't", False),
    ],
)
def test_case_38_what_differs_in_invisible_characters_only_is_the_same_to_the_eye(
    old: str, new: str, same: bool
) -> None:
    assert same_to_the_eye(old, new) is same
