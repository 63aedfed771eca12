"""The widget in Firefox on others' pages: a strict policy, hidden words, the keyboard alone, the example page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.browser.firefox.bidi import Firefox
from tests.browser.firefox.test_widget_in_firefox import FILL, INSIDE, Tab, stands
from tests.browser.foreign_site import ForeignSite
from tests.browser.live_site import serving
from tests.browser.test_foreign_pages import STORY, STRICT
from tests.newsroom import BRIDGE, Newsroom

pytestmark = pytest.mark.browser
POLICY = STRICT.replace("'nonce-abc' ", "")  # names the desk, and nothing of the page's own
SHOWN = """(css) => [...document.querySelectorAll(css)].filter((each) => each.checkVisibility()).length"""
FOCUSED = """() => {
  let inner = document.activeElement;
  while (inner?.shadowRoot?.activeElement) inner = inner.shadowRoot.activeElement;
  return [inner.localName, inner.id || inner.textContent.trim()];
}"""
CORNERS = """() => {
  const dialog = document.querySelector("corrections-desk").shadowRoot.querySelector("dialog");
  return getComputedStyle(dialog).borderRadius;
}"""
# Firefox without a window lets no key press a button, of any page; all else here is done by keys.
PRESSED = "() => document.activeElement.shadowRoot.activeElement.click()"
TEXT = """(css) => document.querySelector("corrections-desk").shadowRoot.querySelector(css)?.textContent"""


@pytest.fixture
def tab(newsroom: Newsroom, firefox: Firefox, paper: ForeignSite) -> Iterator[Tab]:
    """A tab in which the policy of a page, and its scripts, complain of nothing."""
    newsroom.__dict__["settings"] = replace(newsroom.settings, sites=(paper.url,))
    newsroom.article()
    firefox.said.clear()
    with serving(newsroom, firefox) as site:  # type: ignore[arg-type]  # another browser looks at it
        yield Tab(site, firefox)
    said = [line for line in firefox.said if "Policy" in line or "rror" in line]
    assert [line for line in said if "favicon.ico" not in line] == []  # which Firefox asks for by itself


def told(tab: Tab, paper: ForeignSite, story: str = STORY, *, head: str = "", policy: str = POLICY) -> None:
    """Open a page of somebody else's with a story and the widget in it."""
    tag = f'<script src="{tab.site.url}/widget.js" data-article="harbour-bridge" defer></script>'
    html = f"<!doctype html><html lang=en><title>The story</title>{head}{tag}<body><article>{story}</article>"
    paper.pages["/story"] = html, policy.format(desk=tab.site.url)
    tab.firefox.goto(f"{paper.url}/story?from=feed#top")


def test_a_strict_policy_of_another_origin_has_nothing_to_complain_of(tab: Tab, paper: ForeignSite) -> None:
    told(tab, paper)
    for words in ("voted on Monday", "was was"):
        tab.select(words, inside="article")
        assert stands(tab.site, tab.reported()) == words
    assert tab.firefox.run("() => document.cookie + document.querySelectorAll('[style]').length") == "0"
    tab.select("41 million", inside="article")
    tab.dialog()
    assert tab.firefox.run(CORNERS) == "8px"
    tab.firefox.press("Escape")
    tab.firefox.wait("() => getSelection().toString() === '41 million'")


def test_hidden_words_and_displayed_capitals_are_told_from_the_source(tab: Tab, paper: ForeignSite) -> None:
    style = "<style nonce=abc>article p { text-transform: uppercase } [hidden] { display: none }</style>"
    policy = POLICY.replace("style-src 'none'", "style-src 'nonce-abc'")
    tab.site.newsroom.article(body=BRIDGE.replace("traffic since", "traffic quietly since"))
    story = STORY.replace("traffic since", "traffic <span hidden>quietly </span>since")
    told(tab, paper, story, head=style, policy=policy)
    tab.select("repairs costing", inside="article")
    assert tab.firefox.run("() => document.querySelector('article p').innerText").startswith("THE COUNCIL")
    assert stands(tab.site, tab.reported()) == "repairs costing"
    tab.firefox.run("() => getSelection().selectAllChildren(document.querySelectorAll('article p')[1])")
    assert stands(tab.site, tab.reported()).endswith("has carried traffic quietly since.")


def test_the_keyboard_alone_reports_a_sentence_and_comes_back(tab: Tab, paper: ForeignSite) -> None:
    told(tab, paper)
    tab.firefox.wait("() => document.querySelectorAll('corrections-desk-control').length === 3")
    for _stop in range(6):
        tab.firefox.press("Tab")
        if "paragraph" in tab.firefox.run(FOCUSED)[1]:
            break
    assert tab.firefox.run(FOCUSED) == ["button", "Report an error in this paragraph"]
    tab.firefox.press("ArrowDown")
    tab.firefox.run(PRESSED)
    tab.firefox.wait(INSIDE, "dialog[open] #where")
    seen = []
    while "comment" not in seen and len(seen) < 9:
        tab.firefox.press("Tab")
        seen.append(tab.firefox.run(FOCUSED)[1])
    assert "comment" in seen
    for letter in "In May.":
        tab.firefox.press(letter)
    tab.firefox.press("Control", "Enter")
    tab.firefox.wait(INSIDE, ".done")
    assert tab.firefox.run(FOCUSED) == ["h2", "title"]
    tab.firefox.press("Escape")
    tab.firefox.wait(f"(css) => !({INSIDE})(css)", "dialog[open]")
    assert tab.firefox.run(FOCUSED) == ["button", "Report an error in this paragraph"]
    [(report, words)] = tab.site.stored()
    assert (report.verdict, words.comment) == ("exact", "In May.")
    assert words.exact.startswith("The harbour bridge was was closed")


def test_where_the_policy_forbids_the_report_the_form_is_offered(tab: Tab, paper: ForeignSite) -> None:
    told(tab, paper, policy=POLICY.replace("connect-src {desk}", "connect-src 'none'"))
    tab.select("41 million", inside="article")
    tab.dialog()
    tab.firefox.run(FILL, ["proposed", "4.1 million"])
    tab.click("form button.button:not([type=button])")
    said = tab.firefox.wait(TEXT, ".alert p")
    assert said.startswith("This site does not let the report be sent from here. What you wrote is kept.")
    link = "() => document.querySelector('corrections-desk').shadowRoot.querySelector('.alert a').href"
    assert "/report?article=harbour-bridge&" in tab.firefox.run(link)
    tab.firefox.said.clear()  # that its policy forbade something is what this page says on its console


def test_the_example_page_works_from_another_origin_with_late_paragraphs(tab: Tab) -> None:
    tab.firefox.goto(f"{tab.site.url.replace('127.0.0.1', 'localhost')}/widget/example")
    tab.firefox.wait(SHOWN, ".story[data-whole]")
    tab.select("will not wait", inside=".story")
    assert stands(tab.site, tab.reported()) == "will not wait"
    tab.firefox.run("() => getSelection().selectAllChildren(document.querySelector('.story'))")
    words = stands(tab.site, tab.reported())
    assert words.startswith("The council voted") and "Advertisement" not in words
