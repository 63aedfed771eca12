"""Pages kept in front of the application: the same bytes, always current, a bounded memory."""

from __future__ import annotations

import gzip
import random
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import count
from pathlib import Path
from threading import Event
from typing import Any

import brotli
import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event, text

from corrections.factory import create_app
from corrections.freshness import Freshness
from corrections.views.serving.front_layer import FrontLayer
from corrections.views.serving.kept_pages import KeptPages, kept_page
from tests.newsroom import PASSWORDS, Newsroom
from tests.services.decisions import correction, minor, publish_now, publish_two

ARTICLE = "/articles/harbour-bridge"
PAGES = (
    "/",
    ARTICLE,
    f"{ARTICLE}/versions",
    f"{ARTICLE}/versions.svg",
    f"{ARTICLE}/versions/1",
    f"{ARTICLE}/timemap",
    "/corrections",
    "/corrections?kind=correction",
    "/corrections.atom",
    "/corrections.json",
)
OTHER_PROCESS = """
import sys
from datetime import timedelta
from pathlib import Path
from tests.newsroom import MONDAY, Newsroom
from tests.services.decisions import correction, publish_two
newsroom = Newsroom(sys.argv[1], instance=Path(sys.argv[2]))
newsroom.at = MONDAY + timedelta(hours=1)
publish_two(newsroom, int(sys.argv[3]), correction("4.1 million"))
"""


@pytest.fixture
def desk(any_newsroom: Newsroom) -> Newsroom:
    any_newsroom.article()
    return any_newsroom


def layer_of(app: Flask) -> FrontLayer:
    layer = app.wsgi_app
    assert isinstance(layer, FrontLayer)
    return layer


@pytest.fixture
def stamps(any_newsroom: Newsroom) -> Iterator[Freshness]:
    made = Freshness(any_newsroom.sessions.reads.kw["bind"])
    yield made
    made.close()


@pytest.fixture
def bare(any_newsroom: Newsroom) -> Iterator[FlaskClient]:
    """The same newsroom, every page made anew."""
    settings = replace(any_newsroom.settings, page_memory=0)
    app = create_app(settings, clock=lambda: any_newsroom.at, passwords=PASSWORDS)
    yield app.test_client()
    app.extensions["corrections.sessions"].reads.kw["bind"].dispose()


def seen(client: FlaskClient, path: str, **headers: str) -> tuple[int, bytes, dict[str, str]]:
    answer = client.get(path, headers=headers)
    told = {
        name: value
        for name, value in answer.headers.items()
        if name not in ("Vary", "Content-Length", "Date")
    }
    return answer.status_code, answer.data, told


def test_a_page_is_the_same_with_the_layer_and_without(desk: Newsroom, bare: FlaskClient) -> None:
    publish_two(desk, desk.case(), correction("4.1 million"))
    kept = desk.app.test_client()
    for path in PAGES:
        for language in ("en", "uk", "de, uk;q=0.5"):
            first = seen(kept, path, **{"Accept-Language": language})
            again = seen(kept, path, **{"Accept-Language": language})
            assert first == again == seen(bare, path, **{"Accept-Language": language})


def test_the_second_request_makes_no_page(newsroom: Newsroom) -> None:
    newsroom.article()
    client = newsroom.app.test_client()
    client.get(ARTICLE)
    newsroom.app.view_functions["public.article"] = lambda **_: pytest.fail("made again")
    assert "41 million" in client.get(ARTICLE).text


def test_a_note_of_another_process_stands_on_the_first_page_after_it(desk: Newsroom, tmp_path: Path) -> None:
    client, case = desk.app.test_client(), desk.case()
    before = {path: client.get(path).data for path in PAGES}
    command = [sys.executable, "-c", OTHER_PROCESS, desk.url, str(tmp_path), str(case)]
    subprocess.run(command, check=True, cwd=Path(__file__).resolve().parents[3])
    after = {path: client.get(path).data for path in PAGES}
    assert b"note-2026-0001" in after[ARTICLE]
    assert {path for path in PAGES if before[path] == after[path]} == set()


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("any_newsroom", ["sqlite"], indirect=True)
def test_whatever_happens_the_next_page_is_the_one_without_the_layer(
    any_newsroom: Newsroom, bare: FlaskClient, seed: int
) -> None:
    chance = random.Random(seed)
    for slug in ("harbour-bridge", "ferry"):
        any_newsroom.article(slug)
    kept = any_newsroom.app.test_client()
    paths = [path.replace("harbour-bridge", slug) for path in PAGES for slug in ("harbour-bridge", "ferry")]
    for number in range(8):
        any_newsroom.later()
        slug = chance.choice(("harbour-bridge", "ferry"))
        happen(
            any_newsroom, slug, chance.choice(("report", "minor", "correction", "import", "status")), number
        )
        for path in chance.sample(paths, 6):
            assert seen(kept, path) == seen(bare, path), (seed, number, path)


