"""Whatever comes in, what is stored has one form: its own fixed point, whose text one scan finds."""

from __future__ import annotations

import unicodedata
from collections import Counter
from html.parser import HTMLParser

import nh3
import pytest
from hypothesis import assume, example, given

from corrections.domain.text.intake.allow_list import BOUNDARIES, LEAF_MAKERS, REMOVED
from corrections.domain.text.intake.import_refusals import NoBody
from corrections.domain.text.intake.import_rules import ImportRules
from corrections.domain.text.intake.tidying import is_visible
from corrections.domain.text.markup import ImportedText, check_stored, import_html, import_plain
from corrections.domain.text.stored_string import canonical_text, scan
from corrections.domain.text.text_refusals import TextRefused
from tests.domain.foreign_markup import FOREIGN_MARKUP, WORDS

RULES = ImportRules()


class TextContent(HTMLParser):
    """A second opinion on `textContent`."""

    def __init__(self, stored: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words = ""
        self.feed(stored)
        self.close()

    def handle_data(self, data: str) -> None:
        self.words += data


def visible_letters(text: str) -> Counter[str]:
    return Counter(letter for letter in unicodedata.normalize("NFD", text) if is_visible(letter))


def imported(source: str) -> ImportedText:
    try:
        return import_html(source, rules=RULES, headline="A headline")
    except (TextRefused, NoBody):
        assume(False)
        raise


@given(FOREIGN_MARKUP)
@example("<p>x<table><tr><td>y<a href='https://example.org'><td>z</table>")
@example("<table><caption>a</caption><caption>b</caption><tr><td>x</table>")
@example("<ul>a<ul>b<li>c</ul><table><tr><td>d</table></ul>")
def test_every_import_ends_in_a_normal_form_that_is_its_own_fixed_point(source: str) -> None:
    body = imported(source).body
    check_stored(body)
    again = import_html(body, rules=ImportRules(advertisement_lines=frozenset()), headline="Another")
    assert again.body == body
    assert again.left_out == ()


@given(FOREIGN_MARKUP)
def test_the_canonical_text_is_what_a_parser_reads(source: str) -> None:
    body = imported(source).body
    text = canonical_text(body)
    assert text == TextContent(body).words == scan(body).text
    assert unicodedata.is_normalized("NFC", text)
    assert "\r" not in text
    assert text.strip(" \n") or not text.strip()


@given(FOREIGN_MARKUP)
def test_blocks_cover_the_text_but_for_one_line_feed_between_them(source: str) -> None:
    body = imported(source).body
    found = scan(body)
    assert "\n".join(block.span.slice(found.text) for block in found.blocks) == found.text
    for block in found.blocks:
        inner = body[block.inner_start : block.inner_end]
        assert canonical_text(inner) == block.span.slice(found.text) or block.tag == "img"
        assert body[block.string_start :].startswith(f"<{block.tag}")
        assert found.blocks[found.block_at(block.span.start)] == block
        assert found.blocks[found.block_at(block.span.end)] == block


@given(FOREIGN_MARKUP)
def test_each_character_of_the_text_has_its_place_in_the_string(source: str) -> None:
    body = imported(source).body
    found = scan(body)
    for offset, character in enumerate(found.text):
        start, end = found.string_start(offset), found.string_end(offset + 1)
        assert canonical_text(body[start:end]) == character
        assert found.text_offset(start) == offset
        assert found.text_offset(end) == offset + 1
    assert found.string_start(len(found.text)) == len(body)


@given(FOREIGN_MARKUP)
def test_no_letter_is_lost_or_made_up(source: str) -> None:
    left_out = ("<aside", "data-corrections", "dvertisement", "emoji")
    assume(not any(sign in source for sign in left_out))
    everything = TextContent(nh3.clean(source, tags={"p"}, clean_content_tags=set(REMOVED))).words
    assert visible_letters(canonical_text(imported(source).body)) == visible_letters(everything)


BREAKING = (BOUNDARIES | LEAF_MAKERS | {"ul", "ol", "blockquote", "li", "menu"}) - {"hr", "aside", "nav"}


@pytest.mark.parametrize("tag", sorted(BREAKING))
def test_words_on_both_sides_of_a_line_breaking_element_are_never_glued(tag: str) -> None:
    text = canonical_text(imported(f"<div>one<{tag}>two</{tag}>three</div>").body)
    assert "onetwo" not in text
    assert "twothree" not in text


@given(WORDS)
def test_plain_text_ends_in_the_same_normal_form(source: str) -> None:
    try:
        body = import_plain(source, rules=RULES, headline="A headline").body
    except (TextRefused, NoBody):
        assume(False)
    check_stored(body)
    assert canonical_text(body) == TextContent(body).words
