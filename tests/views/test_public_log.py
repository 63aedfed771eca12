"""The log as others read it: what a checkpoint covers, in tiles, for every origin."""

from __future__ import annotations

from hashlib import sha256

import pytest
from flask.testing import FlaskClient

from corrections.domain.record.checkpoints import read_checkpoint
from corrections.domain.record.merkle import frontier_of, leaf_hash, node_hash
from corrections.domain.record.signed_notes import read_note
from corrections.services.checkpointing import beat
from tests.newsroom import Newsroom
from tests.queries.test_statements import MOST
from tests.services.test_signing_the_log import sign
from tests.statement_counter import counted


@pytest.fixture
def client(newsroom: Newsroom) -> FlaskClient:
    newsroom.article()
    return newsroom.app.test_client()


def entries_of(bundle: bytes) -> list[bytes]:
    found = []
    while bundle:
        length = int.from_bytes(bundle[:2], "big")
        found.append(bundle[2 : 2 + length])
        bundle = bundle[2 + length :]
    return found


def test_nothing_is_served_before_it_is_signed(client: FlaskClient) -> None:
    assert client.get("/log/checkpoint").status_code == 404
    assert client.get("/log/tile/entries/000.p/1").status_code == 404


def test_checkpoint_and_tiles_fit_together(client: FlaskClient, newsroom: Newsroom) -> None:
    for _ in range(260):
        beat(newsroom.sessions, at=newsroom.at)
    sign(newsroom)
    checkpoint = read_checkpoint(read_note(client.get("/log/checkpoint").text).text)
    assert checkpoint.size == 263
    full, rest = client.get("/log/tile/entries/000").data, client.get("/log/tile/entries/001.p/7").data
    leaves = [leaf_hash(entry) for entry in (*entries_of(full), *entries_of(rest))]
    assert client.get("/log/tile/0/000").data == b"".join(leaves[:256])
    assert client.get("/log/tile/0/001.p/7").data == b"".join(leaves[256:])
    above = client.get("/log/tile/1/000.p/1").data
    assert checkpoint.root == node_hash(above, frontier_of(leaves[256:]).root)


def test_what_came_after_the_checkpoint_is_not_served_yet(client: FlaskClient, newsroom: Newsroom) -> None:
    sign(newsroom)
    assert client.get("/log/tile/0/000.p/3").status_code == 200
    newsroom.article("ferry")
    assert client.get("/log/tile/0/000.p/4").status_code == 404


@pytest.mark.parametrize("path", ["0/000", "1/000.p/1", "7/000", "0/0", "entries/x", "0/000.p/0", "a\x00b"])
def test_an_address_without_a_tile_is_not_found(client: FlaskClient, newsroom: Newsroom, path: str) -> None:
    sign(newsroom)
    assert client.get(f"/log/tile/{path}").status_code == 404


def test_full_tiles_are_kept_for_ever_and_all_is_open_to_every_origin(
    client: FlaskClient, newsroom: Newsroom
) -> None:
    for _ in range(253):
        beat(newsroom.sessions, at=newsroom.at)
    sign(newsroom)
    kept = {
        "/log/checkpoint": "public, max-age=5",
        "/log/tile/0/000": "public, max-age=31536000, immutable",
        "/log/tile/entries/000": "public, max-age=31536000, immutable",
        "/log/tile/0/000.p/9": "public, max-age=86400",
    }
    for path, cache in kept.items():
        answer = client.get(path)
        assert answer.headers["Cache-Control"] == cache
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert "Set-Cookie" not in answer.headers
    assert client.get("/log/checkpoint").headers["Content-Type"] == "text/plain; charset=utf-8"


def test_the_log_tells_nothing_of_private_acts(client: FlaskClient, newsroom: Newsroom) -> None:
    newsroom.case(comment="Nobody else may read this.")
    newsroom.article("ferry")
    sign(newsroom)
    bundle = client.get("/log/tile/entries/000.p/6").data
    assert sha256(bundle).digest() and b"article.imported" not in bundle and b"Nobody" not in bundle


def test_a_tile_takes_few_statements(client: FlaskClient, newsroom: Newsroom) -> None:
    sign(newsroom)
    engine_owner = newsroom.app.extensions["corrections.sessions"]
    newsroom.__dict__["sessions"] = engine_owner
    for path in ("/log/checkpoint", "/log/tile/0/000.p/3", "/log/tile/entries/000.p/3"):
        with counted(newsroom.sessions) as said:
            client.get(path)
        assert 0 < len(said) <= MOST
