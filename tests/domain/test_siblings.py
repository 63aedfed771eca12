"""The same wrong words in other places: which words to look for, and where exactly they stand."""

from __future__ import annotations

import pytest

from corrections.domain.text.article_text import ArticleText
from corrections.domain.working.siblings import MOST_FOUND, longest_word, occurrences, wrong_words


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ("41 million", "4.1 million", ("41 million", "4.1 million")),
        ("costing 41", "costing 4.1", ("costing 41", "costing 4.1")),
        ("2019", "2018", ("2019", "2018")),
        ("Mayor Olha Marchenko", "Mayor Olena Marchenko", ("Olha", "Olena")),
        ("bridge was was closed in", "bridge was closed in", ("was was closed", "was closed")),
        ("go the market", "go to the market", ("go the", "go to the")),
        ("the the cat", "the cat", ("the the cat", "the cat")),
        ("костувала 41 мільйон", "костувала 4,1 мільйона", ("41 мільйон", "4,1 мільйона")),
        ("a reciept of", "a receipt of", ("reciept", "receipt")),
        ("same", "same", ("", "")),
        ("", "new", ("", "")),
    ],
)
def test_the_words_to_look_for_are_the_smallest_that_tell_what_was_wrong(
    old: str, new: str, wrong: tuple[str, str]
) -> None:
    assert wrong_words(old, new) == wrong


def test_whole_words_are_found_in_every_part_and_nothing_like_them() -> None:
    text = ArticleText("Olha leads", "Olhas", "<p>Olha, <em>Ol</em>ha; xOlha Olha1 olha</p>")
    found = [(place.part.value, place.span.start) for place in occurrences(text, "Olha")]
    assert found == [("headline", 0), ("body", 0), ("body", 6)]


def test_what_begins_or_ends_with_a_sign_is_found_beside_anything() -> None:
    text = ArticleText("H", "", "<p>“We will”, she said.</p>")
    assert len(occurrences(text, "“We will”")) == 1
    assert occurrences(text, "  ") == ()


def test_not_more_than_fifty_places_are_given() -> None:
    text = ArticleText("H", "", "<p>" + "word " * 80 + "</p>")
    assert len(occurrences(text, "word")) == MOST_FOUND


def test_the_longest_word_holds_no_sign() -> None:
    assert longest_word("M&S 41,000 crowns") == "crowns"
    assert longest_word("?!") == ""
