"""What a difference looks like to people."""

from __future__ import annotations

import subprocess
import sys
import time
from random import Random
from unicodedata import normalize

import pytest

from corrections.domain.reading.columns import Row, side_by_side
from corrections.domain.reading.differences import Piece, character_runs, word_difference
from corrections.domain.text.plain_text import admit


def shown(old: str, new: str) -> str:
    marks = {"same": "{}", "deleted": "[-{}-]", "inserted": "{{+{}+}}"}
    return "".join(marks[piece.kind].format(piece.text) for piece in word_difference(old, new))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", ""),
        ("as it was", "as it was", "as it was"),
        ("", "new", "{+new+}"),
        ("old", "", "[-old-]"),
        ("He said it.", "He reportedly said it.", "He {+reportedly +}said it."),
        ("He said it loudly.", "He said it.", "He said it[- loudly-]."),
        ("on Monday on Monday that", "on Monday that", "on Monday [-on Monday -]that"),
        ("voted on Tuesday to", "voted on Thursday to", "voted on [-Tuesday-]{+Thursday+} to"),
        ("cost 14.5m in", "cost 15.4m in", "cost [-14.5m-]{+15.4m+} in"),
        ("12 people and 15", "13 people and 16", "[-12-]{+13+} people and [-15-]{+16+}"),
        ("One two. Three four. Five.", "One two. Five.", "One two. [-Three four. -]Five."),
        ("the red cat ran off", "the old dog ran off", "the [-red cat-]{+old dog+} ran off"),
        ("“We won’t go,” he", "“We won't go,” he", "“We [-won’t-]{+won't+} go,” he"),
    ],
)
def test_a_difference_reads_as_an_editor_would_mark_it(old: str, new: str, expected: str) -> None:
    assert shown(old, new) == expected


def test_paragraphs_are_compared_before_words() -> None:
    assert shown("A one.\nB two.\nC three.", "A one.\nX new.\nB two!\nC three.") == (
        "A one.\n{+X new.\n+}B two[-.-]{+!+}\nC three."
    )


def test_changes_in_two_paragraphs_never_become_one() -> None:
    pieces = word_difference("aaaa bbbb\ncccc dddd", "eeee ffff\ngggg hhhh")
    assert Piece("same", "\n") in pieces


def test_case_20_a_figure_keeps_its_no_break_spaces() -> None:
    assert shown("cost 5\u00a0000\u00a0000 UAH", "cost 6\u00a0000\u00a0000 UAH") == (
        "cost [-5\u00a0000\u00a0000-]{+6\u00a0000\u00a0000+} UAH"
    )


def test_case_21_a_soft_hyphen_does_not_part_a_word() -> None:
    assert shown("The comis\u00adsion met", "The commis\u00adsion met") == (
        "The [-comis\u00adsion-]{+commis\u00adsion+} met"
    )


def test_case_22_a_zero_width_space_parts_words_and_joiners_do_not() -> None:
    assert shown("very/\u200blong", "very/long") == "very/[-\u200b-]long"
    assert shown("می\u200cخواهم رفت", "می\u200cخواهد رفت") == "[-می\u200cخواهم-]{+می\u200cخواهد+} رفت"


def test_case_23_a_change_of_quotation_style_changes_the_word_it_stands_in() -> None:
    assert shown("“We won’t leave,” he", "“We won't leave,” he") == "“We [-won’t-]{+won't+} leave,” he"
    assert shown("“We left,” he", '"We left," he') == '[-“-]{+"+}We left,[-”-]{+"+} he'


def test_case_24_composed_and_decomposed_letters_do_not_differ_once_admitted() -> None:
    composed = "Зеленський прийняв українські делегації"
    decomposed = normalize("NFD", composed)
    assert len(decomposed) > len(composed)
    admitted = admit(decomposed, field="proposed", limit=100, single_line=True)
    assert shown(composed, admitted) == composed


def test_case_25_look_alike_letters_are_a_real_change() -> None:
    assert shown("Президент CШA заявив", "Президент США заявив") == "Президент [-CШA-]{+США+} заявив"


def test_cases_26_and_27_right_to_left_text_stays_in_logical_order() -> None:
    assert shown("إن 25 شخصا", "إن 52 شخصا") == "إن [-25-]{+52+} شخصا"
    assert shown("כי ב-2019 נחתם", "כי ב-2020 נחתם") == "כי ב-[-2019-]{+2020+} נחתם"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("นายกกล่าวว่า12คน", "นายกกล่าวว่า15คน", "นายกกล่าวว่า[-12-]{+15+}คน"),
        ("首相は東京で話した", "首相は大阪で話した", "首相は[-東京-]{+大阪+}で話した"),
        ("会议在2019年举行", "会议在2020年举行", "会议在[-2019-]{+2020+}年举行"),
    ],
)
def test_case_50_scripts_without_spaces_are_compared_by_character(old: str, new: str, expected: str) -> None:
    assert shown(old, new) == expected


