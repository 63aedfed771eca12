"""Markdown comes in as HTML does."""

from __future__ import annotations

import pytest

from corrections.domain.text.intake.import_refusals import NoHeadline
from corrections.domain.text.intake.import_rules import ImportRules
from corrections.domain.text.text_refusals import ControlCharacter, TooManyMarks
from corrections.outside.markdown import import_markdown

RULES = ImportRules()


def test_a_markdown_article_becomes_headline_and_blocks() -> None:
    source = (
        "# Ferry *stops*\n\nThe ferry\nstopped on [Sunday](https://example.org/d).\n\n- one\n- two\n\n"
        "| Zone | Fare |\n|---|---|\n| A | ~~2~~ 3 |\n\nAdvertisement\n\n```\ncode <b>\n```\n"
    )
    taken = import_markdown(source, rules=RULES)
    assert taken.headline == "Ferry stops"
    assert taken.body == (
        '<p>The ferry stopped on <a href="https://example.org/d">Sunday</a>.</p>\n'
        "<ul><li>one</li>\n<li>two</li></ul>\n"
        "<table><thead><tr><th>Zone</th>\n<th>Fare</th></tr></thead>\n"
        "<tbody><tr><td>A</td>\n<td><s>2</s> 3</td></tr></tbody></table>\n"
        "<pre>code &lt;b&gt;</pre>"
    )
    assert [left.reason for left in taken.left_out] == ["advertisement"]


def test_markup_inside_markdown_is_held_to_the_same_rules() -> None:
    taken = import_markdown("Text <script>alert(1)</script><b>bold</b>", rules=RULES, headline="H")
    assert taken.body == "<p>Text <b>bold</b></p>"
    assert [left.reason for left in taken.left_out] == ["script"]


def test_a_markdown_text_needs_a_headline_too() -> None:
    with pytest.raises(NoHeadline):
        import_markdown("Only words", rules=RULES)


def test_what_no_text_may_hold_is_refused_before_it_is_parsed() -> None:
    with pytest.raises(ControlCharacter):
        import_markdown("# a\n\nb\x00", rules=RULES)
    with pytest.raises(TooManyMarks):
        import_markdown("# a\n\n" + "\u0301" * 160_000, rules=RULES)
