"""The log for the standards desk: entries newest first, each told in words, and how large the tree is."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, case, cast, func, select
from sqlalchemy.orm import Session, aliased

from corrections.domain.record.log_subjects import STAFF
from corrections.domain.record.merkle import Frontier
from corrections.domain.refusals import NotFound
from corrections.models import Article, LogEntry, LogHead, LogLine, PrivateAct, Staff
from corrections.models.sessions import Sessions
from corrections.queries.reading_session import reading
from corrections.queries.record.log_choices import LogChoices, log_choices
from corrections.queries.record.log_question import LogQuestion, answering, article_asked

PAGE = 50
ENVELOPE = frozenset({"at", "kind", "log", "seq", "v"})


@dataclass(frozen=True, slots=True)
class LogLineShown:
    """One entry. Anybody may read the `fields` of a public one; those of the rest only the newsroom holds."""

    seq: int
    at: datetime
    kind: str
    subject: str
    article: str
    reason: str
    person: int | None
    name: str
    is_public: bool
    fields: Mapping[str, Any]
    leaf_hash: str
    about: str = ""  # the name of the person that the entry is about


@dataclass(frozen=True, slots=True)
class LogPage:
    """A page of the log, and the state of the whole: its size and root. `before` marks where it goes on."""

    name: str
    size: int
    root: str
    lines: tuple[LogLineShown, ...]
    before: int | None
    choices: LogChoices


def log_page(
    sessions: Sessions, question: LogQuestion | None = None, *, before: int | None = None
) -> LogPage:
    """A page of the log, or of what a question finds in it. At most eight statements. Raises NotFound."""
    asked = question or LogQuestion()
    with reading(sessions) as session:
        began = select(LogHead, LogEntry.entry).join(LogEntry, LogEntry.seq == 0).where(LogHead.id == 1)
        row = session.execute(began).one_or_none()
        if row is None:
            raise NotFound
        head, opened = row
        found = answering(asked, article_asked(session, asked), before=before)
        numbers = session.scalars(found.order_by(found.selected_columns[0].desc()).limit(PAGE + 1)).all()
        frontier = Frontier(head.size, tuple(bytes.fromhex(peak) for peak in json.loads(head.frontier)))
        return LogPage(
            name=str(json.loads(opened)["name"]),
            size=head.size,
            root=frontier.root.hex(),
            lines=lines_of(session, numbers[:PAGE])[::-1],
            before=numbers[PAGE - 1] if len(numbers) > PAGE else None,
            choices=log_choices(session),
        )


def lines_of(session: Session, numbers: Sequence[int]) -> tuple[LogLineShown, ...]:
    """These entries, the oldest first. One statement."""
    named = aliased(Staff)
    chosen = (
        select(
            LogLine,
            LogEntry.entry,
            LogEntry.leaf_hash,
            PrivateAct.contents,
            Staff.name,
            Article.slug,
            named.name.label("about"),
        )
        .join(LogEntry, LogEntry.seq == LogLine.seq)
        .outerjoin(PrivateAct, PrivateAct.seq == LogLine.seq)
        .outerjoin(Staff, Staff.id == LogLine.staff_id)
        .outerjoin(named, named.id == _number_of_person())
        .outerjoin(Article, Article.id == LogLine.article_id)
        .where(LogLine.seq.in_(numbers))
        .order_by(LogLine.seq)
    )
    return tuple(_line(row) for row in session.execute(chosen))


def _line(row: Any) -> LogLineShown:
    line, contents = row.LogLine, row.contents
    return LogLineShown(
        seq=line.seq,
        at=line.at,
        kind=line.act,
        subject=line.subject,
        article=row.slug or "",
        reason=line.reason,
        person=line.staff_id,
        name=row.name or "",
        is_public=contents is None,
        fields=json.loads(contents)["facts"]
        if contents is not None
        else _public_fields(json.loads(row.entry)),
        leaf_hash=row.leaf_hash.hex(),
        about=row.about or "",
    )


def _number_of_person() -> ColumnElement[int | None]:
    """The number in the subject of an entry that is about one of the staff."""
    number = cast(func.substr(LogLine.subject, len(STAFF) + 1), BigInteger)
    return case((LogLine.subject.startswith(STAFF, autoescape=True), number), else_=None)


def _public_fields(written: Mapping[str, Any]) -> Mapping[str, Any]:
    return {key: value for key, value in written.items() if key not in ENVELOPE}
