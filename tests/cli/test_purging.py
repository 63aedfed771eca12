"""Caches outside hear of every page that changed, once they answer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from corrections.cli.purging import paths, purge_caches
from corrections.outside.caches import NotPurged
from corrections.queries.published.changed_pages import ChangedArticle, ChangedPages
from tests.newsroom import Newsroom
from tests.services.decisions import correction, publish_two
from tests.withdrawing.gone import marked, withdrawn

ARTICLE = "/articles/harbour-bridge"
ZOO = "/articles/zoo"


@dataclass
class Heard:
    """A cache that writes down what it was told, and answers what the test wants."""

    url: str = ""
    answer: int = 200
    asked: list[tuple[str, str, str, bytes]] = field(default_factory=list)
    tokens: set[str | None] = field(default_factory=set)


@pytest.fixture
def cache() -> Iterator[Heard]:
    heard = Heard()

    class Listener(BaseHTTPRequestHandler):
        def do_PURGE(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            heard.asked.append((self.command, self.path, self.headers["Host"], body))
            heard.tokens.add(self.headers["Authorization"])
            self.send_response(heard.answer)
            if heard.answer == 302:
                self.send_header("Location", heard.url + "/elsewhere")
            self.end_headers()

        def do_POST(self) -> None:
            self.do_PURGE()

        def log_message(self, *_words: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Listener)
    heard.url = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield heard
    server.shutdown()
    server.server_close()


def purge(newsroom: Newsroom) -> None:
    with newsroom.app.app_context():
        purge_caches(newsroom.sessions, at=newsroom.at)


def connect(newsroom: Newsroom, cache: Heard, method: str = "PURGE") -> None:
    settings = replace(newsroom.settings, purge_url=cache.url, purge_method=method, purge_token="secret")
    newsroom.__dict__["settings"] = settings


def test_a_publication_is_told_once_and_what_stands_still_never(any_newsroom: Newsroom, cache: Heard) -> None:
    connect(any_newsroom, cache)
    any_newsroom.article()
    any_newsroom.article("ferry")
    purge(any_newsroom)
    cache.asked.clear()
    publish_two(any_newsroom, any_newsroom.case(), correction("4.1 million"))
    purge(any_newsroom)
    told = {path for _, path, _, _ in cache.asked}
    expected = {"/", "/corrections", ARTICLE, f"{ARTICLE}/versions", "/corrections/2026-0001"}
    assert expected | {"/corrections.atom?article=harbour-bridge"} <= told
    assert not [path for path in told if "ferry" in path]
    assert {(method, host) for method, _, host, _ in cache.asked} == {("PURGE", "localhost:8000")}
    assert cache.tokens == {"Bearer secret"}
    cache.asked.clear()
    purge(any_newsroom)
    assert cache.asked == []


def test_one_request_tells_all_where_the_cache_wants_it_so(newsroom: Newsroom, cache: Heard) -> None:
    connect(newsroom, cache, "POST")
    newsroom.article()
    purge(newsroom)
    ((method, _, _, body),) = cache.asked
    assert method == "POST"
    assert f"http://localhost:8000{ARTICLE}" in json.loads(body)["urls"]


@pytest.mark.parametrize("answer", [302, 401, 500])
def test_what_could_not_be_told_is_told_again_and_nobody_else_gets_the_token(
    newsroom: Newsroom, cache: Heard, answer: int
) -> None:
    connect(newsroom, cache, "POST")
    newsroom.article()
    cache.answer = answer
    with pytest.raises(NotPurged):
        purge(newsroom)
    assert len(cache.asked) == 1
    cache.answer = 200
    purge(newsroom)
    assert len(cache.asked) == 2


def test_a_page_that_the_cache_does_not_hold_is_no_fault(newsroom: Newsroom, cache: Heard) -> None:
    connect(newsroom, cache)
    newsroom.article()
    cache.answer = 404
    purge(newsroom)
    assert cache.asked


def test_a_cache_that_is_not_there_is_tried_again(newsroom: Newsroom, cache: Heard) -> None:
    cache.url = "http://127.0.0.1:9"
    connect(newsroom, cache)
    newsroom.article()
    with pytest.raises(NotPurged):
        purge(newsroom)


def test_more_articles_than_are_told_at_once_are_all_told(newsroom: Newsroom, cache: Heard) -> None:
    connect(newsroom, cache, "POST")
    for number in range(103):
        newsroom.article(f"story-{number}", "<p>A few words.</p>")
    purge(newsroom)
    told = {url for *_, body in cache.asked for url in json.loads(body)["urls"]}
    assert len(cache.asked) == 2
    assert {f"http://localhost:8000/articles/story-{number}" for number in range(103)} <= told


def told_after(newsroom: Newsroom, cache: Heard) -> set[str]:
    cache.asked.clear()
    purge(newsroom)
    return {path for _, path, _, _ in cache.asked}


def test_the_version_that_was_live_before_is_named_and_older_ones_stand_still(
    newsroom: Newsroom, cache: Heard
) -> None:
    connect(newsroom, cache)
    marked(newsroom)
    purge(newsroom)
    newsroom.article("zoo", "<p>The zoo is shut.</p>", headline="Shut", dek="")
    told = told_after(newsroom, cache)
    assert {f"{ZOO}/versions/3", f"{ZOO}/versions/3.json", f"{ZOO}/versions/4", f"{ZOO}/compare/3..4"} <= told
    assert not {f"{ZOO}/versions/1", f"{ZOO}/compare/1..2"} & told


def test_once_words_are_withdrawn_every_page_of_a_version_is_named(newsroom: Newsroom, cache: Heard) -> None:
    connect(newsroom, cache)
    marked(newsroom)
    purge(newsroom)
    withdrawn(newsroom, 1)
    told = told_after(newsroom, cache)
    of_versions = {f"{ZOO}/versions/{number}{form}" for number in (1, 2, 3) for form in ("", ".json")}
    compared = {f"{ZOO}/compare/{pair}" for pair in ("1..2", "1..3", "2..3")}
    assert of_versions | compared | {ZOO, f"{ZOO}/versions", "/corrections/2026-0001"} <= told
    assert told_after(newsroom, cache) == set()


def test_a_long_history_is_named_without_every_pair() -> None:
    article = ChangedArticle(1, "zoo", 40, "City & Sea", "held True False ", every_version=True)
    told = set(paths(ChangedPages({1: 1}, (article,), ())))
    assert {f"{ZOO}/compare/1..2", f"{ZOO}/compare/1..40", "/corrections.atom?desk=City+%26+Sea"} <= told
    assert f"{ZOO}/compare/1..3" not in told
