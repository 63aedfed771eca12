"""Checking the log: every entry as stored, and every version, note and act as logged."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from corrections.domain.record.entries import PRIVATE
from corrections.domain.record.merkle import Frontier
from corrections.models import LogHead
from corrections.models.sessions import Sessions
from corrections.queries import line_check, note_check, version_check
from corrections.queries.checking.standing_check import ArticlesLogged
from corrections.queries.checkpoint_check import NoteHolds, SignedSoFar, check_places
from corrections.queries.found_broken import Broken, Found, stop_at
from corrections.queries.private_check import PrivateActs
from corrections.queries.reading_session import reading_one_moment
from corrections.queries.rulings import after_check
from corrections.queries.tree_check import LoggedKeys, RotationHolds, check_tree, entries
from corrections.queries.withdrawing import withdrawal_check

__all__ = ["Broken", "Verified", "verify_log"]


@dataclass(frozen=True, slots=True)
class Verified:
    """What was checked, and the root that it all hashes to (hex)."""

    entries: int
    versions: int
    notes: int
    root: str


def verify_log(
    sessions: Sessions, *, note_holds: NoteHolds | None = None, rotation_holds: RotationHolds | None = None
) -> Verified | Broken:
    """Walk the log from entry 0 and compare it with what it speaks of; stop at the first difference.

    `note_holds` verifies the signature of a checkpoint, given the note and the log's keys; `rotation_holds` that of
    a change of keys, given the log's name, its keys and the entry.
    """
    keys = LoggedKeys(rotation_holds or (lambda _log, _keys, _fields: True))
    with reading_one_moment(sessions) as session:
        try:
            return _verified(session, keys, note_holds or (lambda _note, _keys: True))
        except Found as found:
            return found.broken
        except (ValueError, TypeError, LookupError) as error:
            return Broken("a row", f"it cannot be read at all: {type(error).__name__}")


def _verified(session: Session, keys: LoggedKeys, note_holds: NoteHolds) -> Verified:
    checks: dict[str, Callable[..., Iterator[Broken]]] = {
        "version.published": version_check.check,
        "note.published": note_check.check,
        "note.amended": after_check.check_amendments,
        "note.corrects": after_check.check_corrections,
        "note.pinned": after_check.check_pins,
        "ruling.published": after_check.check_rulings,
        **withdrawal_check.CHECKS,
    }
    signed = SignedSoFar(session)
    frontier = check_tree(session, signed)
    spoken: dict[str, list[tuple[int, dict[str, Any]]]] = {kind: [] for kind in checks}
    articles, acts = ArticlesLogged(), PrivateActs(session)
    for seq, fields in entries(session, keys):
        articles.hear(fields)
        if fields["kind"] == PRIVATE:
            stop_at(acts.hear(seq, fields["commitment"]))
        elif fields["kind"] in spoken:
            spoken[fields["kind"]].append((seq, fields))
    _check_head(session, frontier)
    stop_at(signed.differ(session, frontier.size, keys, note_holds))
    public = [*spoken["version.published"], *spoken["note.published"]]
    stop_at(check_places(session, public, signed=signed.largest))
    for kind, check in checks.items():
        stop_at(check(session, spoken[kind]))
    stop_at(acts.differ())
    stop_at(articles.differ(session))
    stop_at(line_check.check(session, frontier.size))
    counts = (len(spoken["version.published"]), len(spoken["note.published"]))
    return Verified(frontier.size, *counts, root=frontier.root.hex())


def _check_head(session: Session, frontier: Frontier) -> None:
    head = session.get(LogHead, 1)
    if head is None:
        raise Found(Broken("the log", "it was never opened: run `flask prepare`"))
    if head.size != frontier.size:
        raise Found(
            Broken(f"entry {min(head.size, frontier.size)}", f"the log's head counts {head.size} entries")
        )
    if head.frontier != json.dumps([peak.hex() for peak in frontier.peaks]):
        raise Found(Broken("the log's head", "it does not match the entries"))
