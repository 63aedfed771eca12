"""A reader's proposal becomes the changed words of its difference, one splice each, so that links live."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrections.domain.refusals import Refusal
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.fixes import apply, close, propose
from corrections.domain.text.spans import Part, Passage, Span
from corrections.domain.text.splicing.fix_refusals import CrossesBlocks, FixRefused
from corrections.domain.text.text_refusals import TooLong
from tests.domain.articles import article, articles

LINKED = article(
    '<p>The <a href="https://example.org/">comittee</a> said <em>it</em> recieved aid.</p><p>More.</p>'
)
LINES = article("<p>One one.</p><p>Two two.</p><p>Three three.</p>")
EVERYTHING = Span(0, len(LINES.canonical(Part.BODY)))


def proposed(text: ArticleText, span: Span, words: str, part: Part = Part.BODY) -> ArticleText:
    fix = propose(text, Passage(part, span), proposed=words, base=1)
    return apply(close(fix, text).fix, text)


def test_each_changed_stretch_of_words_is_a_splice() -> None:
    passage = Passage(Part.BODY, Span(0, 34))
    fix = propose(LINKED, passage, proposed="The committee said it received aid.", base=4)
    assert fix.base == 4
    assert [(each.old, each.new) for each in fix.splices] == [
        ("comittee", "committee"),
        ("recieved", "received"),
    ]
    after = apply(close(fix, LINKED).fix, LINKED).body
    assert after == LINKED.body.replace("comittee", "committee").replace("recieved", "received")


def test_insertions_and_deletions_at_the_edges_are_splices_too() -> None:
    passage = Passage(Part.BODY, Span(4, 20))
    fix = propose(LINKED, passage, proposed="whole comittee said", base=1)
    assert [(each.old.strip(), each.new.strip()) for each in fix.splices] == [("", "whole"), ("it", "")]
    point = propose(LINKED, Passage(Part.BODY, Span(12, 12)), proposed=" reportedly", base=1)
    assert [(each.span, each.new) for each in point.splices] == [(Span(12, 12), " reportedly")]


def test_an_empty_proposal_takes_the_words_out() -> None:
    assert proposed(LINKED, Span(13, 21), "").canonical(Part.BODY) == "The comittee recieved aid.\nMore."
    assert proposed(LINES, Span(0, 8), " \n").canonical(Part.BODY) == "Two two.\nThree three."


def test_an_unchanged_proposal_has_no_splice() -> None:
    assert (
        propose(LINES, Passage(Part.BODY, EVERYTHING), proposed=LINES.canonical(Part.BODY), base=1).changes
        == ()
    )


def test_lines_answer_lines() -> None:
    for gap in ("\n", "\r\n", "\n\n", "\n \t\n"):
        words = gap.join(["One 1.", "Two two.", "Three 3."])
        assert proposed(LINES, EVERYTHING, words).canonical(Part.BODY) == "One 1.\nTwo two.\nThree 3."


def test_lines_without_words_are_passed_over() -> None:
    text = article('<p>One.</p><figure><img src="https://example.org/a.jpg"></figure><p>Two.</p>')
    after = proposed(text, Span(0, len(text.canonical(Part.BODY))), "One.\n2.")
    assert after.body == text.body.replace("Two.", "2.")


def test_paragraphs_may_be_left_out() -> None:
    for words in ("One one.\nThree three.", "Two two.\nThree three.", "One one.\nTwo two.", "One one."):
        assert proposed(LINES, EVERYTHING, words).canonical(Part.BODY) == words
    assert proposed(LINES, Span(4, 17), "").body == "<p>One</p>\n<p>Three three.</p>"


@pytest.mark.parametrize(
    "words",
    [
        "One one.\nTwo two.\nTwo and a half.\nThree three.",
        "One one. Two two. Three three.",
        "A\nB",
        "Two two.",
    ],
)
def test_none_may_be_added_split_or_joined(words: str) -> None:
    with pytest.raises(CrossesBlocks):
        propose(LINES, Passage(Part.BODY, EVERYTHING), proposed=words, base=1)


def test_a_headline_is_one_line() -> None:
    text = article("<p>Words</p>", headline="Ferry stps at six")
    assert proposed(text, Span(6, 10), "stops", Part.HEADLINE).headline == "Ferry stops at six"
    with pytest.raises(CrossesBlocks):
        propose(text, Passage(Part.HEADLINE, Span(6, 10)), proposed="st\nops", base=1)


def test_letters_spelt_in_pieces_are_composed_before_they_are_compared() -> None:
    text = article("<p>українські</p>")
    fix = propose(text, Passage(Part.BODY, Span(0, 10)), proposed="украі\u0308нські", base=1)
    assert fix.changes == ()


@given(articles(), st.data())
def test_what_is_proposed_for_words_of_one_block_stands_there_afterwards(
    text: ArticleText, data: st.DataObject
) -> None:
    words = text.canonical(Part.BODY)
    block = data.draw(st.sampled_from(text.scanned.blocks)).span
    start, end = sorted(data.draw(st.tuples(*2 * [st.integers(block.start, block.end)])))
    said = data.draw(
        st.text(st.characters(exclude_categories=["Cs", "Cc", "Z", "M", "Cf"]), min_size=1, max_size=9)
    )
    try:
        after = proposed(text, Span(start, end), said)
    except FixRefused:
        return
    except Refusal as refusal:
        raise AssertionError from refusal
    spliced = unicodedata.normalize("NFC", words[:start] + said + words[end:])  # as the intake composes it
    assert "".join(after.canonical(Part.BODY).split()) == "".join(spliced.split())  # edges keep their space
    assert len(after.scanned.blocks) == len(text.scanned.blocks)


def test_a_proposal_may_not_outgrow_its_passage_without_bound() -> None:
    proposed(LINKED, Span(0, 3), "a " * 5_000 + "The")
    with pytest.raises(TooLong) as caught:
        proposed(LINKED, Span(0, 3), "a " * 5_001 + "The")
    assert caught.value.fields == {"proposed": "too_long"}
