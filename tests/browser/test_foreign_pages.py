"""The widget on pages that are not ours: another origin, a strict policy, adverts, components, other addresses."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from typing import Any, TypeAlias

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from corrections.domain.text.stored_string import canonical_text
from tests.browser.foreign_site import ForeignSite
from tests.browser.live_site import Site, expect_selected, select_words, sent_by, serving
from tests.newsroom import BRIDGE, Newsroom

pytestmark = pytest.mark.browser
Foreign: TypeAlias = Callable[..., AbstractContextManager[Page]]
OURS = 'data-article="harbour-bridge"'
STRICT = (
    "default-src 'none'; script-src 'nonce-abc' {desk}; connect-src {desk}; style-src 'none'; base-uri 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
STORY = """
<h1>City approves harbour bridge repairs</h1>
<p>The council <mark>voted</mark> on Monday for repairs costing 41 million crowns.</p>
<div class="advertisement">ADVERTISEMENT Subscribe</div>
<p>The harbour bridge was was closed in 2019, and <a href="#">the ferry</a>
 has carried traffic since.</p>
<p>“We will not wait,” said Mayor Olha Marchenko.</p>"""
COMMENT = "What is wrong, and how do you know?"


@pytest.fixture
def site(newsroom: Newsroom, browser: Browser, paper: ForeignSite) -> Iterator[Site]:
    newsroom.__dict__["settings"] = replace(newsroom.settings, sites=(paper.url,))
    newsroom.article(canonical_url="https://paper.example/bridge")
    with serving(newsroom, browser) as served:
        yield served


def twin(site: Site) -> str:
    """The other name of this machine: another origin, and one that is allowed."""
    return site.url.replace("127.0.0.1", "localhost")


@pytest.fixture
def foreign(site: Site, paper: ForeignSite) -> Foreign:
    """Opens a page of somebody else's with the widget in it."""

    @contextmanager
    def opened(body: str, *, policy: str = STRICT, attributes: str = OURS, head: str = "") -> Iterator[Page]:
        tag = f'<script src="{site.url}/widget.js" {attributes} defer></script>'
        page_html = f"<!doctype html><html lang=en><title>The story</title>{head}{tag}<body>{body}"
        paper.pages["/story"] = page_html, policy.format(desk=site.url)
        context = site.browser.new_context(viewport={"width": 1000, "height": 800})
        page = context.new_page()
        page.goto(f"{paper.url}/story?from=feed#top")
        yield page
        context.close()

    return opened


