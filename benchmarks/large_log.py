"""A log of any size, as the desk itself would have written it, without taking the desk's time for each act."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import insert, text, update

from corrections.database import make_sessions, migrate
from corrections.domain.decline_reasons import DeclineReason
from corrections.domain.record.commitments import keyed
from corrections.domain.record.entries import entry_bytes, profile_bytes, stamp
from corrections.domain.record.growing import Growing
from corrections.domain.record.log_lines import private_line
from corrections.domain.record.merkle import leaf_hash
from corrections.models import LogEntry, LogHead, LogLine, LogWord, PrivateAct, Staff
from corrections.models.sessions import Sessions
from corrections.services.installing import install

LOG, START = "desk.example/log", datetime(2024, 1, 1, tzinfo=UTC)
BATCH = 20_000
PEOPLE, ARTICLES = 40, 20_000
ACTS = (
    "correction.published",
    "correction.declined",
    "submissions.answered",
    "correction.prepared",
    "correction.signed",
)
REASONS = tuple(reason.value for reason in DeclineReason)
WORDS = (
    "minutes",
    "court",
    "register",
    "caption",
    "translation",
    "ministry",
    "archive",
    "phone",
    "document",
    "editor",
)


def opened(path: Path, url: str = "", keys: Sequence[str] = ()) -> Sessions:
    """A database with a log that holds entry 0 only."""
    address = url or f"sqlite:///{path}"
    if not url:
        migrate(address)
    sessions = make_sessions(address)
    install(sessions, log_name=LOG, keys=keys or ["x" * 44, "y" * 44], at=START)
    return sessions


def entry_at(number: int) -> bytes:
    """An entry as private acts leave them, some 190 bytes."""
    fields = {"commitment": f"{number:064x}"}
    return entry_bytes(number, log=LOG, kind="private", at=START + timedelta(seconds=number), fields=fields)


def filled(
    path: Path, count: int, *, lines: bool = True, url: str = "", keys: Sequence[str] = ()
) -> Sessions:
    """A log of `count` entries; with `lines` with the acts behind them and all that it is searched by."""
    sessions = opened(path, url, keys)
    with sessions.acts() as session:
        head = session.get_one(LogHead, 1)
        tree = Growing()
        tree.add([bytes.fromhex(peak) for peak in json.loads(head.frontier)])
        if lines:
            people = [{"id": each, "email": f"p{each}@example.org", "name": f"Person {each}", "password_hash": "",
                       "language": "en", "joined_at": START} for each in range(1, PEOPLE + 1)]  # fmt: skip
            session.execute(insert(Staff), people)
        for start in range(1, count, BATCH):
            rows = list(_rows(range(start, min(start + BATCH, count)), lines=lines))
            session.execute(insert(LogEntry), [row["entry"] for row in rows])
            tree.add([row["entry"]["leaf_hash"] for row in rows])
            if lines:
                session.execute(insert(PrivateAct), [row["act"] for row in rows])
                session.execute(insert(LogLine), [row["line"] for row in rows])
                session.execute(insert(LogWord), [word for row in rows for word in row["words"]])
        peaks = json.dumps([peak.hex() for peak in tree.frontier.peaks])
        session.execute(update(LogHead).values(size=count, frontier=peaks))
        session.commit()
    _settle(sessions)
    return sessions


def _settle(sessions: Sessions) -> None:
    """What PostgreSQL does by itself in the minutes after rows came in, and had done long ago in a log of this size."""
    engine = sessions.acts.kw["bind"]
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM ANALYZE"))


def _rows(numbers: range, *, lines: bool) -> Iterator[dict[str, Any]]:
    chance = random.Random(numbers.start)
    for seq in numbers:
        at = START + timedelta(seconds=60 * seq)
        if not lines:
            yield {"entry": _entry(seq, at, f"{seq:064x}")}
            continue
        told = _told(chance, at)
        contents, key = profile_bytes(told), chance.randbytes(32)
        line = private_line(told)
        known = {"seq": seq, "act": told["act"], "subject": told["subject"], "staff_id": told["by"], "at": at}
        yield {
            "entry": _entry(seq, at, keyed(key, contents)),
            "act": {**known, "contents": contents, "commitment_key": key},
            "line": {**known, "article_id": told["article"], "reason": line.reason},
            "words": [{"word": word, "seq": seq} for word in sorted(line.words)],
        }


def _told(chance: random.Random, at: datetime) -> dict[str, Any]:
    """An act: most people and articles have many, and a reason goes with some acts only."""
    act = chance.choice(ACTS)
    facts: dict[str, Any] = {"version": chance.randrange(1, 9)}
    if act == "correction.declined":
        facts = {
            "reason": chance.choice(REASONS),
            "checked": f"The {chance.choice(WORDS)} of {chance.choice(WORDS)}s",
        }
    return {
        "act": act,
        "subject": f"C-{chance.randrange(1, 200_000)}",
        "article": chance.randrange(1, ARTICLES),
        "by": chance.randrange(1, PEOPLE + 1),
        "roles": ["editor"],
        "at": stamp(at),
        "facts": facts,
    }


def _entry(seq: int, at: datetime, commitment: str) -> dict[str, Any]:
    written = entry_bytes(seq, log=LOG, kind="private", at=at, fields={"commitment": commitment})
    return {"seq": seq, "entry": written, "leaf_hash": leaf_hash(written)}