def test_marks_and_joined_emoji_stay_whole() -> None:
    assert shown("हिन्दी में", "हिन्दू में") == "[-हिन्दी-]{+हिन्दू+} में"
    assert shown("👨‍👩‍👧 came", "👨‍👩‍👦 came") == "[-👨‍👩‍👧-]{+👨‍👩‍👦+} came"
    assert shown("🇺🇦🇺🇦", "🇺🇦🇵🇱") == "🇺🇦[-🇺🇦-]{+🇵🇱+}"


@pytest.mark.parametrize("words", ["$&", "$$ $'", r"\1 \g<0>", "%s %d", "{0} {}"])
def test_case_53_replacement_signs_are_words_like_others(words: str) -> None:
    assert shown("It cost x.", f"It cost {words}.") == f"It cost [-x-]{{+{words}+}}."


def test_characters_are_compared_without_cleaning_up() -> None:
    assert character_runs("cat", "hat") == [("-", "c"), ("+", "h"), ("=", "at")]
    assert character_runs("", "") == []


def test_an_unknown_order_of_hashing_does_not_change_the_answer() -> None:
    script = (
        "from random import Random; r = Random(5); from corrections.domain.reading.differences import *;"
        "t = lambda: ' '.join(r.choice('ab cd ef gh ij. kl\\n'.split(' ')) for _ in range(3000));"
        "print(hash('x') and '', word_difference(t(), t()))"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", script], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(answers) == 1


def long_text(seed: int, length: int) -> str:
    random = Random(seed)
    words = ["".join(random.choices("aeioubcdfghklmnprst", k=random.randint(2, 9))) for _ in range(5000)]
    lines = (" ".join(random.choices(words, k=60)) + "." for _ in range(length // 200))
    return "\n".join(lines)[:length]


@pytest.mark.parametrize("separator", ["\n", " "])
def test_unrelated_long_texts_are_answered_soon(separator: str) -> None:
    old, new = (long_text(seed, 100_000).replace("\n", separator) for seed in (1, 2))
    began = time.thread_time()
    word_difference(old, new)
    assert time.thread_time() - began < 2, "0.5 s alone on a machine; four times that beside other tests"


def test_a_long_paragraph_is_compared_between_the_words_both_share() -> None:
    old = long_text(3, 60_000).replace("\n", " ")
    words = old.split(" ")
    for at in range(100, len(words), 500):
        words[at] = "changed"
    pieces = word_difference(old, " ".join(words))
    changed = len(range(100, len(words), 500))
    assert sum(piece.kind == "inserted" for piece in pieces) == changed


def test_a_large_gap_without_shared_words_is_reported_as_replaced() -> None:
    old, new = ("甲乙丙丁戊己庚辛壬癸" * 100, "子丑寅卯辰巳午未申酉" * 100)
    frame = "春夏秋冬東西南北"
    pieces = word_difference(f"x{frame}{old}y", f"z{frame}{new}w")
    assert [piece.kind for piece in pieces] == ["deleted", "inserted", "same", "deleted", "inserted"]


def rows(old: str, new: str) -> list[tuple[str, str]]:
    return [
        ("".join(piece.text for piece in row.old), "".join(piece.text for piece in row.new))
        for row in side_by_side(word_difference(old, new))
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("a\nb\nc", "a\nc", [("a", "a"), ("b", ""), ("c", "c")]),
        ("a\nc", "a\nb\nc", [("a", "a"), ("", "b"), ("c", "c")]),
        ("a", "a\nb", [("a", "a"), ("", "b")]),
        ("one two", "one six", [("one two", "one six")]),
        ("", "", [("", "")]),
        ("a b\nc d", "a c d", [("a b", "a c d"), ("c d", "")]),
    ],
)
def test_old_and_new_paragraphs_stand_side_by_side(
    old: str, new: str, expected: list[tuple[str, str]]
) -> None:
    assert rows(old, new) == expected


def test_a_row_knows_whether_anything_changed_in_it() -> None:
    same = (Piece("same", "a"),)
    assert Row(same, same).is_same
    assert not Row(same, ()).is_same
