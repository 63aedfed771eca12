"""Closing: what people see and sign is exactly what will be done, white space, line feeds and all."""

from __future__ import annotations

import pytest

from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.fixes import Fix, Splice, apply, close
from corrections.domain.text.spans import Part, Span
from corrections.domain.text.splicing.fix_refusals import EmptiesArticle, NothingChanges
from corrections.domain.text.text_refusals import ControlCharacter, TooManyMarks
from tests.domain.articles import article, inserted, splice

LINES = article("<p>One two, three.</p><ul><li>First</li><li>Second</li></ul><p>The end.</p>")
TABLE = article(
    "<p>Fares</p><table><tr><td>Zone</td><td>Price</td></tr><tr><td>A</td><td>2</td></tr></table>"
)


def closed(text: ArticleText, *changes: Splice) -> list[tuple[int, int, str]]:
    return [(each.span.start, each.span.end, each.new) for each in close(Fix(1, changes), text).fix.splices]


def result(text: ArticleText, *changes: Splice) -> str:
    return apply(close(Fix(1, changes), text).fix, text).body


def test_a_deletion_that_would_leave_two_spaces_takes_one() -> None:
    assert closed(LINES, splice(LINES, "two,", "")) == [(4, 9, "")]
    assert result(LINES, splice(LINES, "two,", "")).startswith("<p>One three.</p>")
    assert closed(LINES, splice(LINES, "three.", "")) == [(8, 15, "")]
    assert closed(LINES, splice(LINES, "One", "")) == [(0, 4, "")]


def test_new_words_bring_no_space_that_is_there_already() -> None:
    assert closed(LINES, inserted(LINES, " so ", after="One ")) == [(4, 4, "so ")]
    assert closed(LINES, inserted(LINES, " so ", after="One")) == [(3, 3, " so")]
    assert closed(LINES, inserted(LINES, " so  on\n", after="three.")) == [(15, 15, " so on")]
    assert closed(LINES, splice(LINES, "One", " \t So ")) == [(0, 3, "So")]


def test_spaces_around_a_line_break_go() -> None:
    poem = article("<p>One two<br>three four</p>")
    assert result(poem, splice(poem, "two", "")) == "<p>One<br>\nthree four</p>"
    assert result(poem, splice(poem, "three", "")) == "<p>One two<br>\nfour</p>"
    assert result(poem, splice(poem, "three", " 3 ")) == "<p>One two<br>\n3 four</p>"


def test_a_line_break_at_an_edge_goes_with_its_line() -> None:
    poem = article("<p>One<br>two<br>three</p>")
    assert result(poem, splice(poem, "One", "")) == "<p>two<br>\nthree</p>"
    assert result(poem, splice(poem, "three", "")) == "<p>One<br>\ntwo</p>"
    assert result(poem, splice(poem, "two\n", "")) == "<p>One<br>\nthree</p>"
    assert close(Fix(1, (splice(poem, "three", ""),)), poem).losses == ("line_break",)


def test_splices_side_by_side_see_each_others_new_words() -> None:
    pair = Splice(Part.BODY, Span(0, 3), "One", ""), Splice(Part.BODY, Span(3, 8), " two,", "Two,")
    assert result(LINES, *pair).startswith("<p>Two, three.</p>")
    both = Splice(Part.BODY, Span(4, 8), "two,", "2 "), Splice(Part.BODY, Span(8, 9), " ", " and ")
    assert result(LINES, *both).startswith("<p>One 2 and three.</p>")
    gone = Splice(Part.BODY, Span(4, 6), "tw", ""), Splice(Part.BODY, Span(6, 8), "o,", "")
    assert result(LINES, *gone).startswith("<p>One three.</p>")
    last = Splice(Part.BODY, Span(8, 9), " ", ""), Splice(Part.BODY, Span(9, 15), "three.", "")
    assert result(LINES, *last).startswith("<p>One two,</p>")


def test_an_emptied_block_takes_its_line_feed() -> None:
    assert closed(LINES, splice(LINES, "One two, three.", "")) == [(0, 16, "")]
    assert result(LINES, splice(LINES, "One two, three.", "")).startswith("<ul><li>First")
    assert closed(LINES, splice(LINES, "First", "\u200b")) == [(16, 22, "")]
    assert result(LINES, splice(LINES, "First\n", "")).split("\n")[1] == "<ul><li>Second</li></ul>"


def test_an_emptied_last_block_takes_the_line_feed_before_it() -> None:
    assert closed(LINES, splice(LINES, "The end.", "")) == [(28, 37, "")]
    assert result(LINES, splice(LINES, "The end.", "")).endswith("<li>Second</li></ul>")
    assert result(LINES, splice(LINES, "\nThe end.", "")).endswith("<li>Second</li></ul>")


