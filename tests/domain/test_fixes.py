"""A fix keeps the markup, says what it loses, and is refused wherever it could do anything else."""

from __future__ import annotations

import pytest

from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.fixes import Fix, Splice, apply, carry, close, edits_of, from_json, to_json
from corrections.domain.text.spans import Part, Span
from corrections.domain.text.splicing.fix_refusals import (
    CrossesBlocks,
    EmptiesArticle,
    NoLongerStands,
    NothingChanges,
    NotNormalResult,
    OldTextMissing,
    Overlapping,
)
from corrections.domain.text.splicing.splices import AttributeChange
from tests.domain.articles import article, fixed, inserted, splice

LINKED = article(
    '<p>President <a href="https://example.org/?a=1&amp;b=2">Lindqvist visited</a> the <em>old</em> port.</p>'
    "<p>The <b>Nat</b>ional Bank &amp; others.</p>"
)
PLAIN = article("<p>The comittee said so.</p><p>The comittee met.</p>")


def result(text: ArticleText, *changes: Splice) -> tuple[str, tuple[str, ...]]:
    closed = close(Fix(1, changes), text)
    return apply(closed.fix, text).body, closed.losses


def test_new_words_take_the_marks_of_the_first_character_they_replace() -> None:
    body, losses = result(LINKED, splice(LINKED, "visited the", "saw the"))
    assert '<a href="https://example.org/?a=1&amp;b=2">Lindqvist saw the</a> <em>old' in body
    assert losses == ()
    body, _ = result(LINKED, splice(LINKED, "President Lindqvist", "Mayor Berg"))
    assert body.startswith('<p>Mayor Berg<a href="https://example.org/?a=1&amp;b=2"> visited</a>')


def test_an_insertion_takes_the_marks_of_the_character_before() -> None:
    body, _ = result(LINKED, inserted(LINKED, " twice", after="visited"))
    assert "Lindqvist visited twice</a>" in body
    body, _ = result(LINKED, inserted(LINKED, "ion", after="Nat"))
    assert "The <b>Nation</b>ional" in body


def test_an_insertion_at_a_blocks_start_takes_the_marks_of_the_one_after() -> None:
    text = article("<p>Before.</p><p><em>Now</em> this</p>")
    assert result(text, inserted(text, "So ", after="Before.\n"))[0].endswith("<p><em>So Now</em> this</p>")


def test_an_element_that_is_left_without_words_goes_and_is_told() -> None:
    body, losses = result(LINKED, splice(LINKED, "Lindqvist visited", ""))
    assert body.startswith("<p>President the <em>old</em> port.</p>")
    assert losses == ("link:https://example.org/?a=1&b=2",)
    body, losses = result(LINKED, splice(LINKED, "the old", "an"))
    assert body.startswith(
        '<p>President <a href="https://example.org/?a=1&amp;b=2">Lindqvist visited</a> an port'
    )
    assert losses == ("element:em",)


def test_elements_inside_an_emptied_one_go_with_it() -> None:
    text = article('<p>Go <a href="https://example.org/"><em>there</em></a> and <code>x y</code></p>')
    body, losses = result(text, splice(text, "there", ""))
    assert body == "<p>Go and <code>x y</code></p>"
    assert losses == ("link:https://example.org/", "element:em")
    assert result(text, splice(text, "x", ""))[0].endswith("and <code>y</code></p>")


def test_a_line_break_that_is_replaced_is_told() -> None:
    poem = article("<p>Line one<br>Line two</p>")
    body, losses = result(poem, splice(poem, "one\nLine", "one, line"))
    assert (body, losses) == ("<p>Line one, line two</p>", ("line_break",))


def test_what_goes_with_a_block_is_told() -> None:
    text = article('<p>Stays</p><p>Goes <a href="https://example.org/">away</a><br><em>now</em></p>')
    body, losses = result(text, splice(text, "Goes away\nnow", ""))
    assert body == "<p>Stays</p>"
    assert losses == ("block:p", "link:https://example.org/", "line_break", "element:em")


