"""The log for the standards desk: entries newest first, each told in words, and how large the tree is."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.record.merkle import Frontier
from corrections.domain.refusals import NotFound
from corrections.models import LogEntry, LogHead, PrivateAct, Staff
from corrections.models.sessions import Sessions
from corrections.queries.reading_session import reading

PAGE = 50
MOST_DIGITS = 17


@dataclass(frozen=True, slots=True)
class LogLine:
    """One entry. Anybody may read the `fields` of a public one; those of the rest only the newsroom holds."""

    seq: int
    at: datetime
    kind: str
    subject: str
    name: str
    is_public: bool
    fields: Mapping[str, Any]
    leaf_hash: str


@dataclass(frozen=True, slots=True)
class LogPage:
    """A page of the log, and the state of the whole: its size and root. `before` marks where it goes on."""

    name: str
    size: int
    root: str
    lines: tuple[LogLine, ...]
    before: int | None
    is_first: bool
    subject: str


def log_page(sessions: Sessions, *, before: str = "", subject: str = "") -> LogPage:
    """A page of the log, or of one subject's private acts. At most four statements. Raises NotFound."""
    if not subject.isprintable():
        raise NotFound  # PostgreSQL cannot be asked for a NUL
    mark = _number(before)
    with reading(sessions) as session:
        head = session.get(LogHead, 1)
        if head is None:
            raise NotFound
        rows = _rows(session, mark, subject)
        shown = rows[:PAGE]
        frontier = Frontier(head.size, tuple(bytes.fromhex(peak) for peak in json.loads(head.frontier)))
        return LogPage(
            name=_log_name(shown),
            size=head.size,
            root=frontier.root.hex(),
            lines=tuple(_line(*row) for row in shown),
            before=shown[-1][0].seq if len(rows) > PAGE else None,
            is_first=mark is None,
            subject=subject,
        )


Row = tuple[LogEntry, PrivateAct | None, str | None]


def _rows(session: Session, before: int | None, subject: str) -> list[Row]:
    chosen = (
        select(LogEntry, PrivateAct, Staff.name)
        .outerjoin(PrivateAct, PrivateAct.seq == LogEntry.seq)
        .outerjoin(Staff, Staff.id == PrivateAct.staff_id)
        .order_by(LogEntry.seq.desc())
        .limit(PAGE + 1)
    )
    if before is not None:
        chosen = chosen.where(LogEntry.seq < before)
    if subject:
        chosen = chosen.where(PrivateAct.subject == subject)
    return [(entry, act, name) for entry, act, name in session.execute(chosen)]


def _line(entry: LogEntry, act: PrivateAct | None, name: str | None) -> LogLine:
    written = json.loads(entry.entry)
    told = json.loads(act.contents) if act else written
    return LogLine(
        seq=entry.seq,
        at=datetime.fromisoformat(written["at"]),
        kind=act.act if act else written["kind"],
        subject=act.subject if act else "",
        name=name or "",
        is_public=act is None,
        fields=told["facts"] if act else _public_fields(written),
        leaf_hash=entry.leaf_hash.hex(),
    )


def _public_fields(written: Mapping[str, Any]) -> Mapping[str, Any]:
    return {key: value for key, value in written.items() if key not in ENVELOPE}


ENVELOPE = frozenset({"at", "kind", "log", "seq", "v"})


def _log_name(rows: Sequence[Row]) -> str:
    return str(json.loads(rows[0][0].entry).get("log", "")) if rows else ""


def _number(text: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS):
        raise NotFound
    return int(text)
