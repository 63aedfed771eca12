"""What changed beside the words."""

from __future__ import annotations

from corrections.domain.text.markup_changes import MarkupChange, markup_changes

LINK = '<p><a href="https://example.org/{}">the ferry</a></p>'


def test_equal_strings_have_no_changes() -> None:
    assert markup_changes(LINK.format("a"), LINK.format("a")) == ()


def test_a_link_that_leads_elsewhere_is_told_with_both_addresses() -> None:
    found = markup_changes(LINK.format("a?b=1&amp;c"), LINK.format("b"))
    assert found == (MarkupChange("link", "https://example.org/a?b=1&c", "https://example.org/b"),)


def test_a_picture_that_came_and_a_link_that_went() -> None:
    found = markup_changes(LINK.format("a"), '<p>the ferry</p>\n<img src="/b.png" alt="">')
    assert found == (MarkupChange("link", "https://example.org/a", ""), MarkupChange("picture", "", "/b.png"))


def test_the_same_address_twice_is_counted() -> None:
    once, twice = LINK.format("a"), LINK.format("a") + LINK.format("a")
    assert markup_changes(once, twice) == (MarkupChange("link", "", "https://example.org/a"),)


def test_other_markup_is_one_change() -> None:
    assert markup_changes("<p>a</p>", "<h2>a</h2>") == (MarkupChange("other", "", ""),)
