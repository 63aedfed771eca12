"""The widget in Firefox: what is selected there is measured and stored as in Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from corrections.models import ReaderWords, Submission
from tests.browser.firefox.bidi import Firefox
from tests.browser.live_site import SELECT, Site, serving
from tests.browser.test_reader_passages import BODY, WORDS
from tests.newsroom import Newsroom

pytestmark = pytest.mark.browser
ARTICLE = "/articles/harbour-bridge"
INSIDE = """(css) => {
  const found = document.querySelector("corrections-desk")?.shadowRoot.querySelector(css);
  return Boolean(found?.checkVisibility());
}"""
MIDDLE = """(css) => {
  const box = document.querySelector("corrections-desk").shadowRoot.querySelector(css).getBoundingClientRect();
  return [box.left + box.width / 2, box.top + box.height / 2, box.height];
}"""
ENDS = """([css, words]) => {
  const element = document.querySelector(css);
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode() && !walker.currentNode.data.includes(words));
  const range = document.createRange(), start = walker.currentNode.data.indexOf(words);
  walker.currentNode.parentElement.scrollIntoView({ block: "center", behavior: "instant" });
  range.setStart(walker.currentNode, start);
  range.setEnd(walker.currentNode, start + words.length);
  const box = range.getBoundingClientRect();
  return [[box.left, box.top + box.height / 2], [box.right, box.top + box.height / 2]];
}"""
FILL = """([name, words]) => {
  const field = document.querySelector("corrections-desk").shadowRoot.querySelector(`[name=${name}]`);
  field.value = words;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}"""
CHOSEN = "() => getSelection().toString()"
PLACE = """([css, words]) => {
  const start = document.querySelector(css).textContent.indexOf(words);
  return [css, start, css, start + words.length];
}"""


@dataclass
class Tab:
    """A page of the site in Firefox."""

    site: Site
    firefox: Firefox

    def open(self, path: str = ARTICLE) -> None:
        """Open a page."""
        self.firefox.goto(self.site.url + path)
        self.firefox.said.clear()

    def select(self, words: str, *, inside: str = "#article-body") -> None:
        """Select the first place of some words."""
        self.firefox.run(SELECT, self.firefox.run(PLACE, [inside, words]))

    def dialog(self) -> None:
        """Open the dialog by the keyboard."""
        self.firefox.press("Control", "Enter")
        self.firefox.wait(INSIDE, "dialog[open] textarea")

    def click(self, css: str) -> None:
        """Click at something of the widget's."""
        x, y, _ = self.firefox.run(MIDDLE, css)
        self.firefox.click(x, y)

    def reported(self) -> tuple[Submission, ReaderWords]:
        """Report the selection with a comment; gives what was stored of it."""
        before, chosen = len(self.site.stored()), self.firefox.run(CHOSEN)
        self.dialog()
        self.firefox.run(FILL, ["comment", "See the minutes."])
        self.click("form button.button:not([type=button])")
        self.firefox.wait(INSIDE, ".done")
        self.firefox.press("Escape")
        self.firefox.wait(f"(css) => !({INSIDE})(css)", "dialog[open]")
        # Of several places the first comes back.
        self.firefox.wait(f"(words) => ({CHOSEN})() && words.startsWith(({CHOSEN})())", chosen)
        stored = self.site.stored()
        assert len(stored) == before + 1
        return stored[-1]


def stands(site: Site, told: tuple[Submission, ReaderWords]) -> str:
    """The reported words, which stand at their place in the canonical text, between their surroundings."""
    report, words = told
    text = site.body_text()
    assert report.verdict == "exact" and text[report.start : report.end] == words.exact
    assert text[: report.start].endswith(words.prefix) and text[report.end :].startswith(words.suffix)
    return words.exact


@pytest.fixture
def tab(newsroom: Newsroom, firefox: Firefox) -> Iterator[Tab]:
    newsroom.article(body=BODY)
    with serving(newsroom, firefox) as site:  # type: ignore[arg-type]  # another browser looks at it
        yield Tab(site, firefox)
    assert [line for line in firefox.said if "Policy" in line or "rror" in line] == []