def happen(newsroom: Newsroom, slug: str, what: str, number: int) -> None:
    """One act of the newsroom on one article."""
    if what == "report":
        newsroom.report(comment=f"Is it {number}?", article=slug, key=f"{slug}-{number}")
    elif what == "status":
        with newsroom.sessions.acts() as session:
            session.execute(
                text(
                    "UPDATE article SET status = CASE status WHEN 'held' THEN 'live' ELSE 'held' END WHERE slug = :s"
                ),
                {"s": slug},
            )
            session.commit()
    elif what == "import":
        body = f"<p>The council voted on Monday for repairs costing 41 million crowns.</p><p>was was {number}</p>"
        newsroom.article(slug, body)
    else:
        said, read = ("was was", "was") if what == "minor" else ("41", f"4{number}")
        try:
            case = newsroom.case(said, read, article=slug)
            if what == "minor":
                publish_now(newsroom, case, minor(read), by=newsroom.staff())
            else:
                publish_two(newsroom, case, correction(read))
        except Exception as refused:  # the words may be gone: then nothing happened, which is an act too
            assert type(refused).__module__.startswith("corrections.domain"), refused


def test_an_act_that_fails_leaves_the_stamps_as_they_were(desk: Newsroom, stamps: Freshness) -> None:
    was = stamps.of_article("harbour-bridge"), stamps.of_site()
    with desk.sessions.acts() as session:
        session.execute(text("UPDATE article SET author = 'Nobody'"))
        session.rollback()
    assert (stamps.of_article("harbour-bridge"), stamps.of_site()) == was


def test_a_change_of_one_article_leaves_the_page_of_another_kept(desk: Newsroom, stamps: Freshness) -> None:
    desk.article("ferry")
    was = stamps.of_article("ferry")
    desk.article(body="<p>Quite another text about the bridge.</p>")
    assert stamps.of_article("ferry") == was


def test_a_report_changes_no_page(desk: Newsroom, stamps: Freshness) -> None:
    was = stamps.of_article("harbour-bridge"), stamps.of_site()
    desk.report()
    assert (stamps.of_article("harbour-bridge"), stamps.of_site()) == was


def test_without_a_database_the_application_answers_for_itself(newsroom: Newsroom, tmp_path: Path) -> None:
    newsroom.article()
    client = newsroom.app.test_client()
    layer_of(newsroom.app)._stamps.of_article = lambda _slug: None  # type: ignore[method-assign]
    assert client.get(ARTICLE).status_code == 200
    assert len(layer_of(newsroom.app).plain) == 0


@pytest.mark.parametrize("cookie", ["sid=" + "a" * 43, "__Host-sid=x; theme=dark"])
def test_cookies_change_nothing_on_public_pages(newsroom: Newsroom, cookie: str) -> None:
    newsroom.article()
    client = newsroom.app.test_client()
    for path in PAGES:
        with_cookie = client.get(path, headers={"Cookie": cookie})
        assert with_cookie.data == client.get(path).data
        assert "Set-Cookie" not in with_cookie.headers
        assert "Cookie" not in with_cookie.headers.get("Vary", "")


def test_what_the_reader_has_already_is_not_sent_again(newsroom: Newsroom) -> None:
    newsroom.article()
    client = newsroom.app.test_client()
    first = client.get(ARTICLE)
    known = client.get(ARTICLE, headers={"If-None-Match": first.headers["ETag"]})
    assert (known.status_code, known.data) == (304, b"")
    assert known.headers["ETag"] == first.headers["ETag"]
    assert known.headers["Link"] == first.headers["Link"]
    assert "Content-Type" not in known.headers
    listed = client.get(ARTICLE, headers={"If-None-Match": f'"other", {first.headers["ETag"]}'})
    assert listed.status_code == 304
    newsroom.later()
    newsroom.article(body="<p>Another text.</p>")
    assert client.get(ARTICLE, headers={"If-None-Match": first.headers["ETag"]}).status_code == 200


@pytest.mark.parametrize(
    ("accepted", "coding", "opened"),
    [
        ("gzip", "gzip", gzip.decompress),
        ("gzip, deflate, br, zstd", "br", brotli.decompress),
        ("gzip, br;q=0", "gzip", gzip.decompress),
        ("identity", None, bytes),
    ],
)
def test_a_compressed_page_is_the_same_page_under_a_tag_of_its_own(
    newsroom: Newsroom, accepted: str, coding: str | None, opened: Callable[[bytes], bytes]
) -> None:
    newsroom.article()
    client = newsroom.app.test_client()
    plain = client.get(ARTICLE)
    small = client.get(ARTICLE, headers={"Accept-Encoding": accepted})
    assert small.headers.get("Content-Encoding") == coding
    assert opened(small.data) == plain.data
    assert (small.headers["ETag"] != plain.headers["ETag"]) == (coding is not None)
    assert "Accept-Encoding" in small.headers["Vary"] and "Accept-Encoding" in plain.headers["Vary"]


