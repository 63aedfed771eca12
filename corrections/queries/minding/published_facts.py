"""What went out in a period, as the log says it; one fact for each version, however many cases it settled."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import String, cast, func, literal, select
from sqlalchemy.orm import Session

from corrections.domain.disclosure import NoteKind
from corrections.domain.minding.facts import CaseFact, PublishedFact
from corrections.domain.minding.first_carried import first_carried
from corrections.domain.text.splicing.splices import Splice, from_json
from corrections.models import ArticleVersion, ElsewhereMark, LogLine, Note, PreparedFix, PrivateAct
from corrections.models.version_chain import steps_between

MOST_CARRIED_BACK = 500
LONGEST_WAIT = timedelta(days=90)
PUBLISHED = "correction.published"


def published_facts(
    session: Session, known: Mapping[int, CaseFact], *, since: datetime
) -> Iterator[PublishedFact]:
    """One fact a version, of the cases that are known. How long an error stood is told for the newest 500 only."""
    notes = _notes(session, since)
    spread = _spread(session, since)
    stood = _stood_since(session, since)
    changed = _changed(session, since)
    for told in _told(session, since):
        facts = told["facts"]
        cases = [known[number] for number in facts["cases"] if number in known]
        if not cases:
            continue
        yield PublishedFact(
            article=told["article"],
            version=facts["version"],
            desk=cases[0].desk,
            at=told["at"],
            kind=facts["kind"],
            severity=facts["severity"],
            error_type=facts["error_type"],
            place=facts["place"],
            known_since=min(case.opened_at for case in cases),
            found_by=min(cases, key=lambda case: case.opened_at).found_by,
            stood_since=stood.get(facts["prepared"]),
            spread_done=max((spread[case.id] for case in cases if case.id in spread), default=None),
            note_at=notes.get(facts["note"] or ""),
            changed=changed.get(facts["prepared"], ()),
        )


def _told(session: Session, since: datetime) -> Iterator[dict[str, Any]]:
    chosen = (
        select(LogLine.article_id, LogLine.at, PrivateAct.contents)
        .join(PrivateAct, PrivateAct.seq == LogLine.seq)
        .where(LogLine.act == PUBLISHED, LogLine.at >= since)
        .order_by(LogLine.seq)
    )
    seen: set[tuple[int | None, int]] = set()
    for article, at, contents in session.execute(chosen):
        facts = json.loads(contents)["facts"]
        if (article, facts["version"]) not in seen:
            seen.add((article, facts["version"]))
            yield {"article": article, "at": at, "facts": facts}


def _changed(session: Session, since: datetime) -> Mapping[int, tuple[tuple[str, str], ...]]:
    """The old and the new words of every prepared change with a note; of a longer time, since some waited."""
    told = select(PreparedFix.id, PreparedFix.changes).where(PreparedFix.kind != NoteKind.MINOR_FIX)
    rows = session.execute(told.where(PreparedFix.prepared_at >= since - LONGEST_WAIT))
    return {
        number: tuple(
            (each["old"], each["new"]) for each in json.loads(changes).get("changes", ()) if "part" in each
        )
        for number, changes in rows
    }


def _notes(session: Session, since: datetime) -> Mapping[str, datetime]:
    chosen = select(Note.reference, Note.published_at).where(Note.published_at >= since)
    return {row[0]: row[1] for row in session.execute(chosen)}


def _spread(session: Session, since: datetime) -> Mapping[int, datetime]:
    """When the last mark was made that somewhere else is corrected too, by case."""
    done = ElsewhereMark.mark == "done"
    chosen = select(ElsewhereMark.correction_id, func.max(ElsewhereMark.at)).where(
        done, ElsewhereMark.at >= since
    )
    return {row[0]: row[1] for row in session.execute(chosen.group_by(ElsewhereMark.correction_id))}


def _stood_since(session: Session, since: datetime) -> Mapping[int, datetime]:
    """Since when the words stood that a prepared fix replaced: carried back to the version that first had them."""
    chosen = (
        select(PreparedFix.id, PreparedFix.base_version, PreparedFix.changes, LogLine.article_id)
        .join(LogLine, LogLine.subject == literal("C-").concat(cast(PreparedFix.correction_id, String)))
        .where(LogLine.act == PUBLISHED, LogLine.at >= since)
        .order_by(PreparedFix.id.desc())
        .limit(MOST_CARRIED_BACK)
    )
    firsts = {row.id: (row.article_id, _first_version(session, row)) for row in session.execute(chosen).all()}
    moments = _moments(session, {article for article, _ in firsts.values()})
    return {number: moments[key] for number, key in firsts.items() if key in moments}


def _first_version(session: Session, row: Any) -> int:
    splices = [change for change in from_json(json.loads(row.changes)).changes if isinstance(change, Splice)]
    if row.base_version == 1 or not splices:
        return 1
    steps = steps_between(session, row.article_id, after=1, upto=row.base_version)
    return max(first_carried(splice.span, splice.part, steps) for splice in splices)


def _moments(session: Session, articles: set[int | None]) -> Mapping[tuple[int, int], datetime]:
    chosen = select(ArticleVersion.article_id, ArticleVersion.number, ArticleVersion.published_at)
    rows = session.execute(chosen.where(ArticleVersion.article_id.in_(articles)))
    return {(row[0], row[1]): row[2] for row in rows}