def test_signs_of_markup_are_written_as_words() -> None:
    body, _ = result(PLAIN, splice(PLAIN, "said", '<b>&amp;"\u00a0</b>'))
    assert '<p>The comittee &lt;b&gt;&amp;amp;"&nbsp;&lt;/b&gt; so.</p>' in body
    assert fixed(PLAIN, "said", "<i>").canonical(Part.BODY).startswith("The comittee <i> so.")


def test_an_entity_is_one_sign() -> None:
    body, _ = result(LINKED, splice(LINKED, "&", "and"))
    assert "Bank and others" in body
    assert "Bank &amp; all others" in result(LINKED, inserted(LINKED, " all", after="Bank &"))[0]


def test_words_that_would_join_with_their_neighbours_are_refused() -> None:
    text = article("<p>cafe and more</p>", headline="cafe")
    for part in (Part.BODY, Part.HEADLINE):
        with pytest.raises(NotNormalResult):
            close(Fix(1, (inserted(text, "\u0301", after="cafe", part=part),)), text)
    stacked = article("<p>a" + "\u0316" * 20 + " b</p>")
    with pytest.raises(NotNormalResult):
        close(Fix(1, (inserted(stacked, "\u0316" * 20, after="a" + "\u0316" * 20),)), stacked)


def test_an_accent_in_another_element_than_its_letter_is_refused() -> None:
    text = article("<p>One <em>x</em>y</p>")
    with pytest.raises(NotNormalResult):
        close(Fix(1, (splice(text, "y", "\u0301y"),)), text)


def test_a_splice_over_a_blocks_end_is_refused() -> None:
    for old in ("so.\nThe", "so.\n", "\nThe", "said so.\nThe comittee met."):
        with pytest.raises(CrossesBlocks):
            close(Fix(1, (splice(PLAIN, old, ""),)), PLAIN)
    with pytest.raises(CrossesBlocks):
        close(Fix(1, (splice(PLAIN, "The comittee said so.\n", "Words"),)), PLAIN)


def test_a_picture_holds_no_words() -> None:
    text = article('<p>One</p><figure><img src="https://example.org/a.jpg"></figure><p>Two</p>')
    with pytest.raises(CrossesBlocks):
        close(Fix(1, (Splice(Part.BODY, Span(4, 4), "", "words"),)), text)


def test_changes_that_overlap_are_refused() -> None:
    wide, narrow = splice(PLAIN, "The comittee", "A panel"), splice(PLAIN, "comittee", "committee")
    for pair in ((wide, narrow), (narrow, narrow), (narrow, Splice(Part.BODY, Span(5, 5), "", "x"))):
        with pytest.raises(Overlapping):
            close(Fix(1, pair), PLAIN)
    twice = inserted(PLAIN, "a", after="The"), inserted(PLAIN, "b", after="The")
    with pytest.raises(Overlapping):
        close(Fix(1, twice), PLAIN)


def test_changes_beside_each_other_and_out_of_order_are_brought_in_order() -> None:
    late, early = splice(PLAIN, "said", "says"), splice(PLAIN, "comittee ", "committee ")
    closed = close(Fix(1, (late, early)), PLAIN).fix
    assert closed.splices == (early, late)
    assert apply(closed, PLAIN).canonical(Part.BODY).startswith("The committee says so.")
    with pytest.raises(NotNormalResult):
        apply(Fix(1, (late, early)), PLAIN)


def test_a_fix_that_is_not_closed_is_not_applied() -> None:
    loose = Fix(1, (splice(PLAIN, "said", ""),))
    for refuses in (apply, edits_of):
        with pytest.raises(NotNormalResult):
            refuses(loose, PLAIN)


@pytest.mark.parametrize("new", ["comittee", "comit\u00adtee", "comittee\u200b", "\u202dcomittee\u202c"])
def test_case_38_what_nobody_could_see_is_no_change(new: str) -> None:
    with pytest.raises(NothingChanges):
        close(Fix(1, (splice(PLAIN, "comittee", new),)), PLAIN)


def test_an_empty_fix_changes_nothing() -> None:
    with pytest.raises(NothingChanges):
        close(Fix(1, ()), PLAIN)


