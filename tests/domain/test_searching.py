"""Words are found however they are written, and each only whole."""

from __future__ import annotations

from corrections.domain.sorting.searching import LONGEST_WORD, MOST_WORDS, sought_words, words_in


def test_words_are_folded_and_come_once() -> None:
    assert words_in("The Café, the CAFE!", "41.5 million") == ("the", "cafe", "41", "5", "million")
    assert words_in("STRASSE straße ﬁne") == ("strasse", "fine")


def test_letters_of_other_scripts_keep_their_marks() -> None:
    assert words_in("Київ, їжак і йод") == ("київ", "їжак", "і", "йод")


def test_signs_alone_are_no_words() -> None:
    assert words_in("“—”", "", "a_b '") == ("a", "b")


def test_no_word_and_no_search_is_without_bounds() -> None:
    assert words_in("x" * 1000) == ("x" * LONGEST_WORD,)
    assert len(sought_words(" ".join(f"w{number}" for number in range(50)))) == MOST_WORDS
