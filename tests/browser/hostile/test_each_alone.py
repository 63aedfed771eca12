"""Each payload alone: on every surface that shows what readers write, in Chromium, without our security policy.

`make test` takes ten, `make campaign` all (PAYLOADS=all). That each is seen on the surfaces is checked as well.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from corrections.domain.refusals import Refusal
from corrections.domain.reporting.reports import Report, admitted
from tests.browser.hostile.looking import Stage, looked_at, staged, watching
from tests.browser.hostile.newsrooms import Original, may_stand_in_note, original, write_everywhere
from tests.browser.hostile.surfaces import mails, surfaces
from tests.browser.payloads import BREAKS, payloads

pytestmark = pytest.mark.browser
ASKED = os.environ.get("PAYLOADS", "10")
STEP = 1 if ASKED == "all" else len(payloads()) // int(ASKED)
LOTS = 8  # for as many processes
SHOWING = {
    "article", "history", "comparison", "version", "corrections", "note", "feed", "feed in RSS", "JSON",
    "JSON of a note", "JSON of a version", "queue", "reports without an article", "log page",
    "article in the editor", "note at the desk", "report form", "search", "search of the queue", "search of the log",
    "receipt 0", "receipt 1", "receipt without an article 0", "review sheet C-1", "glance C-1", "review sheet C-2",
    "glance C-2", "record of C-2", "/mails/1", "/mails/2",
}  # fmt: skip
NOTED = {
    "corrections", "feed", "feed in RSS", "history", "JSON", "log page", "note at the desk", "record of C-2", "search",
    "search of the log",
}  # fmt: skip
# Aimed at what strips tags, decodes twice or fills in templates: in a browser they are words wherever they stand.
ELSEWHERE = ("<scr<script>", "&lt;", "&#60;", "\\u003c", "{{", "${", "[if gte IE", "\u2028")
# An address leads somewhere only where it is the whole of an attribute: behind what breaks out of one, it is words.
WORDS = {before + "javascript:hit()" for before in BREAKS if before}
PLACES = {
    "text": "<p>{}</p>",
    "double": '<input value="{}">',
    "single": "<input value='{}'>",
    "link": '<a href="{}">x</a>',
}


@pytest.fixture(scope="module")
def stage() -> Iterator[Stage]:
    with staged() as served:
        yield served


@pytest.fixture(scope="module")
def first(
    migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory, stage: Stage
) -> Iterator[Original]:
    made = original(migrated_sqlite, tmp_path_factory.mktemp("alone"), stage.url)
    stage.application = made.newsroom.app
    yield made
    made.newsroom.close()


@pytest.fixture(scope="module")
def page(browser: Browser, first: Original, stage: Stage) -> Iterator[Page]:
    with watching(browser, stage.url, first.cookie) as opened:
        yield opened


def seen_with(payload: str, first: Original, stage: Stage, page: Page) -> dict[str, tuple[list[str], bool]]:
    """What every surface shows after a reader has written the payload and nothing else."""
    page.goto("about:blank")  # nothing of the last one may still ask while its database is taken away
    told = write_everywhere(first, payload)
    stage.pages = mails(first.newsroom)
    shown = surfaces(first.newsroom, told, payload) | {path: path for path in stage.pages}
    return looked_at(stage, page, shown)


@pytest.mark.parametrize("lot", range(LOTS))
def test_no_payload_alone_runs_on_any_surface(lot: int, first: Original, stage: Stage, page: Page) -> None:
    wrong = {}
    for payload in payloads()[::STEP][lot::LOTS]:
        seen = seen_with(payload, first, stage, page)
        found = {name: what for name, (what, _) in seen.items() if what}
        missing = expected(payload) - {name for name, (_, shown) in seen.items() if shown}
        if found or missing:
            wrong[payload] = (found, missing)
    assert wrong == {}


def expected(payload: str) -> set[str]:
    """On which surfaces a payload must be seen: notes take no placeholders."""
    if "hit" not in payload:
        return set()
    return SHOWING - (set() if may_stand_in_note(payload) else NOTED)


def test_on_every_surface_it_would_be_found_if_it_were_not_escaped(
    first: Original, stage: Stage, page: Page
) -> None:
    stage.unescaped = True
    try:
        seen = seen_with("</textarea><img src=x onerror=hit()>", first, stage, page)
    finally:
        stage.unescaped = False
    assert (
        SHOWING - {name for name, (found, _) in seen.items() if any("ran" in each for each in found)} == set()
    )


def test_each_payload_is_one_that_would_be_found(stage: Stage, browser: Browser) -> None:
    """Where words are not escaped, every payload that is made for browsers runs or stands ready to."""
    chosen = payloads()[::STEP]
    found = [
        each for lot in range(0, len(chosen), 20) for each in bare(chosen[lot : lot + 20], stage, browser)
    ]
    ran = sum(any("ran" in each for each in what) for what in found)
    print(
        f"unescaped, {ran} of {len(chosen)} ran at once and {sum(map(bool, found)) - ran} more stood ready to"
    )
    idle = {payload for payload, what in zip(chosen, found, strict=True) if not what} - WORDS
    assert [payload for payload in idle if not any(each in payload for each in ELSEWHERE)] == []


def bare(lot: list[str], stage: Stage, browser: Browser) -> Iterator[list[str]]:
    """What is found of each of a lot in the places where it stands unescaped, in a page that ends with the lot.

    What runs there goes on running: in one page for all, Chromium ran out of resources.
    """
    stage.pages = {
        f"/bare/{number}/{place}": f"<!doctype html><body>words {around.format(payload)}</body>"
        for number, payload in enumerate(lot)
        for place, around in PLACES.items()
    }
    with watching(browser, stage.url, "nobody") as page:
        found = looked_at(stage, page, {path: path for path in stage.pages})
    for number in range(len(lot)):
        yield [each for place in PLACES for each in found[f"/bare/{number}/{place}"][0]]


@pytest.mark.parametrize("field", ["email", "error_type", "part", "relation"])
def test_fields_that_hold_no_words_take_none_of_them(field: str) -> None:
    for payload in payloads():
        value = f"{payload}@example.org" if field == "email" else payload
        with pytest.raises(Refusal):
            admitted(Report(article="a", exact="b", **{field: value}))  # type: ignore[arg-type]
