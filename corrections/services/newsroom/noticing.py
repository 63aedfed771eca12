"""The step that notices what went into an article without a note, and keeps it on one card for the shift."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.actors import Actor
from corrections.domain.alarms import AlarmKind
from corrections.domain.disclosure import Severity
from corrections.domain.house_rules import HouseRules
from corrections.domain.lifecycle import CorrectionState
from corrections.domain.newsroom.classing import graver, is_silent, signal_names
from corrections.domain.newsroom.shifts import shift_start
from corrections.domain.proposals import Proposal
from corrections.domain.references import case_reference
from corrections.models import Article, Correction, SilentEdit
from corrections.services.alarming import raise_alarm
from corrections.services.newsroom.whole_cases import open_whole_case
from corrections.services.recording import record_private


def notice(
    session: Session, article: Article, proposal: Proposal, *, at: datetime, house: HouseRules
) -> SilentEdit | None:
    """After a version came in without a note: open the shift's card, or add to it; None for a minor fix.

    Something serious raises an alarm as well.
    """
    if not house.watches_edits or not is_silent(proposal):
        return None
    shift = shift_start(at, house.zone)
    card = session.scalar(
        select(SilentEdit)
        .join(Correction, Correction.id == SilentEdit.correction_id)
        .where(SilentEdit.article_id == article.id, SilentEdit.shift_at == shift, SilentEdit.outcome == "")
        .where(Correction.state == CorrectionState.OPEN)
    )
    if card is None:
        card = _open(session, article, proposal, shift=shift, at=at, house=house)
    else:
        _add(session, article, card, proposal)
    if proposal.severity is Severity.SERIOUS:
        raise_alarm(session, AlarmKind.STEALTH_EDIT, case_reference(card.correction_id), at=at)
    session.flush()
    return card


def record_noticed(session: Session, card: SilentEdit, *, by: Actor | None, at: datetime) -> None:
    """Log that a change without a note was noticed; among an act's last statements."""
    facts = {
        "versions": [card.base_version, card.last_version],
        "kind": card.kind,
        "severity": card.severity,
        "signals": card.signals.split(),
    }
    subject = case_reference(card.correction_id)
    record_private(session, "article.changed_without_note", subject, by=by, at=at, facts=facts)


def _open(
    session: Session,
    article: Article,
    proposal: Proposal,
    *,
    shift: datetime,
    at: datetime,
    house: HouseRules,
) -> SilentEdit:
    case = open_whole_case(session, article, severity=proposal.severity, at=at, house=house)
    case.without_note = True
    card = SilentEdit(
        correction_id=case.id,
        article_id=article.id,
        shift_at=shift,
        base_version=article.current_version - 1,
        last_version=article.current_version,
        kind=proposal.kind.value,
        severity=proposal.severity.value,
        place=proposal.place.value,
        signals=signal_names("", proposal.signals),
        outcome="",
        reason="",
    )
    session.add(card)
    return card


def _add(session: Session, article: Article, card: SilentEdit, proposal: Proposal) -> None:
    case = session.get_one(Correction, card.correction_id, with_for_update=True)
    case.revision += 1
    new = (proposal.kind.value, proposal.severity.value, proposal.place.value)
    card.kind, card.severity, card.place = graver((card.kind, card.severity, card.place), new)
    case.severity = card.severity
    card.last_version = article.current_version
    card.signals = signal_names(card.signals, proposal.signals)
