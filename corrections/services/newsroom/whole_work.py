"""The steps of a prepared change that reach the whole article: its text, its status, its address, what is hidden."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from corrections.domain.alarms import AlarmKind
from corrections.domain.anchoring.edits import identity
from corrections.domain.anchoring.version_edits import VersionEdits
from corrections.domain.newsroom.whole_values import unchanged_parts, whole_digest
from corrections.domain.record.entries import stamp
from corrections.domain.references import case_reference
from corrections.domain.showing.visibility import Restatement, with_numbers
from corrections.domain.text.article_text import ArticleText
from corrections.models import Article, Correction, PreparedFix, SilentEdit, WholeChange
from corrections.services.alarming import settle_alarm
from corrections.services.newsroom.moving import move_article, record_moved
from corrections.services.outbox.announcing import announce
from corrections.services.recording import record_public

SIGNED = ("kind", "severity", "place", "note", "restatement")


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole change on the live text: its row, the text that comes of it, and the edits that make it."""

    row: WholeChange
    text: ArticleText
    step: VersionEdits


@dataclass(frozen=True, slots=True)
class Effects:
    """What carrying out a prepared change did to its article besides the text."""

    status: str = ""
    former_slug: str = ""
    hidden_upto: int = 0


def unchanged(text: ArticleText) -> VersionEdits:
    """The edits of a version whose words stay."""
    lengths = unchanged_parts(text)
    return VersionEdits(
        {part: identity(length) for part, length in lengths.items()}, identity(len(text.body))
    )


def whole_of(session: Session, row: PreparedFix, live: ArticleText) -> Whole | None:
    """What a prepared change does to the whole article; None where it changes passages only."""
    whole = session.get(WholeChange, row.id)
    return None if whole is None else on_text(whole, live)


def on_text(whole: WholeChange, live: ArticleText) -> Whole:
    """A whole change on the text that it was made of."""
    if whole.body is None or whole.headline is None or whole.dek is None:
        return Whole(whole, live, unchanged(live))
    text = ArticleText(whole.headline, whole.dek, whole.body)
    return Whole(whole, text, VersionEdits.from_json(json.loads(whole.edits)))


def holds(article: Article, row: PreparedFix, whole: Whole, live: ArticleText) -> bool:
    """Whether what was signed can still be carried out: the same status, and the same text where words change."""
    if article.status != whole.row.status_before:
        return False
    if whole.row.body is not None and article.current_version != row.base_version:
        return False
    return digest_of(row, whole, live) == row.digest


def digest_of(row: PreparedFix, whole: Whole, live: ArticleText) -> str:
    """What a signature for a prepared whole change binds."""
    changes_text = whole.row.body is not None
    return whole_digest(
        base=live if changes_text else None,
        result=whole.text if changes_text else None,
        signed={
            **{name: getattr(row, name) for name in SIGNED},
            "publish_at": stamp(row.publish_at) if row.publish_at else "",
            "status_before": whole.row.status_before,
            "status_after": whole.row.status_after,
            "covered": whole.row.covered,
            "by_order": whole.row.by_order,
            "slug": whole.row.slug,
        },
    )


def put_into_effect(
    session: Session, article: Article, row: PreparedFix, whole: Whole | None, *, version: int, at: datetime
) -> Effects:
    """After the version was written: give the article its new status and address, and hide what is not repeated."""
    status = former = ""
    if whole is not None and whole.row.status_after:
        status = whole.row.status_after
        article.status, article.status_version, article.status_due_at = status, version, None
        article.covered, article.by_order = whole.row.covered, whole.row.by_order
        article.held_by = None
        announce(session, "article.status_changed", {"article": article.id, "version": version}, at=at)
    if whole is not None and whole.row.slug:
        former = move_article(session, article, whole.row.slug, at=at)
    _settle_card(session, row, at=at)
    hides = row.restatement == Restatement.NONE and version > 1
    if hides:
        article.hidden_versions = with_numbers(article.hidden_versions, range(1, version))
    session.flush()
    return Effects(status, former, version - 1 if hides else 0)


def _settle_card(session: Session, row: PreparedFix, *, at: datetime) -> None:
    """The note that a change had lacked is published with this."""
    card = session.get(SilentEdit, row.correction_id)
    if card is not None and not card.outcome:
        card.outcome, card.settled_at = "noted", at
        session.get_one(Correction, row.correction_id).without_note = False
        settle_alarm(session, AlarmKind.STEALTH_EDIT, case_reference(row.correction_id), at=at)


def record_effects(
    session: Session, article: Article, effects: Effects, *, version: int, at: datetime
) -> None:
    """What the public log says of it; among an act's last statements."""
    if effects.status:
        record_status(session, article, at=at)
    if effects.former_slug:
        record_moved(session, article, effects.former_slug, at=at)
    if effects.hidden_upto:
        fields = {
            "article": article.slug,
            "article_id": article.id,
            "upto": effects.hidden_upto,
            "by": version,
        }
        record_public(session, "versions.withheld", fields, at=at)


def record_status(session: Session, article: Article, *, at: datetime) -> None:
    """What the public log says of an article's status; among an act's last statements."""
    record_public(session, "article.status", status_entry(article), at=at)


def status_entry(article: Article) -> Mapping[str, Any]:
    """The status of an article as the public log has it, so that nobody wonders where its words are."""
    return {
        "article": article.slug,
        "article_id": article.id,
        "status": article.status,
        "covered": article.covered,
        "by_order": article.by_order,
        "version": article.status_version,
    }
