"""What is added for a page never changes the words nor cuts an element."""

from __future__ import annotations

import re

from hypothesis import assume, given
from hypothesis import strategies as st

from corrections.domain.text.intake.import_refusals import NoBody
from corrections.domain.text.intake.import_rules import ImportRules
from corrections.domain.text.markup import import_html
from corrections.domain.text.rendering import Mark, excerpt, with_marks, with_starts
from corrections.domain.text.spans import Span
from corrections.domain.text.stored_string import canonical_text, scan
from corrections.domain.text.text_refusals import TextRefused
from tests.domain.foreign_markup import FOREIGN_MARKUP

LIST = '<ol start="3"><li>one</li>\n<li><p>two</p>\n<ul><li>three</li></ul></li></ol>\n<p>four</p>'
PICTURE = '<p>x</p>\n<figure><img alt="" src="https://example.org/a"></figure>\n<table><tbody><tr><td></td></tr></tbody></table>'


def is_sound(markup: str) -> bool:
    """Whether every element is closed where it was opened."""
    stack = []
    for closes, tag in re.findall("<(/?)([a-z0-9]+)[^>]*>", markup):
        if tag in ("br", "img"):
            continue
        if closes and stack.pop() != tag:
            return False
        if not closes:
            stack.append(tag)
    return not stack


def test_blocks_carry_their_start() -> None:
    assert with_starts('<p>one</p>\n<p dir="rtl">two</p>') == (
        '<p data-start="0">one</p>\n<p data-start="4" dir="rtl">two</p>'
    )


def test_a_passage_over_a_link_is_wrapped_piece_by_piece() -> None:
    stored = '<p>Say <a href="https://example.org">it &amp; go</a> now</p>'
    assert with_marks(stored, [Mark(Span(2, 6), "quote", "c1")]) == (
        '<p>Sa<mark class="quote" data-mark="c1" id="c1">y </mark><a href="https://example.org">'
        '<mark class="quote" data-mark="c1">it</mark> &amp; go</a> now</p>'
    )


def test_a_mark_becomes_a_link_only_where_none_is() -> None:
    stored = '<p>Say <a href="https://example.org">it</a></p>'
    marks = [Mark(Span(0, 6), href="/n/1?a=1&b"), Mark(Span(0, 3), href="/n/2")]
    assert with_marks(stored, marks) == (
        '<p><a href="/n/1?a=1&amp;b"><mark>Say</mark></a><a href="/n/1?a=1&amp;b"> </a>'
        '<a href="https://example.org"><mark>it</mark></a></p>'
    )


def test_a_point_is_an_empty_mark_at_its_place() -> None:
    stored = "<p>ab</p>\n<p>c</p>"
    assert with_marks(stored, [Mark(Span(1, 1)), Mark(Span(2, 2)), Mark(Span(3, 3))]) == (
        "<p>a<mark></mark>b<mark></mark></p>\n<p><mark></mark>c</p>"
    )


def test_a_picture_and_an_empty_cell_can_be_marked() -> None:
    marked = with_marks(PICTURE, [Mark(Span(2, 2), "picture"), Mark(Span(3, 3), "cell")])
    assert '<figure><img class="picture" alt="" src="https://example.org/a"></figure>' in marked
    assert '<td><mark class="cell"></mark></td>' in marked
    assert with_marks(PICTURE, [Mark(Span(0, 3))]) == PICTURE.replace(">x<", "><mark>x</mark><")


def test_line_feeds_between_blocks_are_never_wrapped() -> None:
    assert with_marks("<p>a</p>\n<p>b</p>", [Mark(Span(0, 3))]) == (
        "<p><mark>a</mark></p>\n<p><mark>b</mark></p>"
    )


def test_an_excerpt_keeps_the_lists_its_blocks_stand_in() -> None:
    assert excerpt(LIST, Span(8, 10), blocks_around=0) == (
        '<ol start="3"><li><ul><li>three</li></ul></li></ol>'
    )
    assert excerpt(LIST, Span(4, 7)) == LIST.rsplit("\n", 1)[0]
    assert excerpt(LIST, Span(0, 0), blocks_around=9) == LIST
    assert excerpt("<p>a<br>\nb</p>\n<p>c</p>", Span(4, 5), blocks_around=0) == "<p>c</p>"


@given(FOREIGN_MARKUP, st.data())
def test_marks_and_excerpts_keep_words_and_elements_whole(source: str, chosen: st.DataObject) -> None:
    try:
        stored = import_html(source, rules=ImportRules(), headline="A headline").body
    except (TextRefused, NoBody):
        assume(False)
    text = canonical_text(stored)
    places = st.integers(0, len(text))
    ends = chosen.draw(st.lists(st.tuples(places, places), max_size=4))
    hrefs = ["", "/corrections/1"]
    marks = [Mark(Span(*sorted(pair)), "m", f"m{n}", hrefs[n % 2]) for n, pair in enumerate(ends)]
    marked = with_marks(with_starts(stored), marks)
    assert canonical_text(marked) == text
    assert is_sound(marked)
    assert [block.span for block in scan(marked).blocks] == [block.span for block in scan(stored).blocks]
    for mark in marks:
        cut = excerpt(marked, mark.span, blocks_around=chosen.draw(st.integers(0, 2)))
        assert is_sound(cut)
        assert mark.span.slice(text).strip("\n") in canonical_text(cut)
    for wrapped in re.findall("<a [^>]*>(?:(?!</a>).)*", marked, re.DOTALL):
        assert wrapped.count("<a ") == 1