def test_what_holds_nothing_any_more_goes_with_its_last_block() -> None:
    both = splice(LINES, "First", ""), splice(LINES, "Second", "")
    assert result(LINES, *both) == "<p>One two, three.</p>\n<p>The end.</p>"
    assert close(Fix(1, both), LINES).losses == ("block:ul", "block:li", "block:li")
    nested = article("<p>Start</p><ul><li>One<ul><li>deep</li></ul></li></ul>")
    assert result(nested, splice(nested, "deep", "")) == "<p>Start</p>\n<ul><li><p>One</p></li></ul>"


def test_an_emptied_cell_stays_as_an_empty_cell() -> None:
    assert closed(TABLE, splice(TABLE, "Price", "")) == [(11, 16, "")]
    assert "<td>Zone</td>\n<td></td>" in result(TABLE, splice(TABLE, "Price", ""))
    emptied = ArticleText("A", "", result(TABLE, splice(TABLE, "Price", "")))
    point = Splice(Part.BODY, Span(11, 11), "", "Cost")
    assert "<td>Zone</td>\n<td>Cost</td>" in result(emptied, point)


def test_a_cell_whose_paragraphs_all_go_keeps_its_place() -> None:
    text = article("<p>Top</p><table><tr><td><p>a</p><p>b</p></td><td>c</td></tr></table>")
    gone = splice(text, "a", ""), splice(text, "b", "")
    assert closed(text, *gone) == [(4, 6, ""), (6, 7, "")]
    after = ArticleText("A", "", result(text, *gone))
    assert after.canonical(Part.BODY) == "Top\n\nc"
    assert after.body.endswith("<tr><td></td>\n<td>c</td></tr></tbody></table>")


def test_preformatted_words_keep_their_spaces_and_no_line_feed_comes_first() -> None:
    text = article("<p>Code</p><pre>a  b\n\n  c\nd  </pre>")
    assert result(text, splice(text, "b", " x  y ")).endswith("<pre>a   x  y \n\n  c\nd</pre>")
    assert result(text, splice(text, "a  b", "")).endswith("<pre>  c\nd</pre>")
    assert result(text, splice(text, "\nd", "\n \t")).endswith("<pre>a  b\n\n  c</pre>")
    assert result(text, inserted(text, " e\r\nf", after="\nd")).endswith("d e f</pre>")
    assert result(text, splice(text, "a  b\n\n  c\nd", "")) == "<p>Code</p>"


def test_two_splices_of_preformatted_words_do_not_eat_each_other() -> None:
    text = article("<p>Code</p><pre>a\nb\nc</pre>")
    both = splice(text, "a", ""), splice(text, "b", "x")
    assert result(text, *both).endswith("<pre>x\nc</pre>")
    ends = splice(text, "b", "x"), splice(text, "c", "")
    assert result(text, *ends).endswith("<pre>a\nx</pre>")
    middle = splice(text, "a\n", ""), splice(text, "b\nc", "y")
    assert result(text, *middle).endswith("<pre>y</pre>")


@pytest.mark.parametrize("part", [Part.HEADLINE, Part.DEK])
def test_headline_and_dek_are_trimmed_and_folded(part: Part) -> None:
    text = article("<p>Words</p>", headline="One two three", dek="One two three")
    change = splice(text, "two", "", part=part), splice(text, "three", " 3\n ", part=part)
    assert apply(close(Fix(1, change), text).fix, text).canonical(part) == "One 3"


def test_a_dek_may_be_emptied_and_a_headline_may_not() -> None:
    text = article("<p>Words</p>", dek="A dek")
    [change] = close(Fix(1, (splice(text, "A dek", " \u200b", part=Part.DEK),)), text).fix.splices
    assert (change.span, change.old, change.new) == (Span(0, 5), "A dek", "")
    assert apply(Fix(1, (change,)), text).dek == ""
    with pytest.raises(EmptiesArticle):
        close(Fix(1, (splice(text, "A headline", "\u00ad", part=Part.HEADLINE),)), text)


def test_words_put_into_an_empty_dek_are_its_words() -> None:
    text = article("<p>Words</p>")
    fix = close(Fix(1, (Splice(Part.DEK, Span(0, 0), "", " A dek "),)), text).fix
    assert apply(fix, text).dek == "A dek"


def test_what_comes_back_to_the_same_words_is_left_out() -> None:
    changes = splice(LINES, "two,", "two,"), splice(LINES, "three.", "3.")
    assert closed(LINES, *changes) == [(9, 15, "3.")]
    with pytest.raises(NothingChanges):
        closed(LINES, inserted(LINES, "  ", after="One "))


def test_new_words_are_composed_and_unreadable_ones_refused() -> None:
    assert closed(LINES, splice(LINES, "two", "cafe\u0301")) == [(4, 7, "café")]
    with pytest.raises(ControlCharacter):
        closed(LINES, splice(LINES, "two", "a\x00b"))
    with pytest.raises(TooManyMarks):
        closed(LINES, splice(LINES, "two", "a" + "\u0301" * 40))
