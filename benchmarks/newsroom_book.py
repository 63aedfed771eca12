"""The log of a large newsroom, written on past the acts: entries, lines and words by the batch, seals, and the tree."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from heapq import heappop, heappush
from itertools import count
from random import Random
from typing import Any

from sqlalchemy import insert, inspect, select, update

from corrections.domain.record.commitments import keyed
from corrections.domain.record.entries import entry_bytes, profile_bytes, stamp
from corrections.domain.record.growing import Growing
from corrections.domain.record.log_lines import private_line, public_line
from corrections.domain.record.merkle import leaf_hash
from corrections.models import LogEntry, LogHead, LogLine, LogWord, PrivateAct
from corrections.models.base import Base
from corrections.models.record.sealed_row import seal_of, sealed_key

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
        self.clock = datetime.fromisoformat(first["at"])
        self.numbers, self.planned, self.order = dict[Any, int](), list[Any](), count()

    def private(
        self,
        act: str,
        case: Any,
        by: int | None,
        at: datetime,
        facts: Row,
        rows: Sequence[Sequence[str]] = (),
    ) -> None:
        """An act on a case as a commitment, with the bytes behind it; `rows` are the seals of what it wrote."""
        self.act(act, f"C-{case.id}", case.article_id, by, at, facts, rows)

    def act(
        self, act: str, subject: str, article: int | None, by: int | None, at: datetime, facts: Row, rows: Any
    ) -> None:
        """An act on any subject."""
        told: Row = {"act": act, "subject": subject, "article": article, "by": by}
        told |= {"roles": ["editor"] if by else [], "at": stamp(at), "facts": facts}
        if rows:
            told["rows"] = rows
        contents, key = profile_bytes(told), self.chance.randbytes(32)
        known = {"seq": self.seq, "act": act, "subject": subject, "staff_id": by, "at": at}
        self.put(PrivateAct, {**known, "contents": contents, "commitment_key": key})
        self._entry("private", {"commitment": keyed(key, contents)}, private_line(told), at)

    def public(self, kind: str, fields: Any, at: datetime) -> None:
        """An entry that everybody may read."""
        self._entry(kind, fields, public_line(kind, fields), at)

    def put(self, table: Any, row: Row) -> None:
        """A row, written with the next flush."""
        self.rows.setdefault(table, []).append(row)

    def sealed(self, table: Any, row: Row) -> list[str]:
        """A row of an act, written with the next flush; gives its seal, for the entry of that act."""
        whole = table(**row)
        for each in inspect(table).column_attrs:
            column = each.columns[0]
            if each.key not in row:
                default = column.default.arg if column.default is not None else None
                setattr(whole, each.key, self._next(table) if each.key == "id" else default)
        self.put(table, {each.key: getattr(whole, each.key) for each in inspect(table).column_attrs})
        return [table.__tablename__, sealed_key(whole), seal_of(whole)]

    def plan(self, act: str, case: Any, by: int, at: datetime, facts: Row, *written: tuple[Any, Row]) -> None:
        """An act on a case for when its time has come, with the rows that it writes."""
        heappush(self.planned, (at, next(self.order), (act, case, by, at, facts), written))

    def carry_out(self, until: datetime) -> None:
        """Let the acts happen whose time has come."""
        while self.planned and self.planned[0][0] <= until:
            _at, _order, told, written = heappop(self.planned)
            self.private(*told, [self.sealed(table, row) for table, row in written])

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

    def _next(self, table: Any) -> int:
        self.numbers[table] = self.numbers.get(table, 0) + 1
        return self.numbers[table]

    def _entry(self, kind: str, fields: Row, line: Any, at: datetime) -> None:
        at = self.clock = max(self.clock, at)
        written = entry_bytes(self.seq, log=self.name, kind=kind, at=at, fields=fields)
        self.put(LogEntry, {"seq": self.seq, "entry": written, "leaf_hash": leaf_hash(written)})
        shown = {"act": line.act, "subject": line.subject, "article_id": line.article, "staff_id": line.staff}
        self.put(LogLine, {"seq": self.seq, "at": at, "reason": line.reason, **shown})
        for word in sorted(line.words):
            self.put(LogWord, {"word": word, "seq": self.seq})
        self.seq += 1