def test_a_page_that_many_ask_for_at_once_is_made_once(newsroom: Newsroom) -> None:
    newsroom.article()
    app, made, everybody_waits = newsroom.app, list[str](), Event()
    layer, asked = layer_of(app), count(1)
    inner, stamp = layer._app, layer._stamp

    def slow(environ: dict[str, Any], start: Any) -> Any:
        made.append(environ["PATH_INFO"])
        assert everybody_waits.wait(60)
        return inner(environ, start)

    def asking(*subject: Any) -> Any:
        if next(asked) == 4:
            everybody_waits.set()
        return stamp(*subject)

    layer._app, layer._stamp = slow, asking  # type: ignore[method-assign]
    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(lambda _: app.test_client().get(ARTICLE).data, range(4)))
    assert len(set(answers)) == 1
    assert made == [ARTICLE]
    assert len(layer._turns) == 0


def test_the_head_of_a_page_has_no_body_and_is_kept_like_any_other(newsroom: Newsroom) -> None:
    newsroom.article()
    client = newsroom.app.test_client()
    head, page = client.head(ARTICLE), client.get(ARTICLE)
    assert head.data == b""
    assert dict(head.headers) == dict(page.headers)


@pytest.mark.parametrize("path", ["/articles/nothing", f"{ARTICLE}/versions/9", "/corrections/2020-0001"])
def test_an_error_is_never_kept(newsroom: Newsroom, path: str) -> None:
    newsroom.article()
    client = newsroom.app.test_client()
    assert client.get(path).status_code == client.get(path).status_code == 404
    assert len(layer_of(newsroom.app).plain) == 0


def test_pages_for_one_person_are_never_kept(newsroom: Newsroom) -> None:
    newsroom.article()
    client = newsroom.app.test_client()
    paths = (
        "/account/sign-in",
        f"{ARTICLE}/report",
        f"/receipts/{newsroom.report().receipt}",
        "/desk/",
        "/metrics",
    )
    for path in paths:
        client.get(path)
    layer = layer_of(newsroom.app)
    assert len(layer.plain) == len(layer.with_query) == 0


def test_foreign_names_are_not_answered_from_memory(newsroom: Newsroom) -> None:
    newsroom.article()
    client = newsroom.app.test_client()
    client.get(ARTICLE)
    assert client.get(ARTICLE, headers={"Host": "evil.example"}).status_code == 400


def page_of(size: int) -> bytes:
    return random.Random(size).randbytes(size)


def test_the_memory_is_bounded_in_bytes_and_what_is_asked_for_stays() -> None:
    pages = KeptPages(100_000)
    headers = [("ETag", '"x"'), ("Content-Type", "image/png")]
    pages.keep("asked for", kept_page((1,), headers, page_of(8_000)))
    for number in range(50):
        pages.keep(number, kept_page((1,), headers, page_of(8_000)))
        assert pages.get("asked for") is not None
        assert pages.weight <= 100_000
    assert len(pages) == 10
    pages.keep("huge", kept_page((1,), headers, page_of(50_000)))
    assert pages.get("huge") is None and pages.get("asked for") is not None


def test_odd_queries_cannot_push_plain_pages_out(newsroom: Newsroom) -> None:
    newsroom.article()
    client = newsroom.app.test_client()
    client.get(ARTICLE)
    for number in range(20):
        client.get(f"{ARTICLE}?x={number}")
    layer = layer_of(newsroom.app)
    assert (len(layer.plain), len(layer.with_query)) == (1, 20)


def test_every_table_behind_a_kept_page_has_its_trigger(newsroom: Newsroom) -> None:
    newsroom.article()
    publish_two(newsroom, newsroom.case(), correction("4.1 million"))
    client, said = newsroom.app.test_client(), set[str]()
    engine = newsroom.app.extensions["corrections.sessions"].reads.kw["bind"]
    event.listen(engine, "before_cursor_execute", lambda _c, _cursor, asked, *_more: said.add(asked))
    for path in (*PAGES, f"{ARTICLE}/compare/1..2", "/corrections/2026-0001"):
        assert client.get(path).status_code == 200
    read = {table for asked in said for table in re.findall(r"(?:FROM|JOIN) (\w+)", asked)}
    with newsroom.sessions.reads() as session:
        triggers = session.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).all()
    stamped = {
        name.removesuffix("_stamps_on_update") for name in triggers if name.endswith("_stamps_on_update")
    }
    assert len(read) > 4
    assert read - stamped - {"page_stamp"} == set(), (
        "call stamp() of migrations/page_stamps.py for these tables"
    )


def test_a_lost_connection_costs_one_page_and_is_made_anew(desk: Newsroom, stamps: Freshness) -> None:
    was = stamps.of_article("harbour-bridge")
    stamps._free[0].connection.close()
    assert stamps.of_article("harbour-bridge") is None
    assert stamps.of_article("harbour-bridge") == was


def test_many_rows_of_one_transaction_are_one_new_stamp_and_the_next_is_another(
    any_newsroom: Newsroom, stamps: Freshness
) -> None:
    for slug in ("one", "two"):
        any_newsroom.article(slug)
    seen = [stamps.of_site()]
    for number in range(3):
        with any_newsroom.sessions.acts() as session:
            for _ in range(5):
                session.execute(text("UPDATE article SET author = :name"), {"name": f"Nobody {number}"})
            session.commit()
        seen.append(stamps.of_site())
    assert len(set(seen)) == 4