def reported(page: Page, words: str = "") -> dict[str, Any]:
    if words:
        select_words(page, words, inside="article")
    chosen = page.evaluate("getSelection().toString()")
    page.keyboard.press("Control+Enter")
    page.get_by_label(COMMENT).fill("See the minutes.")
    body = sent_by(page, page.get_by_role("button", name="Send report").click)
    expect(page.get_by_role("heading", name="We have your report")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect_selected(page, chosen)
    return body


def test_quotes_from_a_strict_page_of_another_origin_find_their_place(site: Site, foreign: Foreign) -> None:
    text = site.body_text()
    with foreign(f"<article>{STORY}</article>") as page:
        for words in ("voted on Monday", "41 million", "was was", "said Mayor Olha"):
            body = reported(page, words)
            assert body["exact"] == words and body["start"] is None
            report, _ = site.stored()[-1]
            assert (report.verdict, report.start) == ("exact", text.index(words)), words
        assert "ADVERTISEMENT" not in "".join(str(words.prefix) + words.suffix for _, words in site.stored())
        headline = reported(page, "harbour bridge repairs")
        assert headline["part"] == "headline"
        assert page.evaluate("document.cookie") == "" and page.locator("[style]").count() == 0
        expect(page.get_by_role("button", name="Report an error in this paragraph")).to_have_count(3)


def test_a_policy_that_names_only_the_desk_has_nothing_to_complain_of(site: Site, foreign: Foreign) -> None:
    policy = STRICT.replace("'nonce-abc' ", "")
    with foreign(f"<article>{STORY}</article>", policy=policy) as page:
        said: list[str] = []
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("console", lambda line: said.append(line.text) if "Policy" in line.text else None)
        page.reload()
        select_words(page, "voted on Monday", inside="article")
        page.keyboard.press("Control+Enter")
        expect(page.get_by_role("dialog", name="Report an error")).to_be_visible()
        expect(page.locator("corrections-desk dialog")).to_have_css("border-radius", "8px")
        assert said == []


def test_displayed_capitals_and_hidden_words_are_told_from_the_source(site: Site, foreign: Foreign) -> None:
    style = "<style nonce=abc>article p { text-transform: uppercase } [hidden] { display: none }</style>"
    policy = STRICT.replace("style-src 'none'", "style-src 'nonce-abc'")
    site.newsroom.article(
        body=BRIDGE.replace("traffic since", "traffic quietly since"), canonical_url="https://paper.example/b"
    )
    story = STORY.replace("traffic since", "traffic <span hidden>quietly </span>since")
    with foreign(f"<article>{story}</article>", policy=policy, head=style) as page:
        assert page.evaluate("document.querySelector('article p').innerText").startswith("THE COUNCIL")
        assert reported(page, "repairs costing")["exact"] == "repairs costing"
        assert reported(page, "ferry\n has")["exact"] == "ferry has"  # as the source is broken into lines
        page.evaluate("getSelection().selectAllChildren(document.querySelectorAll('article p')[1])")
        body = reported(page)
        assert body["exact"].endswith("has carried traffic quietly since.")
        report, words = site.stored()[-1]
        assert report.verdict == "exact" and words.exact in site.body_text()


def test_paragraphs_that_come_late_or_again_are_read_as_they_stand(site: Site, foreign: Foreign) -> None:
    with foreign(f"<article>{STORY}</article>") as page:
        page.evaluate("""() => {
          const old = document.querySelector("article");
          const again = old.cloneNode(true);
          const post = document.createElement("p");
          post.textContent = "Newest: the mayor spoke again.";
          again.querySelector("h1").after(post);
          old.replaceWith(again);
        }""")
        for words in ("41 million", "will not wait"):
            assert reported(page, words)["exact"] == words
            assert site.stored()[-1][0].verdict == "exact"
        controls = page.get_by_role("button", name="Report an error in this paragraph")
        expect(controls).to_have_count(4)


def test_an_article_inside_a_component_and_at_another_address_is_found(site: Site, foreign: Foreign) -> None:
    host = "<story-reader></story-reader>"
    canonical = '<link rel="canonical" href="https://paper.example/bridge/amp">'
    script = """<script nonce=abc>document.addEventListener("DOMContentLoaded", () => {
      const root = document.querySelector("story-reader").attachShadow({ mode: "open" });
      const article = root.appendChild(document.createElement("article"));
      const paragraphs = ["The council voted on Monday for repairs costing 41 million crowns.",
        "The harbour bridge was was closed in 2019, and the ferry has"];
      for (const words of paragraphs)
        article.appendChild(document.createElement("p")).textContent = words;
    });</script>"""
    # The script stands in front of the widget's, so the component is there when the widget looks.
    with foreign(host, head=canonical + script, attributes="") as page:
        page.evaluate("""() => {
          const text = document.querySelector("story-reader").shadowRoot.querySelector("p").firstChild;
          getSelection().setBaseAndExtent(text, 48, text, 58);
        }""")
        body = reported(page)
        assert (body["article"], body["exact"]) == ("https://paper.example/bridge/amp", "41 million")
        assert site.stored()[-1][0].verdict == "exact"


def test_of_several_selected_places_the_first_is_taken_and_the_reader_told(
    site: Site, foreign: Foreign
) -> None:
    with foreign(f"<article>{STORY}</article>") as page:
        # Chromium selects one place at a time; other browsers, and columns of a table, give several.
        page.evaluate("""() => {
          const ranges = ["p:nth-of-type(1)", "p:nth-of-type(2)"].map((css) => {
            const range = document.createRange();
            const text = document.querySelector(`article ${css}`).firstChild;
            range.setStart(text, 4);
            range.setEnd(text, 11);
            return range;
          });
          const several = { isCollapsed: false, rangeCount: 2, getRangeAt: (number) => ranges[number],
            removeAllRanges() {}, addRange() {} };
          window.getSelection = () => several;
        }""")
        page.keyboard.press("Control+Enter")
        expect(page.get_by_text("You selected several places.")).to_be_visible()
        expect(page.get_by_role("dialog").locator("blockquote")).to_have_text("council")


def test_where_the_policy_forbids_the_report_the_form_is_offered(site: Site, foreign: Foreign) -> None:
    policy = STRICT.replace("connect-src {desk}", "connect-src 'none'")
    with foreign(f"<article>{STORY}</article>", policy=policy) as page:
        select_words(page, "41 million", inside="article")
        page.keyboard.press("Control+Enter")
        page.get_by_label("What should it say?").fill("4.1 million")
        page.get_by_role("button", name="Send report").click()
        alert = page.get_by_role("alert")
        expect(alert).to_contain_text(
            "This site does not let the report be sent from here. What you wrote is kept."
        )
        address = alert.get_by_role("link").get_attribute("href")
        expect(page.get_by_label("What should it say?")).to_have_value("4.1 million")
        page.goto(str(address))
        expect(page.get_by_label("The words that are wrong, copied from the article")).to_have_value(
            "41 million"
        )


def test_where_only_the_script_is_let_in_a_link_takes_the_dialogs_place(site: Site, foreign: Foreign) -> None:
    with foreign(f"<article>{STORY}</article>") as page:
        page.route("**/widget.js?dialog=**", lambda route: route.abort())
        select_words(page, "41 million", inside="article")
        page.keyboard.press("Control+Enter")
        link = page.get_by_role("link", name="Open the report page")
        expect(link).to_be_focused()
        assert "exact=41+million" in str(link.get_attribute("href"))
        page.unroute("**/widget.js?dialog=**")
        page.locator("article p").first.click()
        assert reported(page, "41 million")["exact"] == "41 million"


def test_an_article_that_the_desk_does_not_have_is_kept_and_said_so(
    site: Site, paper: ForeignSite, foreign: Foreign
) -> None:
    with foreign(f"<article>{STORY}</article>", attributes="") as page:
        select_words(page, "41 million", inside="article")
        page.keyboard.press("Control+Enter")
        page.get_by_label("What should it say?").fill("4.1 million")
        body = sent_by(page, page.get_by_role("button", name="Send report").click)
        assert (body["article"], body["title"]) == (f"{paper.url}/story", "The story")
        expect(page.get_by_text("We do not have this article yet")).to_be_visible()
        expect(page.get_by_role("button", name="Take it back")).to_have_count(0)
    assert site.stored() == []


def test_the_example_page_works_from_another_origin_with_late_paragraphs(site: Site) -> None:
    with site.browser.new_context() as context:
        page = context.new_page()
        said: list[str] = []
        page.on("console", lambda line: said.append(line.text) if "Policy" in line.text else None)
        page.goto(f"{twin(site)}/widget/example")
        expect(page.locator(".story[data-whole]")).to_be_attached()
        body = reported(page, "will not wait")
        assert body["exact"] == "will not wait"
        report, _ = site.stored()[-1]
        assert (report.verdict, report.start) == ("exact", site.body_text().index("will not wait"))
        assert said == []


@pytest.mark.parametrize(
    ("language", "words", "body"),
    [
        ("ar", "25 شخصا", "<p>قال الوزير إن 25 شخصا قتلوا في الهجوم.</p>"),
        ("he", "2019", "<p>השר אמר כי ב-2019 נחתם ההסכם.</p>"),
        ("uk", "41 мільйон", "<p>Міст коштував 41 мільйон гривень.</p>"),
    ],
)
def test_the_example_page_and_ours_follow_the_articles_language_and_direction(
    site: Site, language: str, words: str, body: str
) -> None:
    site.newsroom.article(slug="other", body=body, language=language)
    with site.page("/articles/other", bypass_csp=True) as page:
        article = page.locator("article")
        expect(article).to_have_attribute("dir", "ltr" if language == "uk" else "rtl")
        select_words(page, words)
        page.keyboard.press("Control+Enter")
        quote = page.get_by_role("dialog").locator("blockquote")
        expect(quote).to_have_text(words)
        expect(quote).to_have_attribute("lang", language)
        if language == "uk":
            expect(page.get_by_role("heading", name="Повідомити про помилку")).to_be_visible()
        found = Axe().run(page).response["violations"]
        assert [each["id"] for each in found] == []
        page.locator("corrections-desk textarea").nth(1).fill("!")
        page.locator("corrections-desk form .button").first.click()
        expect(page.locator("corrections-desk .done")).to_be_visible()
    report, said = site.stored()[-1]
    assert (report.verdict, said.exact) == ("exact", words)
    assert words in canonical_text(body)
