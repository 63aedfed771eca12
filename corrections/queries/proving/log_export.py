"""Everything that the newest checkpoint covers, as files: for any web server, or a mirror of somebody else."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.record.entries import record_bytes
from corrections.domain.record.tiles import tiles_of
from corrections.domain.refusals import NotFound
from corrections.domain.reporting.report_refusals import Gone
from corrections.models import LogEntry, LogLine, LogSubject
from corrections.models.sessions import Sessions
from corrections.queries.proving.log_growth import newest_checkpoint
from corrections.queries.proving.log_tiles import contents_of
from corrections.queries.reading_session import reading
from corrections.queries.site.note_page import note_record
from corrections.queries.site.version_record import version_record

BATCH = 500


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """A file by its address, without the first slash; `contents` is None where there may be none any more."""

    path: str
    contents: bytes | None


def exported_files(sessions: Sessions) -> Iterator[ExportedFile]:
    """The files, one at a time, the checkpoint last. Raises NotFound before anything was signed."""
    with reading(sessions) as session:
        newest = newest_checkpoint(session)
        if newest is None:
            raise NotFound
        for tile in tiles_of(newest.size):
            yield ExportedFile(f"log/tile/{tile.path}", contents_of(session, tile))
        last = {
            fields["article_id"]: fields["version"] for fields in _spoken(session, newest.size, "version")
        }
        moved = _moved(session, newest.size)
        for fields in _spoken(session, newest.size, "version"):
            now = {**fields, "article": moved.get(fields["article_id"], fields["article"])}
            yield _version(sessions, now, last[fields["article_id"]])
        amended = _amended(session, newest.size)
        for fields in _spoken(session, newest.size, "note"):
            yield _note(sessions, fields["note"], amended[fields["note"]])
        yield ExportedFile("log/checkpoint", newest.note.encode())


def _spoken(session: Session, size: int, kind: str) -> Iterator[Mapping[str, Any]]:
    chosen = (
        select(LogEntry.entry)
        .join(LogSubject, LogSubject.seq == LogEntry.seq)
        .where(LogEntry.seq < size, LogSubject.subject.startswith(f"{kind} "))
        .order_by(LogEntry.seq)
    )
    for entry in session.scalars(chosen).yield_per(BATCH):
        yield json.loads(entry)


def _moved(session: Session, size: int) -> Mapping[int, str]:
    """Where articles are that got another address, as the first `size` entries tell."""
    chosen = select(LogEntry.entry).join(LogLine, LogLine.seq == LogEntry.seq)
    chosen = chosen.where(LogLine.act == "article.moved", LogLine.seq < size).order_by(LogLine.seq)
    told = map(json.loads, session.scalars(chosen))
    return {fields["article_id"]: fields["article"] for fields in told}


def _amended(session: Session, size: int) -> Counter[str]:
    """How often the first `size` entries say that a note was amended."""
    chosen = select(LogEntry.entry).join(LogLine, LogLine.seq == LogEntry.seq)
    chosen = chosen.where(LogLine.act == "note.amended", LogLine.seq < size)
    return Counter(json.loads(entry)["note"] for entry in session.scalars(chosen))


def _note(sessions: Sessions, reference: str, amended: int) -> ExportedFile:
    path = f"corrections/{reference}.json"
    try:
        record = note_record(sessions, reference)
    except Gone:
        return ExportedFile(path, None)
    told = record["amendments"][:amended]
    now = told[-1]["text"] if told else record["text"]
    return ExportedFile(path, record_bytes({**record, "amendments": told, "now": now}))


def _version(sessions: Sessions, fields: Mapping[str, Any], last: int) -> ExportedFile:
    path = f"articles/{fields['article']}/versions/{fields['version']}.json"
    try:
        record = version_record(sessions, fields["article"], fields["version"])
    except Gone:
        return ExportedFile(path, None)
    return ExportedFile(path, record_bytes({**record, "superseded": fields["version"] < last}))
