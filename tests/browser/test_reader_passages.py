"""What the widget measures is what the server counts: code points of the canonical text, half open."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.live_site import SELECT, Site, expect_selected, select_words, sent_by, serving
from tests.newsroom import Newsroom

pytestmark = pytest.mark.browser
ARTICLE = "/articles/harbour-bridge"
BODY = """
<p>🇺🇦🇺🇦 The 👨‍👩‍👧 family voted 👍🏽 on the bill, the comittee said; 𝑬=𝑚𝑐² was printed as E=mc3.</p>
<p>President <a href="https://example.org/a">Lindqvist visited the old</a> harbour.
The <b>Nat</b>ional Bank paid.</p>
<ul><li>First point<ul><li>nested point</li></ul></li><li>Second point</li></ul>
<p>Line one<br>Line two of the poem</p>
<figure><img src="https://example.org/b.jpg" alt="A bridge">
<figcaption>The bridge in May</figcaption></figure>
<table><tr><td>Cost</td><td></td><td>41 million</td></tr></table>
<pre>a  b
c</pre>
<p dir="rtl" lang="ar">قال الوزير إن 25 شخصا قتلوا</p>
<p dir="rtl" lang="he">השר אמר כי ב-2019 נחתם ההסכם</p>
<p>The interna\u00adtional comis\u00adsion read https://example.org/very/\u200blong path</p>
<p lang="ja">市長は二十五日に辞任した。</p>
<p dir="rtl" lang="fa">شهردار می\u200cخواهد برود</p>
<p lang="uk">Президент CШA заявив, що ціна $& $$ \\1 {0} \ufffc ½ ﬁ.</p>
<p>It cost 5\u00a0000\u00a0000 crowns &amp; more &lt;b&gt;
as the minister told the minister and the minister.</p>
"""

WORDS = (
    "comittee", "👨‍👩‍👧", "🇺🇦", "mc3", "visited the old harbour", "National", "Line one\nLine two",
    "5\u00a0000\u00a0000", "The bridge in May", "41 million", "nested point", "25", "a  b\nc", "& more <b>",
    "Lindqvist visited", "2019", "comis\u00adsion", "very/\u200blong",
    "二十五日", "می\u200cخواهد", "CШA", "$& $$ \\1 {0}", "\ufffc ½ ﬁ",
)  # fmt: skip


@pytest.fixture
def site(newsroom: Newsroom, browser: Browser) -> Iterator[Site]:
    newsroom.article(body=BODY)
    with serving(newsroom, browser) as served:
        yield served


def reported(page: Page) -> dict[str, object]:
    """What the page sends when the selection is reported with a comment."""
    page.keyboard.press("Control+Enter")
    page.get_by_label("What is wrong, and how do you know?").fill("See the minutes.")
    body = sent_by(page, page.get_by_role("button", name="Send report").click)
    expect(page.get_by_role("heading", name="We have your report")).to_be_visible()
    return body


def right_places(site: Site, body: dict[str, object]) -> bool:
    """Whether offsets and context stand in the canonical text, and the server agreed."""
    text, start, end = site.body_text(), int(str(body["start"])), int(str(body["end"]))
    around = text[:start].endswith(str(body["prefix"])) and text[end:].startswith(str(body["suffix"]))
    report, words = site.stored()[-1]
    agreed = (report.start, report.end, report.verdict, words.exact) == (start, end, "exact", body["exact"])
    return text[start:end] == body["exact"] and around and agreed


def test_a_selection_is_measured_in_code_points_of_the_canonical_text(site: Site) -> None:
    with site.page(ARTICLE) as page:
        for words in WORDS:
            select_words(page, words)
            body = reported(page)
            assert body["exact"] == words
            assert right_places(site, body), words
            page.keyboard.press("Escape")
            expect_selected(page, words)


def test_a_selection_over_several_blocks_is_one_range(site: Site) -> None:
    with site.page(ARTICLE) as page:
        page.evaluate(SELECT, ["#article-body p:nth-of-type(2)", 10, "#article-body table", 8])
        body = reported(page)
        assert str(body["exact"]).startswith("Lindqvist visited") and "\nnested point\n" in str(body["exact"])
        assert right_places(site, body)


def test_a_triple_click_ends_with_its_own_paragraph(site: Site) -> None:
    with site.page(ARTICLE) as page:
        page.locator("#article-body p").nth(1).click(click_count=3, position={"x": 20, "y": 10})
        body = reported(page)
        assert body["exact"] == "President Lindqvist visited the old harbour. The National Bank paid."
        assert right_places(site, body)


def test_the_third_of_three_equal_words_is_the_third(site: Site) -> None:
    with site.page(ARTICLE) as page:
        last = "#article-body > p:last-of-type"
        length = page.locator(last).evaluate("(element) => element.textContent.length")
        page.evaluate(SELECT, [last, length - 9, last, length - 1])
        body = reported(page)
        assert body["exact"] == "minister"
        assert body["end"] == len(site.body_text()) - 1
        assert right_places(site, body)


@pytest.mark.parametrize(("part", "words"), [("headline", "harbour bridge"), ("dek", "starts")])
def test_headline_and_dek_are_parts_of_their_own(site: Site, part: str, words: str) -> None:
    with site.page(ARTICLE) as page:
        select_words(page, words, inside=f"#article-{part}")
        body = reported(page)
    assert (body["part"], body["exact"]) == (part, words)
    [(report, _)] = site.stored()
    assert (report.part, report.start, report.verdict) == (part, body["start"], "exact")


def test_a_selection_that_starts_in_the_headline_is_clipped_to_the_part_with_most_of_it(site: Site) -> None:
    with site.page(ARTICLE) as page:
        page.evaluate(SELECT, ["#article-headline", 30, "#article-body p", 40])
        body = reported(page)
        assert (body["part"], body["start"]) == ("body", 0)
        assert right_places(site, body)


def test_a_selection_that_leaves_the_article_is_clipped_to_it(site: Site) -> None:
    with site.page(ARTICLE) as page:
        last = "#article-body > p:last-of-type"
        page.evaluate(SELECT, [last, 3, ".site-footer", 5])
        body = reported(page)
        assert body["end"] == len(site.body_text())
        assert right_places(site, body)


def test_what_others_put_into_the_page_does_not_count(site: Site) -> None:
    with site.page(ARTICLE) as page:
        page.evaluate("""() => {
          const first = document.querySelector("#article-body p");
          const advertisement = document.createElement("aside");
          advertisement.textContent = "ADVERTISEMENT Subscribe today";
          first.before(advertisement);
          const inside = document.createElement("span");
          inside.dataset.corrections = "ignore";
          inside.textContent = "READ ALSO";
          first.insertBefore(inside, first.firstChild);
          const second = document.querySelectorAll("#article-body p")[1];
          const marker = document.createElement("mark");
          second.firstChild.splitText(4);
          marker.append(second.firstChild);
          second.prepend(marker);
        }""")
        page.evaluate(SELECT, ["#article-body p", 9 + 10, "#article-body p:nth-of-type(2)", 13])
        body = reported(page)
        assert "ADVERTISEMENT" not in str(body["exact"]) and "READ ALSO" not in str(body["exact"])
        assert right_places(site, body)


def test_the_context_cuts_no_character_in_two(site: Site) -> None:
    site.newsroom.article(body="<p>aa" + "😀" * 40 + "target" + "👨‍👩‍👧" * 40 + "</p>")
    with site.page(ARTICLE) as page:
        select_words(page, "target")
        body = reported(page)
        assert (body["prefix"], body["suffix"]) == ("😀" * 32, "👨‍👩‍👧" * 32)
        assert right_places(site, body)


def test_white_space_alone_is_told_and_not_taken(site: Site) -> None:
    with site.page(ARTICLE) as page:
        page.evaluate(SELECT, ["#article-body p:nth-of-type(2)", 9, "#article-body p:nth-of-type(2)", 10])
        page.keyboard.press("Control+Enter")
        expect(page.get_by_text("The selection holds no words.")).to_be_visible()
        expect(page.get_by_label("Where is it?")).to_be_visible()


def test_a_selection_that_is_too_long_asks_for_less(site: Site) -> None:
    site.newsroom.article(body="<p>" + "Many words. " * 300 + "</p>")
    with site.page(ARTICLE) as page:
        page.evaluate("getSelection().selectAllChildren(document.querySelector('#article-body'))")
        page.keyboard.press("Control+Enter")
        expect(page.get_by_text("The selection is too long.")).to_be_visible()


def test_the_selection_is_copied_before_the_page_redraws(site: Site) -> None:
    with site.page(ARTICLE) as page:
        select_words(page, "comittee")
        page.keyboard.press("Control+Enter")
        page.evaluate("() => { const all = document.querySelector('#article-body'); all.replaceChildren(); }")
        page.get_by_label("What should it say?").fill("committee")
        body = sent_by(page, page.get_by_role("button", name="Send report").click)
        expect(page.get_by_role("heading", name="We have your report")).to_be_visible()
        assert right_places(site, body)
