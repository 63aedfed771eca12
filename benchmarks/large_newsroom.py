"""A newsroom of 100,000 corrections, decided over ten months, with every act in the log; for looking at its pages.

Written past the acts: entries hash to the log's head, but no row is sealed by them, so `flask log verify` says so.

`python -m benchmarks.large_newsroom INSTANCE [CASES]` fills the SQLite database of an instance that was prepared.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import bindparam, insert, select, text, update

from benchmarks.million import START, fill
from corrections.database import make_sessions
from corrections.domain.decline_reasons import DeclineReason
from corrections.domain.permissions import Role
from corrections.domain.record.commitments import keyed, salted
from corrections.domain.record.entries import entry_bytes, profile_bytes, stamp
from corrections.domain.record.growing import Growing
from corrections.domain.record.log_lines import private_line, public_line
from corrections.domain.record.merkle import leaf_hash
from corrections.domain.record.note_fields import note_content
from corrections.models import (
    Answer,
    Correction,
    LogEntry,
    LogHead,
    LogLine,
    LogWord,
    Note,
    NoteCase,
    PrivateAct,
)
from corrections.models.sessions import Sessions
from corrections.services.sorting.recounting import recount
from corrections.services.staffing import add

APART = timedelta(seconds=250)
PEOPLE, ARTICLES, BATCH = 40, 600, 2_000
TYPES = ("figure", "name", "date", "quote", "grammar", "spelling")
Row = dict[str, Any]


def _settled(*names: str) -> Any:
    values = {name: bindparam(f"the_{name}") for name in names}
    chosen = update(Correction.__table__).where(Correction.__table__.c.id == bindparam("the_id"))
    return chosen.values(**values)


SETTLED = {
    3: _settled("opened_at", "due_at"),
    5: _settled("opened_at", "due_at", "decided_at", "first_act_at"),
}


class Book:
    """The log as it is written on: entries, acts, lines and words of one batch, and the tree over all."""

    def __init__(self, session: Any) -> None:
        head = session.get_one(LogHead, 1)
        first = json.loads(session.scalars(select(LogEntry.entry).where(LogEntry.seq == 0)).one())
        self.session, self.seq, self.name, self.tree = session, head.size, first["log"], Growing()
        leaves = session.scalars(select(LogEntry.leaf_hash).order_by(LogEntry.seq)).all()
        self.tree.add(list(leaves))
        self.chance, self.rows = Random(11), dict[Any, list[Row]]()

    def private(self, act: str, case: Any, by: int, at: datetime, facts: Row) -> None:
        told = {
            "act": act,
            "subject": f"C-{case.id}",
            "article": case.article_id,
            "by": by,
            "roles": ["editor"],
        }
        told |= {"at": stamp(at), "facts": facts}
        contents, key = profile_bytes(told), self.chance.randbytes(32)
        known = {"seq": self.seq, "act": act, "subject": f"C-{case.id}", "staff_id": by, "at": at}
        self.put(PrivateAct, {**known, "contents": contents, "commitment_key": key})
        self.entry("private", {"commitment": keyed(key, contents)}, private_line(told), at)

    def entry(self, kind: str, fields: Row, line: Any, at: datetime) -> None:
        written = entry_bytes(self.seq, log=self.name, kind=kind, at=at, fields=fields)
        self.put(LogEntry, {"seq": self.seq, "entry": written, "leaf_hash": leaf_hash(written)})
        shown = {"act": line.act, "subject": line.subject, "article_id": line.article, "staff_id": line.staff}
        self.put(LogLine, {"seq": self.seq, "at": at, "reason": line.reason, **shown})
        for word in sorted(line.words):
            self.put(LogWord, {"word": word, "seq": self.seq})
        self.seq += 1

    def put(self, table: Any, row: Row) -> None:
        self.rows.setdefault(table, []).append(row)

    def flush(self) -> None:
        self.tree.add([row["leaf_hash"] for row in self.rows.get(LogEntry, ())])
        for table in (LogEntry, PrivateAct, LogLine, LogWord, Note, NoteCase, Answer):
            if self.rows.get(table):
                self.session.execute(insert(table), self.rows[table])
        for row in self.rows.get(Correction, ()):
            self.session.execute(SETTLED[len(row)], {f"the_{name}": value for name, value in row.items()})
        self.rows.clear()

    def close(self) -> None:
        self.flush()
        peaks = json.dumps([peak.hex() for peak in self.tree.frontier.peaks])
        self.session.execute(update(LogHead).values(size=self.seq, frontier=peaks))
        self.session.commit()


def furnish(sessions: Sessions, cases: int) -> None:
    """Staff, articles, cases, and what was decided of them, in the order of time."""
    for number in range(PEOPLE):
        roles = frozenset({Role.SENIOR_EDITOR} if number % 8 == 0 else {Role.EDITOR})
        known = {"email": f"p{number}@example.org", "name": f"Person {number}", "password_hash": ""}
        add(sessions, **known, roles=roles, at=START)
    fill(sessions, sessions.acts.kw["bind"], cases, articles=ARTICLES)
    with sessions.acts() as session:
        session.execute(text("UPDATE submission SET state = 'answered' WHERE correction_id IN "
                             "(SELECT id FROM correction WHERE decided_at IS NOT NULL)"))  # fmt: skip
        book, numbers = Book(session), dict[int, int]()
        for case in session.execute(select(Correction.id, Correction.article_id, Correction.state,
                                           Correction.severity).order_by(Correction.id)).all():  # fmt: skip
            decided(book, case, numbers)
            if case.id % BATCH == 0:
                book.flush()
        book.close()
    recount(sessions)


def decided(book: Book, case: Any, numbers: dict[int, int]) -> None:
    """One case: when it came, and the entries of its decision."""
    chance = Random(case.id)
    opened = START + APART * case.id
    at = opened + timedelta(minutes=chance.choice((3, 20, 90, 400, 3000)))
    times: Row = {"opened_at": opened, "due_at": opened + timedelta(hours=26)}
    by, other = 1 + case.id % PEOPLE, 1 + (case.id + 7) % PEOPLE
    if case.state == "published":
        times |= {"decided_at": at, "first_act_at": opened + timedelta(minutes=2)}
        published(book, case, numbers, chance, at=at, signers=(by, other))
    elif case.state == "declined":
        times |= {"decided_at": at, "first_act_at": at}
        reason = chance.choice(tuple(each.value for each in DeclineReason))
        facts = {"reason": reason, "checked": "The minutes of the council", "outcome": "declined",
                 "submissions": [case.id]}  # fmt: skip
        book.private("correction.declined", case, by, at, facts)
        book.put(Answer, {"submission_id": case.id, "outcome": "declined", "reason": reason, "at": at})
    book.put(Correction, {"id": case.id, **times})


def published(
    book: Book, case: Any, numbers: dict[int, int], chance: Random, *, at: datetime, signers: tuple[int, int]
) -> None:
    """A change that two people signed, with its note."""
    numbers[case.article_id] = number = numbers.get(case.article_id, 0) + 1
    reference, kind = (
        f"{at.year}-{case.id:06d}",
        "clarification" if case.severity == "minor" else "correction",
    )
    facts: Row = {"prepared": case.id, "digest": f"{case.id:064x}", "kind": kind, "cases": [case.id]}
    book.private("correction.prepared", case, signers[0], at - timedelta(minutes=2), facts)
    said: Row = {"version": number + 1, "note": reference, "severity": case.severity, "place": "footnote"}
    said |= {
        "error_type": chance.choice(TYPES),
        "signers": list(signers),
        "checked": "The minutes",
        "reason": "",
    }
    book.private("correction.published", case, signers[1], at, {**facts, **said, "signature_due": False})
    salt = chance.randbytes(32)
    note = Note(id=case.id, reference=reference, article_id=case.article_id, number=number, version=number + 1,
                kind=kind, place="footnote", severity=case.severity, error_type=said["error_type"], language="en",
                text="Correction: an earlier version gave another figure.", changes="[]", restatement="full",
                reported_at=at, published_at=at, salt=salt)  # fmt: skip
    content = note_content(note, reported=stamp(at), published=stamp(at), cases=[case.id])
    note.commitment = salted(salt, content)
    columns = [each.key for each in Note.__table__.columns]
    book.put(Note, {name: getattr(note, name) for name in columns})
    book.put(NoteCase, {"note_id": case.id, "correction_id": case.id})
    public = {"note": reference, "article": f"story-{case.article_id - 1}", "article_id": case.article_id}
    public |= {"number": number, "version": number + 1, "note_kind": kind, "published": stamp(at)}
    public["commitment"] = note.commitment
    book.entry("note.published", public, public_line("note.published", public), at)
    book.put(Answer, {"submission_id": case.id, "outcome": "fixed", "version": number + 1, "note_id": case.id,
                      "at": at})  # fmt: skip


def arguments(given: list[str]) -> Iterator[Any]:
    yield make_sessions(f"sqlite:///{Path(given[1]) / 'corrections.sqlite'}")
    yield int(given[2]) if len(given) > 2 else 100_000


if __name__ == "__main__":
    furnish(*arguments(sys.argv))
