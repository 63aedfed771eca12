"""Python and the browser read the same text from a stored string, and count the same places in it."""

from __future__ import annotations

import json
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from playwright.sync_api import Browser, Page

from corrections.domain.text.graphemes import clusters
from corrections.domain.text.intake.import_refusals import NoBody
from corrections.domain.text.intake.import_rules import ImportRules
from corrections.domain.text.markup import import_html
from corrections.domain.text.offsets import from_utf16, to_utf16
from corrections.domain.text.rendering import with_starts
from corrections.domain.text.stored_string import canonical_text, scan
from corrections.domain.text.text_refusals import TextRefused
from tests.browser.foreign_articles import WRITTEN, put_together
from tests.domain.foreign_markup import FOREIGN_MARKUP

pytestmark = pytest.mark.browser

READ_ALL = """bodies => bodies.map(body => {
  const template = document.createElement('template'); template.innerHTML = body;
  const div = document.createElement('div'); div.innerHTML = body;
  const page = '<!doctype html><body><article>' + body + '</article>';
  const whole = new DOMParser().parseFromString(page, 'text/html');
  const text = div.textContent;
  const points = []; let unit = 0;
  for (const character of text) { points.push(unit); unit += character.length; }
  return {template: template.content.textContent, div: text, points, units: text.length,
          whole: whole.querySelector('article').textContent, serialised: div.innerHTML};
})"""
READ_BLOCKS = """bodies => bodies.map(body => {
  const div = document.createElement('div'); div.innerHTML = body;
  return [...div.querySelectorAll('[data-start]')].map(block => {
    const before = document.createRange(); before.setStart(div, 0); before.setEndBefore(block);
    return [Number(block.dataset.start), [...before.toString()].length, block.textContent];
  });
})"""


@dataclass(frozen=True)
class Corpus:
    """Stored strings to compare on one page."""

    bodies: list[str]


@pytest.fixture(scope="module")
def page(browser: Browser) -> Page:
    opened = browser.new_page()
    opened.set_content("<!doctype html><title>Corpus</title>")
    return opened


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    """Written by hand, put together, and made by Hypothesis."""
    bodies: list[str] = []

    @settings(max_examples=150, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(FOREIGN_MARKUP)
    def made(source: str) -> None:
        bodies.extend(stored([source]))

    bodies.extend(stored([*WRITTEN, *put_together(150)]))
    made()
    return Corpus(bodies)


def stored(sources: list[str]) -> list[str]:
    found = []
    for source in sources:
        try:
            found.append(import_html(source, rules=ImportRules(), headline="A headline").body)
        except (TextRefused, NoBody):
            continue
    return found


def test_the_corpus_is_large_and_varied(corpus: Corpus) -> None:
    assert len(set(corpus.bodies)) >= 180
    for tag in ("ul", "table", "pre", "blockquote", "figure", "ruby", "br", "h2"):
        assert any(f"<{tag}" in body for body in corpus.bodies), tag
    assert any(ord(character) > 0xFFFF for body in corpus.bodies for character in body)


def test_the_browser_reads_the_canonical_text_however_it_parses(page: Page, corpus: Corpus) -> None:
    for body, read in zip(corpus.bodies, page.evaluate(READ_ALL, corpus.bodies), strict=True):
        expected = canonical_text(body)
        assert read["div"] == expected, body
        assert read["template"] == expected, body
        assert read["whole"] == expected, body
        assert read["serialised"] == body


def test_a_page_with_the_article_in_it_reads_the_same(browser: Browser, corpus: Corpus) -> None:
    page = browser.new_page()
    articles = "".join(f"<article>{body}</article>" for body in corpus.bodies)
    page.set_content(f"<!doctype html><meta charset=utf-8><title>All</title><body>{articles}")
    read = page.evaluate("[...document.querySelectorAll('body > article')].map(one => one.textContent)")
    page.close()
    assert read == [canonical_text(body) for body in corpus.bodies]


def test_code_points_and_utf16_units_agree_with_the_browser(page: Page, corpus: Corpus) -> None:
    for body, read in zip(corpus.bodies, page.evaluate(READ_ALL, corpus.bodies), strict=True):
        text = canonical_text(body)
        assert read["units"] == to_utf16(text, len(text))
        assert read["points"] == [to_utf16(text, offset) for offset in range(len(text))]
        assert [from_utf16(text, unit) for unit in read["points"]] == list(range(len(text)))


def test_the_starts_on_blocks_are_where_the_browser_finds_them(page: Page, corpus: Corpus) -> None:
    read = page.evaluate(READ_BLOCKS, [with_starts(body) for body in corpus.bodies])
    for body, blocks in zip(corpus.bodies, read, strict=True):
        found = scan(body)
        assert [start for start, _, _ in blocks] == [block.span.start for block in found.blocks]
        assert all(start == counted for start, counted, _ in blocks), json.dumps(body)
        assert [words for _, _, words in blocks] == [block.span.slice(found.text) for block in found.blocks]


def test_the_browser_cuts_the_same_graphemes(page: Page) -> None:
    texts = ["👨\u200d👩\u200d👧 family", "🇺🇦🇺🇦🇺🇦", "e\u0301a\u0308", "각 각", "क्षि", "👍🏽", "❤️", "a\nb"]
    script = "texts => texts.map(text => [...new Intl.Segmenter('en').segment(text)].map(one => one.segment))"
    assert page.evaluate(script, texts) == [clusters(text) for text in texts]
