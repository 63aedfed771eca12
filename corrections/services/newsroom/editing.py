"""A desk editor brings a whole new text, or a new address: with its note and signatures, or without and on the card."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.actors import Actor
from corrections.domain.anchoring.comparing import computed_edits
from corrections.domain.anchoring.version_edits import VersionEdits
from corrections.domain.casework.decision_refusals import KindChangesStatus
from corrections.domain.disclosure import NoteKind, rule_for
from corrections.domain.house_rules import HouseRules
from corrections.domain.newsroom.classing import class_of
from corrections.domain.newsroom.repeating import check_restatement
from corrections.domain.newsroom.taken_words import TakenWords
from corrections.domain.notes import check_note
from corrections.domain.proposals import Chosen, Proposal, check_departure
from corrections.domain.refusals import StaleDecision
from corrections.domain.showing.visibility import Restatement
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.intake.import_refusals import NothingNew
from corrections.domain.text.markup import check_stored
from corrections.domain.text.plain_text import admit
from corrections.models import Article
from corrections.models.sessions import Sessions
from corrections.models.version_chain import text_of
from corrections.services.deciding.decisions import Decided, Decision
from corrections.services.deciding.preparing import STATUS_KINDS
from corrections.services.deciding.publishing import sign_first
from corrections.services.deciding.signatures import check_not_author
from corrections.services.locking import locked_article
from corrections.services.newsroom.moving import check_free, move_article, record_moved
from corrections.services.newsroom.noticing import notice, record_noticed
from corrections.services.newsroom.status_changing import ArticleTokens
from corrections.services.newsroom.whole_cases import open_whole_case
from corrections.services.newsroom.whole_preparing import WholeDraft, prepare_whole
from corrections.services.outbox.announcing import announce
from corrections.services.recording import log_arrivals, record_private, record_public
from corrections.services.releasing import compact, release
from corrections.services.standing import record_overtaken, settle
from corrections.services.transaction import transaction


@dataclass(frozen=True, slots=True)
class WholeEdit:
    """A whole text in normal form; `slug` is a new name in the address, empty where it stays.

    `told` is what the public is told of it, None where nothing is.
    """

    text: ArticleText
    slug: str = ""
    told: Decision | None = None


@dataclass(frozen=True, slots=True)
class Edited:
    """What came of it: the version if it went out, the case that carries it or its card, and the decision's outcome."""

    version: int | None
    case: int | None
    decided: Decided | None = None


@dataclass(frozen=True, slots=True)
class _Ground:
    """The text that the edit was made on, the edits that lead from it, and what the policy suggests for them."""

    base: ArticleText
    step: VersionEdits
    proposal: Proposal


def edit_article(
    sessions: Sessions,
    article_id: int,
    said: WholeEdit,
    *,
    tokens: ArticleTokens,
    by: Actor,
    at: datetime,
    house: HouseRules,
) -> Edited:
    """Bring a whole new text. The edits are computed before the transaction, which rechecks the base.

    Raises StaleDecision, NothingNew, NotNormal, SlugTaken, AuthorCannotSign, HourIsPast, and whatever policy refuses.
    """
    check_stored(said.text.body)
    if said.told is not None and (said.told.kind in STATUS_KINDS or said.told.kind is NoteKind.EDITORS_NOTE):
        raise KindChangesStatus
    ground = _ground(sessions, article_id, said, tokens)
    with transaction(sessions) as session:
        article = locked_article(session, article_id)
        tokens.check(article)
        check_not_author(session, article, by)
        slug = said.slug if said.slug != article.slug else ""
        if said.text == ground.base and not slug:
            raise NothingNew
        if slug:
            check_free(session, slug, article_id=article.id)
        if said.told is None:
            return _without_note(session, article, said, ground, slug=slug, by=by, at=at, house=house)
        case = open_whole_case(session, article, severity=said.told.severity, at=at, house=house)
        draft = WholeDraft(
            _told(said.told, ground, by=by),
            _change(said.text, ground, slug=slug),
            publish_at=said.told.publish_at,
        )
        prepared = prepare_whole(session, article, case, draft, by=by, at=at)
        done = sign_first(
            session, article, case, prepared, timing=said.told.timing, by=by, at=at, house=house
        )
        return Edited(done.version, case.id, done)


def _ground(sessions: Sessions, article_id: int, said: WholeEdit, tokens: ArticleTokens) -> _Ground:
    with sessions.reads() as session:
        current = session.scalar(select(Article.current_version).where(Article.id == article_id))
        if current != tokens.version:
            raise StaleDecision
        base = text_of(session, article_id, tokens.version)
    step = computed_edits(base, said.text)
    return _Ground(base, step, class_of(step, base))


def _change(text: ArticleText, ground: _Ground, *, slug: str) -> Mapping[str, Any]:
    if text == ground.base:
        return {"slug": slug}
    parts = {"headline": text.headline, "dek": text.dek, "body": text.body}
    return {**parts, "slug": slug, "edits": compact(ground.step.to_json())}


def _told(decision: Decision, ground: _Ground, *, by: Actor) -> Mapping[str, Any]:
    rule = rule_for(decision.kind, decision.severity)
    place = decision.place or rule.place
    reason = _line(decision.departure_reason, "reason", 500)
    chosen = Chosen(decision.kind, rule.severity, place, decision.error_type)
    lowered = check_departure(ground.proposal, chosen, reason=reason, roles=by.roles)
    note = check_note(decision.kind, _line(decision.note, "note", 4000))
    taken = TakenWords(ground.base, ground.step)
    repeats = check_restatement(
        decision.kind, decision.restatement, note=note, taken=taken, reason=reason, roles=by.roles
    )
    return {
        "kind": decision.kind.value,
        "severity": rule.severity.value,
        "place": place.value,
        "error_type": decision.error_type.value if decision.error_type else "",
        "note": note,
        "checked": _line(decision.checked, "checked", 1000),
        "departure_reason": reason if lowered or repeats is Restatement.NONE else "",
        "restatement": repeats.value,
    }


def _line(text: str, field: str, limit: int) -> str:
    return admit(text, field=field, limit=limit, single_line=True, required=False)


def _without_note(
    session: Session,
    article: Article,
    said: WholeEdit,
    ground: _Ground,
    *,
    slug: str,
    by: Actor,
    at: datetime,
    house: HouseRules,
) -> Edited:
    """A routine change goes out at once; what looks like more comes onto the shift's card."""
    minor = ground.proposal.kind is NoteKind.MINOR_FIX
    kind = NoteKind.MINOR_FIX.value if minor else "import"
    released = release(session, article, said.text, step=ground.step, kind=kind, at=at)
    overtaken = settle(session, article, step=ground.step, at=at)
    card = notice(session, article, ground.proposal, at=at, house=house)
    former = move_article(session, article, slug, at=at) if slug else ""
    announce(session, "version.published", {"article": article.id, "version": released.number}, at=at)
    log_arrivals(session, at=at)
    facts = {"version": released.number, "kind": kind, "slug": slug}
    record_private(session, "article.edited", f"A-{article.id}", by=by, at=at, facts=facts)
    if card is not None:
        record_noticed(session, card, by=by, at=at)
    record_overtaken(session, overtaken, version=released.number, at=at)
    record_public(session, "version.published", released.entry, at=at)
    if former:
        record_moved(session, article, former, at=at)
    return Edited(released.number, card.correction_id if card else None)
