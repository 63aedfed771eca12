"""The log of a large newsroom, written on past the acts: entries, lines and words by the batch, and the tree."""

from __future__ import annotations

import json
from datetime import datetime
from random import Random
from typing import Any

from sqlalchemy import insert, select, update

from corrections.domain.record.commitments import keyed
from corrections.domain.record.entries import entry_bytes, profile_bytes, stamp
from corrections.domain.record.growing import Growing
from corrections.domain.record.log_lines import private_line, public_line
from corrections.domain.record.merkle import leaf_hash
from corrections.models import LogEntry, LogHead, LogLine, LogWord, PrivateAct
from corrections.models.base import Base

Row = dict[str, Any]
ORDER = {table: number for number, table in enumerate(Base.metadata.sorted_tables)}


class Book:
    """What was written since the last flush, by table, and the tree over all entries."""

    def __init__(self, session: Any) -> None:
        head = session.get_one(LogHead, 1)
        first = json.loads(session.scalars(select(LogEntry.entry).where(LogEntry.seq == 0)).one())
        self.session, self.seq, self.name, self.tree = session, head.size, first["log"], Growing()
        self.tree.add(list(session.scalars(select(LogEntry.leaf_hash).order_by(LogEntry.seq)).all()))
        self.chance, self.rows = Random(11), dict[Any, list[Row]]()

    def private(self, act: str, case: Any, by: int | None, at: datetime, facts: Row) -> None:
        """An act as a commitment, with the bytes behind it."""
        told = {"act": act, "subject": f"C-{case.id}", "article": case.article_id, "by": by}
        told |= {"roles": ["editor"] if by else [], "at": stamp(at), "facts": facts}
        contents, key = profile_bytes(told), self.chance.randbytes(32)
        known = {"seq": self.seq, "act": act, "subject": f"C-{case.id}", "staff_id": by, "at": at}
        self.put(PrivateAct, {**known, "contents": contents, "commitment_key": key})
        self._entry("private", {"commitment": keyed(key, contents)}, private_line(told), at)

    def public(self, kind: str, fields: Any, at: datetime) -> None:
        """An entry that everybody may read."""
        self._entry(kind, fields, public_line(kind, fields), at)

    def put(self, table: Any, row: Row) -> None:
        """A row, written with the next flush."""
        self.rows.setdefault(table, []).append(row)

    def flush(self) -> None:
        """Write what was put down."""
        self.tree.add([row["leaf_hash"] for row in self.rows.get(LogEntry, ())])
        for table in sorted(self.rows, key=lambda each: ORDER[each.__table__]):
            self.session.execute(insert(table), self.rows[table])
        self.rows.clear()

    def close(self) -> None:
        """Write the rest, and the head of the log."""
        self.flush()
        peaks = json.dumps([peak.hex() for peak in self.tree.frontier.peaks])
        self.session.execute(update(LogHead).values(size=self.seq, frontier=peaks))
        self.session.commit()

    def _entry(self, kind: str, fields: Row, line: Any, at: datetime) -> None:
        written = entry_bytes(self.seq, log=self.name, kind=kind, at=at, fields=fields)
        self.put(LogEntry, {"seq": self.seq, "entry": written, "leaf_hash": leaf_hash(written)})
        shown = {"act": line.act, "subject": line.subject, "article_id": line.article, "staff_id": line.staff}
        self.put(LogLine, {"seq": self.seq, "at": at, "reason": line.reason, **shown})
        for word in sorted(line.words):
            self.put(LogWord, {"word": word, "seq": self.seq})
        self.seq += 1
