"""Every entry can be proved to be in every later tree, from a few stored hashes."""

from __future__ import annotations

import base64
import json
from functools import reduce

import pytest
from sqlalchemy import insert, select

from corrections.domain.record.checkpoints import read_checkpoint
from corrections.domain.record.merkle import frontier_of, leaf_hash, node_hash
from corrections.domain.record.proofs import inclusion_ranges
from corrections.domain.record.signed_notes import read_note
from corrections.models import LogEntry, LogSubtree
from corrections.queries.proving.log_proof import inclusion_proof
from corrections.queries.site.note_page import note_record
from corrections.queries.site.version_record import version_record
from corrections.services.transaction import transaction
from tests.newsroom import Newsroom
from tests.queries.test_statements import MOST
from tests.services.decisions import correction, publish_two
from tests.services.test_signing_the_log import sign
from tests.statement_counter import counted

SIZE = 66_000


def root_by(leaf: bytes, proof: list[bytes], *, index: int, size: int) -> bytes:
    """The root that a proof leads to: a range left of the leaf joins from the left."""
    sides = zip(inclusion_ranges(index, size), proof, strict=True)
    return reduce(
        lambda found, side: node_hash(side[1], found) if side[0][0] <= index else node_hash(found, side[1]),
        sides,
        leaf,
    )


@pytest.fixture
def large(newsroom: Newsroom) -> tuple[Newsroom, list[bytes]]:
    """A log of 66,000 made-up entries after entry 0, with the hashes of its full tiles; and all leaf hashes."""
    with newsroom.sessions.reads() as session:
        first = session.scalars(select(LogEntry.leaf_hash).where(LogEntry.seq == 0)).one()
    leaves = [first, *(leaf_hash(seq.to_bytes(4, "big")) for seq in range(1, SIZE))]
    rows = [{"seq": seq, "entry": b"", "leaf_hash": leaf} for seq, leaf in enumerate(leaves)]
    trees = [frontier_of(leaves[start : start + 256]).root for start in range(0, SIZE - 255, 256)]
    above = [{"level": 1, "number": number, "hash": tree} for number, tree in enumerate(trees)]
    above.append({"level": 2, "number": 0, "hash": frontier_of(trees[:256]).root})
    with transaction(newsroom.sessions) as session:
        session.execute(insert(LogEntry), rows[1:])
        session.execute(insert(LogSubtree), above)
    return newsroom, leaves


def test_the_proofs_of_a_large_log_lead_to_its_root(large: tuple[Newsroom, list[bytes]]) -> None:
    newsroom, leaves = large
    with newsroom.sessions.reads() as session:
        for size in (4, 256, 257, 700, 65_536, SIZE):
            root = frontier_of(leaves[:size]).root
            for index in {0, 1, size // 2, size // 2 + 1, size - 2, size - 1, min(511, size - 1)}:
                proof = inclusion_proof(session, index, size)
                assert root_by(leaves[index], proof, index=index, size=size) == root


def test_notes_and_versions_carry_their_proof_once_it_is_signed(any_newsroom: Newsroom) -> None:
    any_newsroom.article()
    publish_two(any_newsroom, any_newsroom.case(), correction("4.1 million"))
    assert note_record(any_newsroom.sessions, "2026-0001")["proof"] is None
    sign(any_newsroom)
    for record, kind in (
        (note_record(any_newsroom.sessions, "2026-0001"), "note.published"),
        (version_record(any_newsroom.sessions, "harbour-bridge", 2), "version.published"),
    ):
        proof = record["proof"]
        checkpoint = read_checkpoint(read_note(proof["checkpoint"]).text)
        with any_newsroom.sessions.reads() as session:
            entry = session.get_one(LogEntry, proof["index"]).entry
        fields = json.loads(entry)
        assert (fields["kind"], fields["commitment"]) == (kind, record["commitment"])
        hashes = [base64.b64decode(each) for each in proof["hashes"]]
        found = root_by(leaf_hash(entry), hashes, index=proof["index"], size=checkpoint.size)
        assert found == checkpoint.root


def test_a_proof_stays_the_same_when_the_log_grows(newsroom: Newsroom) -> None:
    newsroom.article()
    sign(newsroom)
    before = version_record(newsroom.sessions, "harbour-bridge", 1)
    newsroom.article("ferry")
    sign(newsroom)
    assert version_record(newsroom.sessions, "harbour-bridge", 1) == before


def test_a_record_with_its_proof_takes_few_statements(newsroom: Newsroom) -> None:
    newsroom.article()
    publish_two(newsroom, newsroom.case(), correction("4.1 million"))
    sign(newsroom)
    for page in (
        lambda: version_record(newsroom.sessions, "harbour-bridge", 1),
        lambda: note_record(newsroom.sessions, "2026-0001"),
    ):
        with counted(newsroom.sessions) as said:
            page()
        assert len(said) <= MOST
