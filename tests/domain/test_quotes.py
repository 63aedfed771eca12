"""A quoted passage is found at its offsets, or by the one place where quote and context agree."""

from __future__ import annotations

import pytest

from corrections.domain.anchoring.folding import fold_lines
from corrections.domain.anchoring.judgements import Judgement, Reason, Verdict
from corrections.domain.anchoring.quotes import locate
from corrections.domain.text.spans import Span

TEXT = "The minister said the minister of finance will meet the minister on Friday.\nRain fell."


def found(
    exact: str | None,
    *,
    prefix: str = "",
    suffix: str = "",
    at: tuple[int | None, int | None] = (None, None),
    text: str = TEXT,
) -> Judgement:
    return locate(text, exact=exact, prefix=prefix, suffix=suffix, start=at[0], end=at[1])


def test_offsets_with_their_words_are_exact() -> None:
    assert found("minister", at=(56, 64)) == Judgement(Verdict.EXACT, Span(56, 64), Reason.KEPT)
    assert found(None, at=(56, 64)) == Judgement(Verdict.EXACT, Span(56, 64), Reason.KEPT)


def test_offsets_decide_even_where_the_context_does_not_agree() -> None:
    assert found("minister", at=(56, 64), prefix="nowhere", suffix="to be seen").span == Span(56, 64)


def test_a_point_has_a_place_of_its_own() -> None:
    assert found("", at=(13, 13)) == Judgement(Verdict.EXACT, Span(13, 13), Reason.KEPT)
    assert found("", at=(13, 17)).reason is Reason.NO_QUOTE


def test_ends_inside_a_grapheme_are_moved_outward() -> None:
    assert found("👩", text="The 👨\u200d👩\u200d👧 family", at=(6, 7)).span == Span(4, 9)
    assert found("👩\u200d", text="The 👨\u200d👩\u200d👧 family").span == Span(4, 9)


@pytest.mark.parametrize(
    "at", [(700, 704), (70, 700), (9, 3), (-4, 2), (14, None), (None, 14), (0, 4), (None, None)]
)
def test_offsets_that_do_not_hold_the_quote_fall_back_on_it(at: tuple[int | None, int | None]) -> None:
    assert found("Rain", at=at) == Judgement(Verdict.EXACT, Span(76, 80), Reason.FOUND_BY_QUOTE)


@pytest.mark.parametrize("exact", [None, "", " ", "\u00ad\u200b"])
def test_without_a_quote_and_without_a_place_there_is_nothing_to_find(exact: str | None) -> None:
    assert found(exact, at=(700, 704)) == Judgement(Verdict.GONE, None, Reason.NO_QUOTE)


def test_a_quote_that_stands_nowhere_is_gone() -> None:
    assert found("Snow fell") == Judgement(Verdict.GONE, None, Reason.NOT_FOUND)
    assert found("Minister of Finance").verdict is Verdict.GONE


def test_one_of_several_is_told_by_its_context() -> None:
    judged = found("minister", prefix="meet the ", suffix=" on Friday")
    assert judged == Judgement(Verdict.EXACT, Span(56, 64), Reason.FOUND_BY_QUOTE)
    assert found("minister", suffix=" of finance").span == Span(22, 30)


def test_several_that_agree_are_all_hints_and_none_is_chosen() -> None:
    judged = found("minister")
    assert (judged.verdict, judged.span, judged.reason) == (
        Verdict.AMBIGUOUS,
        None,
        Reason.SEVERAL_MATCHES,
    )
    assert judged.hints == (Span(4, 12), Span(22, 30), Span(56, 64))
    assert len(found("a", text="a " * 50).hints) == 5


def test_copies_that_overlap_are_several() -> None:
    assert found("ha ha", text="ha ha ha").reason is Reason.SEVERAL_MATCHES


def test_a_context_that_does_not_agree_leaves_a_hint() -> None:
    judged = found("Rain", prefix="Snow and ")
    assert judged == Judgement(Verdict.AMBIGUOUS, None, Reason.CONTEXT_DISAGREES, hints=(Span(76, 80),))
    assert found("Rain", suffix=" did not").reason is Reason.CONTEXT_DISAGREES


def test_a_letter_alone_needs_words_on_both_sides() -> None:
    assert found("W", text="A Word.") == Judgement(
        Verdict.AMBIGUOUS, None, Reason.TOO_SHORT, hints=(Span(2, 3),)
    )
    assert found("W", text="A Word.", prefix="A ").reason is Reason.TOO_SHORT
    assert found("W", text="A Word.", prefix="A ", suffix="ord").span == Span(2, 3)
    assert found("W", text="A Word.", at=(2, 3)).verdict is Verdict.EXACT


def test_signs_that_read_alike_compare_alike() -> None:
    text = "“We won’t”\u00a0– he\u00adsaid  it cost 5\u202f000\u200b"
    assert found("'We", text=text).verdict is Verdict.GONE
    assert found('"We won\'t" - hesaid it', text=text).span == Span(0, 24)
    assert found("5 000", text=text).span == Span(len(text) - 6, len(text) - 1)


def test_a_quote_over_two_paragraphs_may_bring_any_white_space() -> None:
    for gap in ("\n", "\n\n", " ", " \n "):
        assert found(f"on Friday.{gap}Rain").span == Span(65, 80)


def test_empty_lines_do_not_count_when_lines_compare() -> None:
    assert fold_lines("One  two\n\n \nthree—four\n") == "One two\nthree-four"
