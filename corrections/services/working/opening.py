"""The newsroom opens a case by itself: somebody of the staff found what is wrong, and no reader reported it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from corrections.domain.actors import Actor
from corrections.domain.disclosure import Severity
from corrections.domain.due import due_at
from corrections.domain.house_rules import HouseRules
from corrections.domain.lifecycle import CorrectionState
from corrections.domain.minding.detection import FoundBy
from corrections.domain.references import case_reference
from corrections.domain.refusals import StaleDecision
from corrections.domain.text.graphemes import outward
from corrections.domain.text.plain_text import admit, admit_quote
from corrections.domain.text.spans import Passage
from corrections.domain.text.splicing.fix_refusals import OutsideText
from corrections.models import Article, CaseOpening, Correction
from corrections.models.article import article_named
from corrections.models.sessions import Sessions
from corrections.models.sorting.nearby import cases_around
from corrections.models.version_chain import text_of
from corrections.models.whereabouts import anchors_of, chain_for
from corrections.services.locking import locked_article
from corrections.services.recording import log_arrivals, record_private
from corrections.services.transaction import transaction

UNDECIDED = (CorrectionState.OPEN, CorrectionState.AWAITING_SIGNATURE, CorrectionState.SCHEDULED)
LONGEST_PROPOSAL, LONGEST_COMMENT = 10_000, 4000


@dataclass(frozen=True, slots=True)
class Finding:
    """What somebody found: a passage of the live version (code points, half open), what it should say, and why.

    `proposed` is None where nobody knows yet what it should say; `found_by` is who noticed it.
    """

    article: str
    version: int
    passage: Passage
    proposed: str | None = None
    comment: str = ""
    found_by: FoundBy = FoundBy.STAFF


@dataclass(frozen=True, slots=True)
class Opened:
    """The case of a finding, and whether it is a new one."""

    correction_id: int
    is_new: bool


def open_case(sessions: Sessions, found: Finding, *, by: Actor, at: datetime, house: HouseRules) -> Opened:
    """Open a case without a report; where one about the same passage is open already, that one is meant.

    Raises UnknownArticle, StaleDecision where the article has moved on, OutsideText.
    """
    comment = admit(found.comment, field="comment", limit=LONGEST_COMMENT, single_line=False, required=False)
    proposed = found.proposed
    if proposed is not None:
        proposed = admit_quote(proposed, field="proposed", limit=LONGEST_PROPOSAL)
    with transaction(sessions) as session:
        article = locked_article(session, article_named(session, found.article).id)
        if found.version != article.current_version:
            raise StaleDecision
        passage, words = _checked(session, article, found.passage)
        known = _known_case(session, article, passage)
        if known is not None:
            return Opened(known, is_new=False)
        case = _opened(article, passage, at=at, house=house)
        session.add(case)
        session.flush()
        said = {"proposed": None if proposed == words else proposed, "comment": comment, "at": at}
        said["found_by"] = found.found_by
        session.add(CaseOpening(correction_id=case.id, staff_id=by.id, name=by.name, **said))
        _record(session, article, case, found.found_by, by=by, at=at)
        return Opened(case.id, is_new=True)


def _checked(session: Session, article: Article, passage: Passage) -> tuple[Passage, str]:
    """The passage with its ends moved out of letters, and its words."""
    text = text_of(session, article.id, article.current_version).canonical(passage.part)
    if passage.span.end > len(text) or not passage.span.slice(text).strip():
        raise OutsideText(fields={"place": OutsideText.code})
    span = outward(text, passage.span)
    return Passage(passage.part, span), span.slice(text)


def _known_case(session: Session, article: Article, passage: Passage) -> int | None:
    """The open case whose passage stands at just this place of the live text."""
    cases = cases_around(session, article, passage, UNDECIDED, version=article.current_version)
    anchors = anchors_of(session, cases)
    chain = chain_for(session, article, anchors.values()) if anchors else None
    for number, anchor in anchors.items():
        same_part = anchor.passage.part is passage.part
        if chain is not None and same_part and chain.judge(anchor, None).span == passage.span:
            return number
    return None


def _opened(article: Article, passage: Passage, *, at: datetime, house: HouseRules) -> Correction:
    return Correction(
        article_id=article.id,
        desk_id=article.desk_id,
        state=CorrectionState.OPEN,
        standing="clean",
        severity=Severity.ORDINARY,
        version=article.current_version,
        part=passage.part,
        start=passage.span.start,
        end=passage.span.end,
        reports=0,
        waiting=0,
        revision=1,
        subject_involved=False,
        opened_at=at,
        due_at=due_at(Severity.ORDINARY, at, house.days),
    )


def _record(
    session: Session, article: Article, case: Correction, found_by: FoundBy, *, by: Actor, at: datetime
) -> None:
    log_arrivals(session, at=at)
    facts = {
        "article": article.slug,
        "version": case.version,
        "part": str(case.part),
        "start": case.start,
        "end": case.end,
        "found_by": str(found_by),
    }
    record_private(session, "correction.opened", case_reference(case.id), by=by, at=at, facts=facts)