def test_an_article_is_never_emptied() -> None:
    both = splice(PLAIN, "The comittee said so.", ""), splice(PLAIN, "The comittee met.", "")
    with pytest.raises(EmptiesArticle):
        close(Fix(1, both), PLAIN)
    table = article("<table><tr><td>a</td><td>b</td></tr></table>")
    with pytest.raises(EmptiesArticle):
        close(Fix(1, (splice(table, "a", ""), splice(table, "b", "\u200b"))), table)
    picture = article('<figure><img src="https://example.org/a.jpg"></figure><p>Two</p>')
    with pytest.raises(EmptiesArticle):
        close(Fix(1, (splice(picture, "Two", ""),)), picture)


def test_an_article_without_a_headline_takes_no_fix() -> None:
    text = ArticleText("\u200b", "", PLAIN.body)
    with pytest.raises(EmptiesArticle):
        close(Fix(1, (splice(text, "said", "says"),)), text)


@pytest.mark.parametrize("span", [(4, 12), (4, 13), (400, 408)])
def test_old_words_that_do_not_stand_there_are_refused(span: tuple[int, int]) -> None:
    wrong = Splice(Part.BODY, Span(*span), "committee", "panel")
    for refuses in (close, apply, edits_of):
        with pytest.raises(OldTextMissing):
            refuses(Fix(1, (wrong,)), PLAIN)


def test_the_same_fix_is_refused_the_second_time() -> None:
    fix = close(Fix(1, (splice(PLAIN, "comittee", "committee"),)), PLAIN).fix
    after = apply(fix, PLAIN)
    with pytest.raises(OldTextMissing):
        apply(fix, after)
    with pytest.raises(NoLongerStands):
        carry(fix, [edits_of(fix, PLAIN)], base=PLAIN, onto=2)


def test_equal_words_behind_a_fix_are_not_taken_for_the_old_ones() -> None:
    text = article("<p>ha ha ha he said</p>")
    for change in (splice(text, "ha ", ""), inserted(text, "reportedly ", after="he ")):
        fix = close(Fix(1, (change,)), text).fix
        with pytest.raises(NoLongerStands):
            carry(fix, [edits_of(fix, text)], base=text, onto=2)


def test_a_fix_is_carried_to_a_later_version() -> None:
    fix = close(Fix(1, (splice(PLAIN, "met", "sat"), inserted(PLAIN, "all ", after="said "))), PLAIN).fix
    other = close(Fix(1, (splice(PLAIN, "The", "Then the"),)), PLAIN).fix
    after = apply(other, PLAIN)
    carried = carry(fix, [edits_of(other, PLAIN)], base=PLAIN, onto=2)
    assert carried.base == 2
    assert apply(carried, after).canonical(Part.BODY) == "Then the comittee said all so.\nThe comittee sat."
    assert carry(fix, [], base=PLAIN, onto=1) == fix


def test_an_insertion_whose_neighbour_went_is_refused() -> None:
    fix = close(Fix(1, (inserted(PLAIN, " all", after="said"),)), PLAIN).fix
    later = close(Fix(1, (splice(PLAIN, "so.", ""),)), PLAIN).fix
    with pytest.raises(NoLongerStands):
        carry(fix, [edits_of(later, PLAIN)], base=PLAIN, onto=2)


@pytest.mark.parametrize("body", ["<p>a/b</p><p>More</p>", "<p>a/b</p>"])
def test_a_fix_that_would_now_empty_its_block_or_the_article_has_to_be_made_anew(body: str) -> None:
    text = article(body)
    first, second = (close(Fix(1, (splice(text, old, ""),)), text).fix for old in ("a/", "b"))
    with pytest.raises(NoLongerStands):
        carry(second, [edits_of(first, text)], base=text, onto=2)


def test_a_fix_is_stored_as_plain_values() -> None:
    fix = Fix(3, (splice(PLAIN, "said", "says"), AttributeChange(1, "href", "https://a.example/", "b")))
    assert to_json(fix) == {
        "base": 3,
        "changes": [
            {"part": "body", "start": 13, "end": 17, "old": "said", "new": "says"},
            {"element": 1, "name": "href", "old": "https://a.example/", "new": "b"},
        ],
    }
    assert from_json(to_json(fix)) == fix
