"""A person chooses where a passage stands that the desk could not place for certain."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from corrections.domain.actors import Actor
from corrections.domain.house_rules import HouseRules
from corrections.domain.lifecycle import CorrectionState
from corrections.domain.references import case_reference
from corrections.domain.refusals import WrongState
from corrections.domain.text.graphemes import outward
from corrections.domain.text.spans import Passage, Span
from corrections.domain.text.splicing.fix_refusals import OutsideText
from corrections.models import Article, Correction, Placement
from corrections.models.sessions import Sessions
from corrections.models.version_chain import text_of
from corrections.services.counting import move_case
from corrections.services.deciding.decisions import Decided, Tokens
from corrections.services.locking import locked_case
from corrections.services.recording import log_arrivals, record_private
from corrections.services.transaction import transaction


def place(
    sessions: Sessions,
    correction_id: int,
    passage: Passage,
    *,
    tokens: Tokens,
    by: Actor,
    at: datetime,
    house: HouseRules,  # noqa: ARG001  # every decision takes the newsroom's rules
) -> Decided:
    """Fix the passage of an open case at a span (code points, half open) of the live text.

    The first report's own place is kept as it was. Raises OutsideText, StaleDecision, WrongState.
    """
    with transaction(sessions) as session:
        article, case = locked_case(session, correction_id)
        tokens.check(article, case)
        if case.state != CorrectionState.OPEN:
            raise WrongState(state=case.state, wanted="open")
        span = _checked(session, article, passage)
        _place(session, article, case, Passage(passage.part, span), by=by, at=at)
        log_arrivals(session, at=at)
        facts = {
            "version": article.current_version,
            "part": passage.part.value,
            "start": span.start,
            "end": span.end,
        }
        record_private(session, "correction.placed", case_reference(case.id), by=by, at=at, facts=facts)
        return Decided(CorrectionState.OPEN)


def _checked(session: Session, article: Article, passage: Passage) -> Span:
    text = text_of(session, article.id, article.current_version).canonical(passage.part)
    if passage.span.end > len(text) or not passage.span.slice(text).strip():
        raise OutsideText(fields={"start": OutsideText.code})
    return outward(text, passage.span)


def _place(
    session: Session, article: Article, case: Correction, passage: Passage, *, by: Actor, at: datetime
) -> None:
    session.add(
        Placement(
            correction_id=case.id,
            article_id=article.id,
            version=article.current_version,
            part=passage.part.value,
            start=passage.span.start,
            end=passage.span.end,
            chosen_by=by.id,
            at=at,
        )
    )
    case.standing, case.first_act_at = "clean", case.first_act_at or at
    move_case(session, case, CorrectionState.OPEN)
    session.flush()
