"""Changes of links and pictures: one attribute of one element, with an address that may be stored."""

from __future__ import annotations

import pytest

from corrections.domain.anchoring.comparing import computed_edits
from corrections.domain.anchoring.edits import Kept
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.fixes import AttributeChange, Fix, apply, carry, close, edits_of
from corrections.domain.text.spans import Part
from corrections.domain.text.splicing.fix_refusals import (
    NoLongerStands,
    NothingChanges,
    NotNormalResult,
    OldTextMissing,
    Overlapping,
)
from corrections.domain.text.splicing.start_tags import attribute_cut, element_at, start_of
from tests.domain.articles import article, fixed, splice

A, B = "https://example.org/a", "https://example.org/b?x=1&y=%222%22"
TEXT = article(
    f'<p>See <a href="{A}">one</a> and <a href="{A}">two</a>.</p>'
    '<figure><img src="https://example.org/p.jpg" alt="A &quot;view&quot;"><figcaption>Quay</figcaption></figure>'
)


def link(new: str, *, element: int = 1, old: str = A, name: str = "href") -> AttributeChange:
    return AttributeChange(element, name, old, new)


def changed(*changes: AttributeChange, text: ArticleText = TEXT) -> str:
    return apply(close(Fix(1, changes), text).fix, text).body


def test_one_link_of_two_leads_elsewhere() -> None:
    body = changed(link(B, element=2))
    assert body == TEXT.body.replace(f'{A}">two', B.replace("&", "&amp;") + '">two')
    assert edits_of(close(Fix(1, (link(B),)), TEXT).fix, TEXT).text[Part.BODY].runs == (
        Kept(0, len(TEXT.canonical(Part.BODY))),
    )


def test_pictures_change_their_address_and_their_words() -> None:
    body = changed(
        AttributeChange(4, "src", "https://example.org/p.jpg", " https://example.org/q.jpg "),
        AttributeChange(4, "alt", 'A "view"', 'The  "new" <quay>\n& more '),
    )
    assert 'src="https://example.org/q.jpg"' in body
    assert 'alt="The &quot;new&quot; &lt;quay&gt; &amp; more"' in body


@pytest.mark.parametrize("address", ["http://example.org/", "mailto:a@example.org", "HTTPS://example.org/"])
def test_addresses_of_known_schemes_are_taken(address: str) -> None:
    assert f'href="{address}"' in changed(link(address))


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "data:text/html,x", "/relative", "example.org", "", "//example.org/", "ftp://example.org/",
        "https://example.org/a b", "java\nscript:alert(1)", "https://[example.org/", "vbscript:x", " javascript:x",
    ],
)  # fmt: skip
def test_any_other_address_is_refused(address: str) -> None:
    with pytest.raises(NotNormalResult) as refused:
        changed(link(address))
    assert refused.value.fields == {"href": "scheme"}


@pytest.mark.parametrize(
    "change",
    [
        link(B, old=B), link(B, element=0), link(B, element=99), link(B, element=-1), link(B, element=4),
        AttributeChange(1, "src", A, B), AttributeChange(1, "title", "x", B), AttributeChange(1, "onclick", "", B),
    ],
)  # fmt: skip
def test_an_attribute_that_does_not_stand_there_is_refused(change: AttributeChange) -> None:
    with pytest.raises(OldTextMissing):
        changed(change)


def test_a_picture_without_words_is_given_some() -> None:
    text = article('<p>See</p><figure><img src="https://example.org/p.jpg"></figure>')
    assert 'alt="A view"' in changed(AttributeChange(2, "alt", "", "A view"), text=text)


def test_an_attribute_that_the_element_does_not_have_is_refused() -> None:
    with pytest.raises(OldTextMissing):
        attribute_cut("<p><a>x</a></p>", link(B, old=""))


def test_the_same_address_again_is_no_change() -> None:
    with pytest.raises(NothingChanges):
        changed(link(f" {A} "))
    assert changed(link(A), link(B, element=2)) == changed(link(B, element=2))


def test_a_link_cannot_change_while_its_words_go() -> None:
    with pytest.raises(Overlapping):
        close(Fix(1, (splice(TEXT, "one", ""), link(B))), TEXT)
    with pytest.raises(Overlapping):
        close(Fix(1, (link(A + "/c"), link(B))), TEXT)


def test_words_and_address_of_a_link_change_together() -> None:
    fix = close(Fix(1, (link(B, element=2), splice(TEXT, "two", "2"))), TEXT).fix
    assert [type(change).__name__ for change in fix.changes] == ["Splice", "AttributeChange"]
    assert 'y=%222%22">2</a>' in apply(fix, TEXT).body


def test_a_changed_link_is_carried_to_where_its_element_went() -> None:
    fix = close(Fix(1, (link(B, element=2),)), TEXT).fix
    other = close(Fix(1, (splice(TEXT, "one", ""),)), TEXT).fix
    carried = carry(fix, [edits_of(other, TEXT)], base=TEXT, onto=2)
    assert carried.attribute_changes == (link(B, element=1),)
    assert f'{B.replace("&", "&amp;")}">two</a>' in apply(carried, fixed(TEXT, "one", "")).body


def test_a_link_that_went_or_was_changed_is_not_changed_again() -> None:
    fix = close(Fix(1, (link(B),)), TEXT).fix
    gone = close(Fix(1, (splice(TEXT, "one", ""),)), TEXT).fix
    for step in (edits_of(gone, TEXT), edits_of(fix, TEXT)):
        with pytest.raises(NoLongerStands):
            carry(fix, [step], base=TEXT, onto=2)


def test_over_a_body_that_came_whole_one_of_two_equal_links_is_not_told_from_the_other() -> None:
    after = article(f'<p>Now see <a href="{A}">two</a>.</p>')
    fix = close(Fix(1, (link(B),)), TEXT).fix
    with pytest.raises(NoLongerStands):
        carry(fix, [computed_edits(TEXT, after)], base=TEXT, onto=2)


def test_over_a_body_that_came_whole_a_link_that_is_alone_is_found() -> None:
    text = article(f'<p>A first line stays as it is.</p><p>See <a href="{A}">one</a> here.</p>')
    after = article(f'<p>A first line stays as it was.</p><p>See <a href="{A}">one</a> here.</p>')
    carried = carry(Fix(1, (link(B, element=2),)), [computed_edits(text, after)], base=text, onto=2)
    assert apply(carried, after).body.count("y=%222%22") == 1


def test_start_tags_are_counted_from_the_start_of_the_string() -> None:
    assert start_of(TEXT.body, 1) == (TEXT.body.index("<a"), TEXT.body.index("one"))
    assert element_at(TEXT.body, TEXT.body.index("<figure")) == 3
    assert start_of(TEXT.body, 99) == (0, 0)
