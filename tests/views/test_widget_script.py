"""The widget's address: one file for everyone, small, kept by browsers, with every language inside."""

from __future__ import annotations

import gzip
import json
import re
from typing import Any

import brotli
import pytest

from corrections.views.display.widget_parts import lightened
from corrections.views.display.widget_strings import SENTENCES, TRIGGER_SENTENCES, sentences
from tests.newsroom import Newsroom

MOST_COMPRESSED = 8_000
MOST_FOR_THE_DIALOG = 12_000


def table(script: str, name: str) -> dict[str, Any]:
    found = re.search(rf"const {name} ?= ?(\{{.*\}});", script)
    assert found is not None
    words: dict[str, Any] = json.loads(found[1])
    return words


def sentences_of(newsroom: Newsroom, language: str) -> dict[str, Any]:
    with newsroom.app.test_request_context():
        return sentences(language)


def fetched(newsroom: Newsroom, dialog: str = "") -> str:
    return (
        newsroom.app.test_client().get("/widget.js", query_string={"dialog": dialog} if dialog else {}).text
    )


def test_what_a_page_loads_speaks_every_language_in_the_few_words_it_needs(newsroom: Newsroom) -> None:
    words = table(fetched(newsroom), "WORDS")
    assert list(words) == ["en", "uk"]
    assert all(set(spoken) == set(TRIGGER_SENTENCES) for spoken in words.values())
    assert words["en"]["report"] == "Report an error"


@pytest.mark.parametrize("language", ["en", "uk"])
def test_the_dialog_speaks_the_one_language_that_was_asked_for(newsroom: Newsroom, language: str) -> None:
    words = table(fetched(newsroom, language), "T")
    assert words == sentences_of(newsroom, language)


def test_a_language_that_nobody_knows_is_answered_in_the_first(newsroom: Newsroom) -> None:
    assert fetched(newsroom, "xx") == fetched(newsroom, "en")


def test_it_uses_every_sentence_it_carries_and_carries_all_it_uses(newsroom: Newsroom) -> None:
    for script, carried in ((fetched(newsroom), TRIGGER_SENTENCES), (fetched(newsroom, "en"), SENTENCES)):
        assert set(re.findall(r"\bT\.(\w+)", script)) == set(carried)


def test_the_dialog_takes_what_the_page_hands_it(newsroom: Newsroom) -> None:
    given = re.search(r"const kit = \{(.*?)\};", fetched(newsroom))
    taken = re.search(r"function start\(\{(.*?)\}\)", fetched(newsroom, "en"))
    assert given is not None and taken is not None
    assert set(re.findall(r"\w+", given[1])) == set(re.findall(r"\w+", taken[1]))


def test_what_a_page_loads_is_at_most_eight_kilobytes_compressed(newsroom: Newsroom) -> None:
    client = newsroom.app.test_client()
    packed = client.get("/widget.js", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip" and len(packed.data) <= MOST_COMPRESSED
    plain = client.get("/widget.js")
    assert gzip.decompress(packed.data) == plain.data
    assert "Accept-Encoding" in plain.headers["Vary"] and "Accept-Encoding" in packed.headers["Vary"]
    smallest = client.get("/widget.js", headers={"Accept-Encoding": "gzip, deflate, br"})
    assert smallest.headers["Content-Encoding"] == "br" and len(smallest.data) < len(packed.data)
    assert brotli.decompress(smallest.data) == plain.data
    assert len({each.headers["ETag"] for each in (plain, packed, smallest)}) == 3


@pytest.mark.parametrize("language", ["en", "uk"])
def test_the_dialog_is_small_too(newsroom: Newsroom, language: str) -> None:
    client = newsroom.app.test_client()
    packed = client.get(f"/widget.js?dialog={language}", headers={"Accept-Encoding": "gzip"})
    assert len(packed.data) <= MOST_FOR_THE_DIALOG


def test_a_browser_that_has_it_is_told_so(newsroom: Newsroom) -> None:
    client = newsroom.app.test_client()
    first = client.get("/widget.js")
    assert first.headers["Cache-Control"] == "public, max-age=600"
    again = client.get("/widget.js", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_other_sites_may_load_it_and_it_sets_no_cookie(newsroom: Newsroom) -> None:
    answer = newsroom.app.test_client().get("/widget.js")
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "Set-Cookie" not in answer.headers


def test_it_never_makes_markup_or_code_from_text(newsroom: Newsroom) -> None:
    script = fetched(newsroom) + fetched(newsroom, "en")
    for banned in (
        "innerHTML",
        "outerHTML",
        "insertAdjacent",
        "document.write",
        "eval(",
        "Function(",
        ".cookie",
    ):
        assert banned not in script


def test_lightening_takes_nothing_but_comments_and_indentation() -> None:
    assert lightened('  // why\n\n  a("//b");\n') == 'a("//b");\n'
