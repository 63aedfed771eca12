"""The widget's address: one file for everyone, small, kept by browsers, with every language inside."""

from __future__ import annotations

import gzip
import json
import re

from corrections.views.display.widget_strings import SENTENCES
from corrections.views.widget import lightened
from tests.newsroom import Newsroom

MOST_COMPRESSED = 15_000


def table(script: str) -> dict[str, dict[str, object]]:
    found = re.search(r"const STRINGS = (\{.*\});", script)
    assert found is not None
    words: dict[str, dict[str, object]] = json.loads(found[1])
    return words


def test_it_speaks_every_language_of_the_interface(newsroom: Newsroom) -> None:
    script = newsroom.app.test_client().get("/widget.js").text
    words = table(script)
    assert set(words) == {"en", "uk"}
    assert all(set(spoken) == set(SENTENCES) for spoken in words.values())
    assert words["en"]["report"] == "Report an error"


def test_it_uses_every_sentence_it_carries_and_carries_all_it_uses(newsroom: Newsroom) -> None:
    script = newsroom.app.test_client().get("/widget.js").text
    assert set(re.findall(r"\bT\.(\w+)", script)) == set(SENTENCES)


def test_it_is_sent_compressed_to_browsers_that_can_read_it(newsroom: Newsroom) -> None:
    client = newsroom.app.test_client()
    packed = client.get("/widget.js", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip" and len(packed.data) <= MOST_COMPRESSED
    plain = client.get("/widget.js")
    assert gzip.decompress(packed.data) == plain.data
    assert plain.headers["Vary"] == packed.headers["Vary"] == "Accept-Encoding"


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
    script = newsroom.app.test_client().get("/widget.js").text
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