def test_words_marked_with_the_mouse_are_reported_by_the_keyboard(tab: Tab) -> None:
    tab.open()
    start, end = tab.firefox.run(ENDS, ["#article-body", "comittee"])
    tab.firefox.drag(start, end)
    tab.firefox.wait(f"(words) => ({CHOSEN})() === words", "comittee")
    tab.firefox.wait(INSIDE, "button.near")
    assert tab.firefox.run(MIDDLE, "button.near")[2] >= 44
    tab.dialog()
    tab.click("[name=proposed]")
    tab.firefox.press("Control", "a")
    for letter in "committee":
        tab.firefox.press(letter)
    shown = "document.querySelector('corrections-desk').shadowRoot.querySelector('ins')?.textContent"
    tab.firefox.wait(f"() => {shown}?.includes('committee')")
    tab.firefox.press("Control", "Enter")
    tab.firefox.wait(INSIDE, ".done")
    focused = "document.querySelector('corrections-desk').shadowRoot.activeElement?.localName"
    tab.firefox.wait(f"() => {focused} === 'h2'")
    [told] = tab.site.stored()
    assert stands(tab.site, told) == "comittee" and told[1].proposed == "committee"


def test_the_button_opens_the_dialog_and_escape_gives_the_selection_back(tab: Tab) -> None:
    tab.open()
    tab.select("The bridge in May")
    tab.firefox.run(ENDS, ["#article-body", "The bridge in May"])  # scrolls there
    tab.firefox.wait(INSIDE, "button.near")
    tab.click("button.near")
    tab.firefox.wait(INSIDE, "dialog[open] textarea")
    tab.firefox.press("Escape")
    tab.firefox.wait("() => getSelection().toString() === 'The bridge in May'")


def test_a_selection_is_measured_in_code_points_of_the_canonical_text(tab: Tab) -> None:
    tab.open()
    for words in WORDS:
        tab.select(words)
        assert stands(tab.site, tab.reported()) == words


def test_a_selection_over_several_blocks_is_one_range(tab: Tab) -> None:
    tab.open()
    tab.firefox.run(SELECT, ["#article-body p:nth-of-type(2)", 10, "#article-body table", 8])
    words = stands(tab.site, tab.reported())
    assert words.startswith("Lindqvist visited") and "\nnested point\n" in words


def test_a_triple_click_ends_with_its_own_paragraph(tab: Tab) -> None:
    tab.open()
    (x, y), _ = tab.firefox.run(ENDS, ["#article-body p:nth-of-type(2)", "President"])
    tab.firefox.click(x + 8, y, times=3)
    assert (
        stands(tab.site, tab.reported())
        == "President Lindqvist visited the old harbour. The National Bank paid."
    )


def test_of_several_places_that_firefox_lets_one_select_the_first_is_taken(tab: Tab) -> None:
    tab.open()
    tab.firefox.run("""() => {
      const text = document.querySelector("#article-body > p:last-of-type").firstChild;
      getSelection().removeAllRanges();
      for (const at of [3, 8]) {
        const range = document.createRange();
        range.setStart(text, at);
        range.setEnd(text, at + 4);
        getSelection().addRange(range);
      }
    }""")
    assert tab.firefox.run("() => getSelection().rangeCount") == 2
    assert stands(tab.site, tab.reported()) == "cost"


def test_what_others_put_into_the_page_or_hide_there_does_not_count(tab: Tab) -> None:
    tab.open()
    tab.firefox.run("""() => {
      const [first, second] = document.querySelectorAll("#article-body p");
      const advertisement = document.createElement("aside");
      advertisement.textContent = "ADVERTISEMENT Subscribe today";
      second.before(advertisement);
      const inside = document.createElement("span");
      inside.dataset.corrections = "ignore";
      inside.textContent = "READ ALSO";
      second.prepend(inside);
      const capitals = new CSSStyleSheet();
      capitals.replaceSync("#article-body p { text-transform: uppercase }");
      document.adoptedStyleSheets = [capitals];
      getSelection().setBaseAndExtent(first, 0, second, second.childNodes.length);
    }""")
    words = stands(tab.site, tab.reported())
    assert words.startswith("🇺🇦🇺🇦 The") and words.endswith("National Bank paid.")
    assert "ADVERTISEMENT" not in words and "READ ALSO" not in words


@pytest.mark.parametrize(("part", "words"), [("headline", "harbour bridge"), ("dek", "starts")])
def test_headline_and_dek_are_parts_of_their_own(tab: Tab, part: str, words: str) -> None:
    tab.open()
    tab.select(words, inside=f"#article-{part}")
    report, said = tab.reported()
    assert (report.part, report.verdict, said.exact) == (part, "exact", words)


def test_pages_of_the_site_say_nothing_on_the_console(tab: Tab) -> None:
    said: dict[str, Any] = {}
    for path in (
        "/",
        ARTICLE,
        f"{ARTICLE}/versions",
        f"{ARTICLE}/report",
        "/corrections",
        "/account/sign-in",
        "/receipts",
    ):
        tab.open(path)
        tab.firefox.run("() => 0")
        said |= {path: list(tab.firefox.said)} if tab.firefox.said else {}
    assert said == {}
