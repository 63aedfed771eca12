"""What the log is searched by: codes of reasons, words of staff, never references or hashes."""

from __future__ import annotations

from corrections.domain.record.log_lines import Line, private_line, public_line
from corrections.domain.record.log_words import MOST_WORDS, reason_of, words_in, words_of_facts


def test_a_reason_is_a_code_and_never_a_sentence() -> None:
    assert reason_of({"reason": "style_choice", "outcome": "declined"}) == "style_choice"
    assert reason_of({"reason": "It was right.", "outcome": "declined"}) == "declined"
    assert reason_of({"reason": None}) == ""


def test_words_are_folded_and_codes_hashes_and_references_left_out() -> None:
    facts = {
        "departure": "A SLIP of the pen, ще раз.",
        "digest": "ab" * 32,
        "note": "2026-0001",
        "kind": "minor_fix",
        "count": 3,
        "checked": "Minutes",
    }
    assert words_of_facts(facts) == {"slip", "of", "the", "pen", "ще", "раз", "minutes"}


def test_words_are_few_and_short() -> None:
    assert words_in("x" * 500 + " a b") == {"x" * 40}
    assert len(words_in(" ".join(f"word{number}" for number in range(500)))) == MOST_WORDS


def test_a_line_says_who_did_what_to_which_article() -> None:
    told = {
        "act": "correction.undone",
        "subject": "C-4",
        "article": 2,
        "by": 7,
        "facts": {"reason": "Wrong one"},
    }
    assert private_line(told) == Line("correction.undone", "C-4", 2, 7, "", frozenset({"wrong", "one"}))
    fields = {"note": "2026-0001", "article_id": 2}
    assert public_line("note.published", fields) == Line("note.published", "2026-0001", 2)
