"""The tree is the same whoever hashes it: this process alone, or with a companion that takes every second stretch."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from corrections.domain.record.merkle import Frontier
from corrections.queries.checking import leaf_sharing
from corrections.queries.found_broken import Broken, Found
from corrections.queries.log_check import Verified, verify_log
from corrections.queries.reading_session import reading_one_moment
from corrections.queries.tree_check import check_tree
from corrections.services.checkpointing import beat
from tests.newsroom import Newsroom
from tests.queries.test_log_check import unguarded
from tests.services.test_signing_the_log import sign

HEIGHT = 2
ALONE, SHARED = 10**6, 2


class Told:
    """What the tree is compared with, written down."""

    def __init__(self) -> None:
        self.roots: dict[int, bytes] = {}
        self.full: list[tuple[int, int, bytes]] = []

    def root_at(self, size: int, root: bytes) -> None:
        self.roots[size] = root

    def tiles(self, full: Sequence[tuple[int, int, bytes]]) -> None:
        self.full += full


def grown(newsroom: Newsroom, count: int = 300) -> Newsroom:
    for number in range(count):
        beat(newsroom.sessions, at=newsroom.at)
        if number in (3, 10, 40):
            sign(newsroom)
    sign(newsroom)
    return newsroom


def walked(session: Session, least: int, height: int = HEIGHT) -> tuple[Frontier, Told]:
    told = Told()
    return check_tree(session, told, height=height, least=least), told


def test_with_a_companion_or_without_the_tree_is_the_same(any_newsroom: Newsroom) -> None:
    found = verify_log(grown(any_newsroom, 260).sessions)
    assert isinstance(found, Verified)
    with any_newsroom.sessions.reads() as session:
        for height in (0, 2, 8, 14):
            alone, one = walked(session, ALONE, height)
            shared, two = walked(session, SHARED, height)
            assert alone == shared and alone.size > 256 and alone.root.hex() == found.root
            assert one.roots == two.roots and len(one.roots) == 4 and one.roots[alone.size] == alone.root
            assert sorted(one.full) == sorted(two.full) and [tile[:2] for tile in one.full] == [(1, 0)]


@pytest.mark.postgres
def test_the_check_sees_one_moment_while_the_desk_goes_on(postgres_newsroom: Newsroom) -> None:
    counted_entries = text("SELECT count(*) FROM log_entry")
    with reading_one_moment(postgres_newsroom.sessions) as session:
        before = session.scalar(counted_entries)
        beat(postgres_newsroom.sessions, at=postgres_newsroom.at)
        assert session.scalar(counted_entries) == before


def test_the_companion_does_every_second_stretch(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    own = counted(monkeypatch)
    with grown(newsroom, 15).sessions.reads() as session:
        size = walked(session, SHARED)[0].size
        assert own == list(range(0, size, 8))


def test_without_its_companion_the_check_does_everything_itself(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = counted(monkeypatch)
    monkeypatch.setattr(leaf_sharing, "COMMAND", ("/bin/false",))
    with grown(newsroom, 15).sessions.reads() as session:
        size = walked(session, SHARED)[0].size
        assert own == list(range(0, size, 4))


def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The stretches that this process checks, by where they begin."""
    starts: list[int] = []
    checked: Callable[..., object] = leaf_sharing.chunk_of

    def noting(fetch: object, start: int, end: int) -> object:
        starts.append(start)
        return checked(fetch, start, end)

    monkeypatch.setattr(leaf_sharing, "chunk_of", noting)
    return starts


@pytest.mark.parametrize("least", [ALONE, SHARED])
@pytest.mark.parametrize(
    ("change", "broken"),
    [
        ("UPDATE log_entry SET entry = entry || 'x' WHERE seq = 6", "its bytes do not match its hash"),
        ("UPDATE log_entry SET leaf_hash = zeroblob(32) WHERE seq = 6", "its bytes do not match its hash"),
        ("UPDATE log_entry SET entry = CAST(entry AS text) WHERE seq = 6", "its bytes do not match its hash"),
        ("DELETE FROM log_entry WHERE seq = 6", "it is missing"),
    ],
)
def test_what_is_broken_in_the_companions_stretch_is_named_as_in_any_other(
    newsroom: Newsroom, least: int, change: str, broken: str
) -> None:
    grown(newsroom, 9)
    for connection in unguarded(newsroom):
        connection.execute(text(change))  # type: ignore[attr-defined]
    with newsroom.sessions.reads() as session, pytest.raises(Found) as found:
        walked(session, least)
    assert found.value.broken == Broken("entry 6", broken)


def test_an_entry_before_the_first_is_found(newsroom: Newsroom) -> None:
    grown(newsroom, 3)
    for connection in unguarded(newsroom):
        connection.execute(
            text("INSERT INTO log_entry SELECT -1, entry, leaf_hash FROM log_entry WHERE seq = 1")
        )  # type: ignore[attr-defined]
    found = verify_log(newsroom.sessions)
    assert isinstance(found, Broken) and found.where == "entry 0"
