"""The desk asks a bylined author by a mailed link; the author answers without an account."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from corrections.domain.actors import Actor
from corrections.domain.casework.asking import (
    AROUND,
    AUTHOR_LINK_LASTS,
    AskedAuthor,
    AuthorAnswer,
    author_token,
    author_token_hash,
    looks_like_author_token,
)
from corrections.domain.casework.case_refusals import AuthorAnswered, AuthorLinkOver, UnknownAuthorLink
from corrections.domain.house_rules import HouseRules
from corrections.domain.lifecycle import CorrectionState
from corrections.domain.references import case_reference
from corrections.domain.text.spans import Passage
from corrections.models import Article, AuthorQuestion, Correction, Staff
from corrections.models.sessions import Sessions
from corrections.models.version_chain import text_of
from corrections.models.whereabouts import anchors_of, chain_for
from corrections.services.casework.custody_check import check_decides
from corrections.services.deciding.decisions import Decided, Tokens
from corrections.services.locking import locked_case
from corrections.services.outbox.announcing import announce
from corrections.services.recording import log_arrivals, record_private
from corrections.services.transaction import transaction


def ask_author(
    sessions: Sessions,
    correction_id: int,
    asked: AskedAuthor,
    *,
    tokens: Tokens,
    key: bytes,
    by: Actor,
    at: datetime,
    house: HouseRules,  # noqa: ARG001  # every act of the desk takes the newsroom's rules
) -> Decided:
    """Mail an author a question about a case's passage. The case stays as it is.

    `key` is the one that links are derived from. Raises NotAnEmail, StaleDecision, and whatever the text refuses.
    """
    asked = asked.admitted()
    with transaction(sessions) as session:
        article, case = locked_case(session, correction_id)
        tokens.check(article, case)
        check_decides(session, case, by=by)
        question = _question(session, article, case, asked, by=by, at=at)
        question.token_hash = author_token_hash(author_token(key, question.id))
        case.first_act_at = case.first_act_at or at
        announce(session, "author.asked", {"question": question.id, "correction": case.id}, at=at)
        log_arrivals(session, at=at)
        facts = {"question": question.id, "expires": question.expires_at.isoformat()}
        record_private(session, "author.asked", case_reference(case.id), by=by, at=at, facts=facts)
        return Decided(CorrectionState(case.state))


def _question(
    session: Session, article: Article, case: Correction, asked: AskedAuthor, *, by: Actor, at: datetime
) -> AuthorQuestion:
    version, before, passage, after = _shown(session, article, case)
    question = AuthorQuestion(
        correction_id=case.id,
        article_id=article.id,
        staff_id=session.scalar(select(Staff.id).where(Staff.email == asked.email)),
        name=asked.name,
        email=asked.email,
        question=asked.question,
        version=version,
        before=before,
        passage=passage,
        after=after,
        asked_by=by.id,
        asked_at=at,
        expires_at=at + AUTHOR_LINK_LASTS,
    )
    session.add(question)
    session.flush()
    return question


def _shown(session: Session, article: Article, case: Correction) -> tuple[int, str, str, str]:
    """The passage as it stands in the live text, else as it was read, with some words around it."""
    anchor = anchors_of(session, [case]).get(case.id)
    if anchor is None:
        return article.current_version, "", "", ""
    chain = chain_for(session, article, [anchor])
    judged = chain.judge(anchor, None)
    if judged.verdict.publishes and judged.span is not None:
        return article.current_version, *_cut(
            chain.live.canonical(anchor.passage.part), Passage(anchor.passage.part, judged.span)
        )
    read = text_of(session, article.id, anchor.version).canonical(anchor.passage.part)
    return anchor.version, *_cut(read, anchor.passage)


def _cut(text: str, passage: Passage) -> tuple[str, str, str]:
    span = passage.span
    before = text[max(0, span.start - AROUND) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + AROUND].partition("\n")[0]
    return before, span.slice(text), after


def answer_author(sessions: Sessions, token: str, said: AuthorAnswer, *, at: datetime) -> None:
    """Keep what an author answered; the same answer again is the same answer.

    Raises UnknownAuthorLink, AuthorLinkOver, AuthorAnswered, Empty.
    """
    said = said.admitted()
    with transaction(sessions) as session:
        question = _held_by(session, token)
        if question.state == "answered":
            if (question.answer, question.suggested) == (said.answer, said.suggested):
                return
            raise AuthorAnswered
        if question.state != "open" or question.expires_at <= at:
            raise AuthorLinkOver
        question.state, question.answered_at = "answered", at
        question.answer, question.suggested = said.answer, said.suggested
        session.flush()
        payload = {"question": question.id, "correction": question.correction_id}
        announce(session, "author.answered", payload, at=at)
        subject, facts = case_reference(question.correction_id), {"question": question.id}
        record_private(session, "author.answered", subject, by=None, at=at, facts=facts)


def _held_by(session: Session, token: str) -> AuthorQuestion:
    if not looks_like_author_token(token):
        raise UnknownAuthorLink
    chosen = select(AuthorQuestion).where(AuthorQuestion.token_hash == author_token_hash(token))
    question = session.scalars(chosen.with_for_update()).one_or_none()
    if question is None:
        raise UnknownAuthorLink
    return question


def end_author_links(sessions: Sessions, *, at: datetime) -> int:
    """Close links whose time is over, and forget the addresses they went to; gives how many."""
    with transaction(sessions) as session:
        over = select(AuthorQuestion).where(
            AuthorQuestion.expires_at <= at, or_(AuthorQuestion.state == "open", AuthorQuestion.email != "")
        )
        numbers = [question.id for question in session.scalars(over.with_for_update(skip_locked=True))]
        session.execute(
            update(AuthorQuestion)
            .where(AuthorQuestion.id.in_(numbers), AuthorQuestion.state == "open")
            .values(state="ended")
        )
        session.execute(update(AuthorQuestion).where(AuthorQuestion.id.in_(numbers)).values(email=""))
        return len(numbers)
