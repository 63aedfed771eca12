"""One scan of a stored string finds its text, its blocks and every character's place."""

from __future__ import annotations

from corrections.domain.text.spans import Span
from corrections.domain.text.stored_string import canonical_text, escaped, scan

ARTICLE = (
    '<p>Fares &amp; <em>fees</em><br>\nrise <abbr title="A">x</abbr></p>\n'
    '<figure><img alt="" src="https://example.org/a">\n<figcaption>The quay&nbsp;</figcaption></figure>\n'
    '<ol start="3"><li>a</li>\n<li><p>b</p>\n<ul><li>c</li></ul></li></ol>\n'
    "<table><tbody><tr><td></td>\n<td>z</td></tr></tbody></table>"
)
TEXT = "Fares & fees\nrise x\n\nThe quay\u00a0\na\nb\nc\n\nz"


def test_the_text_is_what_stands_between_the_tags() -> None:
    assert canonical_text(ARTICLE) == TEXT
    assert scan(ARTICLE).text == TEXT
    assert canonical_text("") == scan("").text == ""


def test_words_that_look_like_entities_are_read_once() -> None:
    assert canonical_text("<p>&amp;lt; &amp;amp;nbsp;</p>") == "&lt; &amp;nbsp;"
    assert escaped("&lt; <\u00a0>") == "&amp;lt; &lt;&nbsp;&gt;"


def test_each_leaf_is_a_block_with_its_path() -> None:
    blocks = scan(ARTICLE).blocks
    assert [(block.tag, block.path, block.span.slice(TEXT)) for block in blocks] == [
        ("p", (), "Fares & fees\nrise x"),
        ("img", ("figure",), ""),
        ("figcaption", ("figure",), "The quay\u00a0"),
        ("li", ("ol",), "a"),
        ("p", ("ol", "li"), "b"),
        ("li", ("ol", "li", "ul"), "c"),
        ("td", ("table", "tbody", "tr"), ""),
        ("td", ("table", "tbody", "tr"), "z"),
    ]


def test_a_block_knows_its_element_and_what_is_inside() -> None:
    picture, caption = scan(ARTICLE).blocks[1:3]
    assert ARTICLE[caption.string_start : caption.string_end] == "<figcaption>The quay&nbsp;</figcaption>"
    assert ARTICLE[caption.inner_start : caption.inner_end] == "The quay&nbsp;"
    assert ARTICLE[picture.string_start : picture.string_end] == '<img alt="" src="https://example.org/a">'
    assert picture.inner_start == picture.inner_end == picture.string_end


def test_places_lead_from_text_to_string_and_back() -> None:
    found = scan("<p>a &amp; <em>b</em></p>")
    assert [found.string_start(offset) for offset in range(6)] == [3, 4, 5, 10, 15, 25]
    assert [found.string_end(offset) for offset in range(1, 6)] == [4, 5, 10, 11, 16]
    assert found.text_offset(0) == found.text_offset(3) == 0
    assert found.text_offset(16) == 5


def test_a_place_at_a_blocks_end_belongs_to_that_block() -> None:
    found = scan("<p>one</p>\n<p>two</p>")
    assert [found.block_at(offset) for offset in range(8)] == [0, 0, 0, 0, 1, 1, 1, 1]
    assert found.blocks[1].span == Span(4, 7)
