"""The steps that find a change that was handed over in a text of the CMS, and let it go out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.actors import Actor
from corrections.domain.anchoring.version_edits import VersionEdits
from corrections.domain.binding import bound_digest
from corrections.domain.newsroom.handed_over import shows
from corrections.domain.references import case_reference
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.fixes import Fix, apply, edits_of
from corrections.models import Article, Correction, PreparedFix
from corrections.models.newsroom.handed_change import carried, handed_over
from corrections.services.casework.custody_check import stopped
from corrections.services.casework.falling import still_stands
from corrections.services.deciding.finishing import Done, Work, put_out, record_done
from corrections.services.deciding.preparing import SIGNED, Prepared
from corrections.services.deciding.signatures import signers_of
from corrections.services.recording import record_private


@dataclass(frozen=True, slots=True)
class Seen:
    """The changes that a text shows, in the order they go out, and what the live text reads once they have."""

    changes: tuple[int, ...]
    text: ArticleText


@dataclass(frozen=True, slots=True)
class Live:
    """A change that was seen live and written; it is recorded at the act's end."""

    work: Work
    done: Done


def seen_in(session: Session, article: Article, live: ArticleText, text: ArticleText) -> Seen:
    """Which of the changes that are with the CMS a text of it shows; what the lawyers stopped is left out."""
    rows = [row for row in session.scalars(handed_over(article.id)).all() if not _is_stopped(session, row)]
    every = _seen(session, article, rows, live, lambda _fix, _there: True)
    if every.text == text:
        return every
    return _seen(session, article, rows, live, lambda fix, there: shows(fix, there, text))


def _seen(
    session: Session,
    article: Article,
    rows: list[PreparedFix],
    live: ArticleText,
    counts: Callable[[Fix, ArticleText], bool],
) -> Seen:
    """The changes that still stand and count, one upon the other; what did not count is asked again after each."""
    changes: list[int] = []
    steps: list[VersionEdits] = []
    left = list(rows)
    while left:
        standing = ((row, _standing(session, article, row, live, steps)) for row in left)
        found = next(((row, fix) for row, fix in standing if fix and counts(fix, live)), None)
        if found is None:
            break
        row, fix = found
        left.remove(row)
        changes.append(row.id)
        steps.append(edits_of(fix, live))
        live = apply(fix, live)
    return Seen(tuple(changes), live)


def _standing(
    session: Session, article: Article, row: PreparedFix, live: ArticleText, steps: list[VersionEdits]
) -> Fix | None:
    fix = carried(session, article, row, then=steps)
    signed = {name: getattr(row, name) for name in SIGNED}
    return fix if fix and bound_digest(fix, live, **signed) == row.digest else None


def let_out(session: Session, article: Article, seen: Seen, *, at: datetime) -> list[Live]:
    """Publish what was seen, each change as a version with its note and its answers."""
    found = []
    for number in seen.changes:
        prepared = still_stands(session, article, session.get_one(PreparedFix, number))
        if prepared is None:
            raise RuntimeError("a change that was seen in a text does not stand there")
        found.append(go_live(session, article, prepared, at=at))
    return found


def go_live(session: Session, article: Article, prepared: Prepared, *, at: datetime) -> Live:
    """Publish a change that was handed over: every signature is there."""
    people = tuple(signer.staff_id for signer in signers_of(session, article, prepared.row))
    work = Work(article, prepared.members[0].case, prepared, people, complete=True)
    return Live(work, put_out(session, work, at=at))


def record_live(session: Session, live: Live, *, by: Actor | None, at: datetime, through: str = "") -> None:
    """Log that a change was seen live and what went out with that; among an act's last statements."""
    facts = {
        "prepared": live.work.prepared.row.id,
        "version": live.done.released.number,
        "program": through,
    }
    for member in live.work.prepared.members:
        subject = case_reference(member.case.id)
        record_private(session, "correction.seen_live", subject, by=by, at=at, facts=facts)
    record_done(session, live.work, live.done, by=by, at=at)


def _is_stopped(session: Session, row: PreparedFix) -> bool:
    chosen = select(Correction.id).where(Correction.prepared_fix_id == row.id)
    return bool(stopped(session, session.scalars(chosen).all()))
