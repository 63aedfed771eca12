"""What a hostile request may cost: a quarter of a second of the processor's time, whatever stands in it."""

from __future__ import annotations

import gzip
import json
import time
from collections.abc import Mapping

import pytest
from flask.testing import FlaskClient

from tests.newsroom import BRIDGE, Newsroom

MOST_SECONDS = 0.25
MOST_BYTES = 65_536
ADDRESS = "/api/v1/submissions"
OURS = {"Sec-Fetch-Site": "same-origin"}
LONG = BRIDGE + "".join(
    f"<p>Paragraph {number} of the long report says that 41 million were spent, and was was spent again.</p>"
    for number in range(1_000)
)


@pytest.fixture(scope="module")
def client(migrated_sqlite: object, tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    import shutil

    folder = tmp_path_factory.mktemp("hostile")
    path = shutil.copy(str(migrated_sqlite), folder / "corrections.sqlite")
    newsroom = Newsroom(f"sqlite:///{path}", instance=folder)
    newsroom.article(body=LONG)
    newsroom.article("other", BRIDGE, headline="Other")
    client = newsroom.app.test_client()
    client.get("/articles/harbour-bridge/report")  # what is made once is made
    client.post(ADDRESS, json={"article": "harbour-bridge", "exact": "41 million", "comment": "x"})
    return client


def body(**more: object) -> bytes:
    return json.dumps({"article": "harbour-bridge", "exact": "41 million", "comment": "No.", **more}).encode()


def fill(sign: str) -> str:
    return sign * (2_000 // len(sign))


BODIES: Mapping[str, bytes] = {
    "a quote as long as may be, nowhere in the text": body(exact=fill("was was spent ")),
    "a quote of one letter that is everywhere": body(exact="a", prefix="", suffix=""),
    "a quote longer than may be": body(exact="x" * 60_000),
    "no common letter in quote and proposal": body(exact=fill("ab"), proposed="ж" * 10_000),
    "pairs that repeat": body(exact=fill("ab "), proposed="ba " * 3_000),
    "words in another order": body(
        exact=" ".join(f"w{n}" for n in range(400)), proposed=" ".join(f"w{n}" for n in range(2_000, 0, -1))
    ),
    "marks upon marks": body(comment="e" + "\u0301\u0316" * 5_000),
    "marks in falling order": body(comment="a" + "\u0301" * 4_000 + "\u0316" * 4_000),
    "letters that grow when folded": body(comment="\ufdfa" * 2_000),
    "directions without end": body(comment="\u202e\u2066" * 2_000),
    "links without end": body(comment="http://a.example " * 200),
    "nearly a link": body(comment="http" * 1_000 + "<a" * 800),
    "zero width": body(comment="a\u200b" * 2_000),
    "families": body(comment="👨‍👩‍👧" * 400),
    "brackets in brackets": b"[" * 60_000,
    "objects in objects": b'{"a":' * 10_000 + b"1" + b"}" * 10_000,
    "ten thousand fields": json.dumps({f"f{n}": n for n in range(5_000)}).encode()[:MOST_BYTES],
    "a figure without end": b'{"version": ' + b"9" * 60_000 + b"}",
    "a figure with a huge exponent": body()[:-1] + b', "start": 1e400}',
    "an address that is nearly one": body(email="a" * 30_000 + "@" + "b." * 10_000),
    "a source that is nearly one": body(evidence_url="https://" + "a" * 60_000),
    "an article that nobody has": body(article="https://x.example/" + "a/" * 20_000),
    "half a character": b'{"article": "harbour-bridge", "exact": "\\ud83d"}',
    "a megabyte": b"x" * 1_000_000,
}
PATHS: Mapping[str, str] = {
    "a search of many words": "/corrections?q=" + "a+" * 3_000,
    "a search of wild signs": "/corrections?q=" + "%25_*" * 1_500,
    "a mark that is none": "/corrections?older=" + "9" * 6_000,
    "a comparison of far versions": "/articles/harbour-bridge/compare/1..999999999999",
    "a version without end": "/articles/harbour-bridge/versions/" + "9" * 3_000,
    "many fields": "/articles/harbour-bridge/report?" + "&".join(f"f{n}=1" for n in range(2_000)),
    "a long quote in the form": "/articles/harbour-bridge/report?exact=" + "a%20" * 3_000,
    "a receipt without end": "/receipts/" + "A" * 6_000,
    "an address of folders": "/" + "../" * 3_000,
    "a tile far away": "/log/tile/0/x999/x999/x999/x999/x999/999",
    "an hour far away": "/articles/harbour-bridge/timegate",
}
HEADERS: Mapping[str, dict[str, str]] = {
    "languages without end": {"Accept-Language": ",".join(f"a{n};q=0.{n % 10}" for n in range(4_000))},
    "types without end": {"Accept": ",".join(f"a/{n};q=0.1" for n in range(4_000))},
    "cookies without end": {"Cookie": "; ".join(f"c{n}={n}" for n in range(4_000))},
    "marks without end": {"If-None-Match": ",".join(f'"{n}"' for n in range(6_000))},
    "ranges without end": {"Range": "bytes=" + ",".join(f"{n}-{n}" for n in range(4_000))},
    "a date without end": {"If-Modified-Since": "Mon, " * 8_000, "Accept-Datetime": "Mon, " * 8_000},
}


def spent(act: object) -> tuple[float, int]:
    """The least processor time of two tries, and the status: a pause of the collector is not the request's."""
    found = []
    for _ in range(2):
        started = time.process_time()
        answer = act()  # type: ignore[operator]
        found.append((time.process_time() - started, answer.status_code))
    return min(found)


@pytest.mark.parametrize("name", BODIES)
def test_no_body_costs_more_than_a_quarter_second(client: FlaskClient, name: str) -> None:
    seconds, status = spent(lambda: client.post(ADDRESS, data=BODIES[name], content_type="application/json"))
    assert seconds <= MOST_SECONDS and status < 500


@pytest.mark.parametrize("name", PATHS)
def test_no_address_costs_more_than_a_quarter_second(client: FlaskClient, name: str) -> None:
    seconds, status = spent(lambda: client.get(PATHS[name]))
    assert seconds <= MOST_SECONDS and status < 500


@pytest.mark.parametrize("name", HEADERS)
def test_no_header_costs_more_than_a_quarter_second(client: FlaskClient, name: str) -> None:
    for path in ("/articles/other", "/corrections", "/articles/other/timegate"):
        seconds, status = spent(lambda path=path: client.get(path, headers=HEADERS[name]))  # type: ignore[misc]
        assert seconds <= MOST_SECONDS and status < 500, path


def test_no_form_costs_more_than_a_quarter_second(client: FlaskClient) -> None:
    path = "/articles/harbour-bridge/report"
    bound = b"--b\r\n" + b'Content-Disposition: form-data; name="x"\r\n\r\n1\r\n--b\r\n' * 1_000
    forms = (
        ("&".join(f"f{n}=1" for n in range(6_000)).encode(), "application/x-www-form-urlencoded"),
        (b"comment=" + b"%F0%9F%98%80" * 5_000, "application/x-www-form-urlencoded"),
        (bound[:MOST_BYTES], "multipart/form-data; boundary=b"),
        (b"--" * 30_000, "multipart/form-data; boundary=" + "-" * 70),
        (gzip.compress(b"x" * 1_000_000), "application/x-www-form-urlencoded"),
    )
    for content, kind in forms:
        seconds, status = spent(
            lambda content=content, kind=kind: client.post(
                path, data=content, content_type=kind, headers=OURS
            )  # type: ignore[misc]
        )
        assert seconds <= MOST_SECONDS and status < 500, kind
