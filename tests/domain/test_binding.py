"""A signature binds the words, the blocks around them, the note and the kind: nothing more, nothing less."""

from __future__ import annotations

import pytest

from corrections.domain.binding import BlockChange, block_changes, bound_digest
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.spans import Part, Span
from corrections.domain.text.splicing.splices import AttributeChange, Fix, Splice

TEXT = ArticleText(
    "Old headline", "", '<p>First one.</p>\n<p>Second <a href="https://example.org/">two</a>.</p>'
)
SIGNED = {"note": "A note.", "kind": "correction", "severity": "ordinary", "place": "foot"}


def fix(start: int, end: int, new: str, part: Part = Part.BODY, text: ArticleText = TEXT) -> Fix:
    old = text.canonical(part)[start:end]
    return Fix(1, (Splice(part, Span(start, end), old, new),))


def test_the_changed_blocks_are_told_before_and_after() -> None:
    both = Fix(1, (*fix(0, 5, "Only").changes, *fix(18, 21, "2").changes))
    assert block_changes(both, TEXT) == (
        BlockChange(Part.BODY, "First one.", "Only one."),
        BlockChange(Part.BODY, "Second two.", "Second 2."),
    )


def test_a_headline_is_one_block() -> None:
    change = fix(0, 3, "New", part=Part.HEADLINE)
    assert block_changes(change, TEXT) == (BlockChange(Part.HEADLINE, "Old headline", "New headline"),)


def test_a_block_that_goes_with_its_line_feed_is_told_as_emptied() -> None:
    gone = fix(0, 11, "")
    assert block_changes(gone, TEXT) == (BlockChange(Part.BODY, "First one.", ""),)


def test_a_last_block_that_goes_takes_the_line_feed_before_it() -> None:
    gone = fix(10, 22, "")
    assert [change.after for change in block_changes(gone, TEXT)] == [""]


def test_the_digest_does_not_mind_where_the_block_has_moved() -> None:
    moved = ArticleText("Other headline", "", "<p>New start.</p>\n" + TEXT.body)
    here = bound_digest(fix(0, 5, "Only"), TEXT, **SIGNED)
    there = bound_digest(fix(11, 16, "Only", text=moved), moved, **SIGNED)
    assert here == there


@pytest.mark.parametrize("name", SIGNED)
def test_the_digest_minds_what_is_signed_with_it(name: str) -> None:
    signed = bound_digest(fix(0, 5, "Only"), TEXT, **SIGNED)
    assert bound_digest(fix(0, 5, "Only"), TEXT, **{**SIGNED, name: "other"}) != signed


def test_the_digest_minds_how_much_a_note_repeats_where_that_is_not_all() -> None:
    change = fix(0, 5, "Only")
    signed = [bound_digest(change, TEXT, **SIGNED, restatement=told) for told in ("full", "minimal", "none")]
    assert len(set(signed)) == 3 and signed[0] == bound_digest(change, TEXT, **SIGNED)


def test_the_digest_minds_the_block_around_the_words() -> None:
    other = ArticleText("", "", TEXT.body.replace("First one", "First  1"))
    assert bound_digest(fix(0, 5, "Only"), TEXT, **SIGNED) != bound_digest(
        fix(0, 5, "Only", text=other), other, **SIGNED
    )


def test_the_digest_minds_attributes() -> None:
    links = [
        Fix(1, (AttributeChange(2, "href", "https://example.org/", new),))
        for new in ("https://a.example/", "https://b.example/")
    ]
    assert bound_digest(links[0], TEXT, **SIGNED) != bound_digest(links[1], TEXT, **SIGNED)
