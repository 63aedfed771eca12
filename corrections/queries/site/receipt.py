"""A reader's own report, as the holder of its receipt may see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.error_types import ErrorType
from corrections.domain.lifecycle import Outcome, SubmissionState
from corrections.domain.reading.directions import direction_of
from corrections.domain.references import case_reference
from corrections.domain.reporting.receipts import looks_like_receipt, receipt_hash
from corrections.domain.reporting.report_refusals import UnknownReceipt
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.spans import Part, Span
from corrections.models import (
    Answer,
    Article,
    ArticleVersion,
    Correction,
    Note,
    PreparedFix,
    ReaderContact,
    ReaderWords,
    Submission,
    VersionText,
)
from corrections.models.public_view import visibility_of
from corrections.models.sessions import Sessions
from corrections.queries.reading_session import reading
from corrections.queries.receipts.receipt_talk import ReceiptTalk, talk_of
from corrections.queries.site.note_view import NoteView, note_view

CHANGED = frozenset({Outcome.FIXED, Outcome.CHANGED_DIFFERENTLY})


@dataclass(frozen=True, slots=True)
class ReceiptPage:
    """What became of a report.

    `state` is the report's (quarantined, open, answered, withdrawn), `case_state` its case's or empty.
    `outcome`, `reason_code`, `message`, `version`, `before`, `after` and `answered_at`
    come from the last answer; `since` is when that version was published;
    `quote`, `proposed`, `comment` and `link` are the reader's words, empty once they were erased (`erased`).
    `about` says what is reported where no words are quoted: whole article, something missing, picture, hidden words.
    `in_work` is whether an editor did something about it already, `is_being_made` whether it is decided and
    the change is being made in the newsroom's CMS. `looked_at` is when the same was declined
    before this report came. `reference` is the case's, empty where there is none; `by_mail` is whether an address
    was given and is kept still, `is_unmailed` whether no mail was sent to it all the same.
    """

    token: str
    reference: str
    headline: str
    slug: str
    language: str
    direction: str
    quote: str
    proposed: str | None
    comment: str
    link: str
    about: str
    erased: bool
    received_at: datetime
    seen_version: int
    state: str
    case_state: str
    outcome: str
    reason_code: str
    message: str
    checked: str
    note: NoteView | None
    version: int | None
    since: datetime | None
    before: str
    after: str
    answered_at: datetime | None
    in_work: bool
    is_being_made: bool
    can_withdraw: bool
    looked_at: datetime | None
    by_mail: bool
    is_unmailed: bool
    talk: ReceiptTalk

    @property
    def was_at_once(self) -> bool:
        """Whether the answer was there when the report came."""
        return self.answered_at == self.received_at


def receipt_page(sessions: Sessions, token: str) -> ReceiptPage:
    """The report that a receipt stands for. Raises UnknownReceipt for every other token alike."""
    with reading(sessions) as session:
        row = _found(session, token)
        answer, note = _last_answer(session, row.Submission)
        change = _what_changed(session, row, answer)
        talk = talk_of(session, row.Submission, row.Article, erased=row.ReaderWords is None)
        since = _published_at(session, row.Article, answer)
        return _page(row, token.upper(), _Told(answer, note, change, talk, since))


@dataclass(frozen=True, slots=True)
class _Told:
    """The answer that stands, its note, what changed, and what passed besides."""

    answer: Answer | None
    note: Note | None
    change: tuple[str, str]
    talk: ReceiptTalk
    since: datetime | None


def _page(row: Any, token: str, told: _Told) -> ReceiptPage:
    answer = told.answer
    submission: Submission = row.Submission
    case: Correction | None = row.Correction
    words: ReaderWords | None = row.ReaderWords
    seen = visibility_of(row.Article)
    shown = seen.shows_version(submission.version)
    return ReceiptPage(
        token=token,
        reference=case_reference(case.id) if case else "",
        headline=seen.headline(row.headline or "" if shown else ""),
        slug=row.Article.slug,
        language=row.Article.language,
        direction=direction_of(row.Article.language),
        **_said(submission, words, shown=shown),
        received_at=submission.received_at,
        seen_version=submission.version,
        state=submission.state,
        case_state=case.state if case else "",
        outcome=answer.outcome if answer else "",
        reason_code=answer.reason if answer else "",
        message=answer.message if answer else "",
        checked=answer.checked if answer else "",
        note=note_view(told.note, row.Article) if told.note else None,
        version=answer.version if answer else None,
        since=told.since,
        before=told.change[0],
        after=told.change[1],
        answered_at=answer.at if answer else None,
        in_work=case is not None and case.first_act_at is not None,
        is_being_made=case is not None and case.live_due_at is not None,
        can_withdraw=submission.state == SubmissionState.OPEN,
        looked_at=_looked_at(submission, case, answer),
        by_mail=row.mailed is not None,
        is_unmailed=row.mailed is False,
        talk=told.talk,
    )


def _said(submission: Submission, words: ReaderWords | None, *, shown: bool) -> dict[str, Any]:
    """What the reader said; nothing where it was erased."""
    if words is None:
        return {"quote": "", "proposed": None, "comment": "", "link": "", "about": "", "erased": True}
    return {
        "quote": words.exact if shown else "",
        "proposed": words.proposed,
        "comment": words.comment,
        "link": words.evidence_url,
        "about": ("" if shown else "hidden") if words.exact else _about(submission),
        "erased": False,
    }


def _about(submission: Submission) -> str:
    if submission.start is not None:
        return "picture" if submission.error_type == ErrorType.PICTURE else ""
    return "missing" if submission.error_type == ErrorType.CONTEXT else "whole"


def _looked_at(submission: Submission, case: Correction | None, answer: Answer | None) -> datetime | None:
    """When the case was decided, for a report that came later and was answered by that decision."""
    if case is None or answer is None or case.decided_at is None or answer.outcome != Outcome.DECLINED:
        return None
    return case.decided_at if case.decided_at < submission.received_at else None


def _found(session: Session, token: str) -> Any:
    if not looks_like_receipt(token):
        raise UnknownReceipt
    chosen = (
        select(Submission, Article, Correction, ReaderWords, VersionText.headline, ReaderContact.mailed)
        .join(Article, Article.id == Submission.article_id)
        .join(
            ArticleVersion,
            (ArticleVersion.article_id == Article.id) & (ArticleVersion.number == Submission.version),
        )
        .outerjoin(VersionText, VersionText.version_id == ArticleVersion.id)
        .outerjoin(Correction, Correction.id == Submission.correction_id)
        .outerjoin(ReaderWords, ReaderWords.submission_id == Submission.id)
        .outerjoin(ReaderContact, ReaderContact.submission_id == Submission.id)
        .where(Submission.receipt_hash == receipt_hash(token))
    )
    row = session.execute(chosen).one_or_none()
    if row is None:
        raise UnknownReceipt
    return row


def _last_answer(session: Session, submission: Submission) -> tuple[Answer | None, Note | None]:
    """The last answer while it stands: a report that is open again waits for another one."""
    if submission.state != SubmissionState.ANSWERED:
        return None, None
    chosen = (
        select(Answer, Note)
        .outerjoin(Note, Note.id == Answer.note_id)
        .where(Answer.submission_id == submission.id)
        .order_by(Answer.id.desc())
        .limit(1)
    )
    row = session.execute(chosen).one_or_none()
    return (row.Answer, row.Note) if row else (None, None)


def _published_at(session: Session, article: Article, answer: Answer | None) -> datetime | None:
    """When the version that an answer names was published."""
    if answer is None or answer.version is None:
        return None
    named = (ArticleVersion.article_id == article.id) & (ArticleVersion.number == answer.version)
    return session.scalar(select(ArticleVersion.published_at).where(named))


def _what_changed(session: Session, row: Any, answer: Answer | None) -> tuple[str, str]:
    """The case's passage as it was, and as the published change reads; both empty where nothing changed or is shown."""
    if answer is None or answer.outcome not in CHANGED:
        return "", ""
    case: Correction | None = row.Correction
    if case is None or case.start is None or case.end is None:
        return "", ""
    if not visibility_of(row.Article).shows_version(case.version):
        return "", ""
    chosen = (
        select(PreparedFix.proposed, VersionText)
        .select_from(ArticleVersion)
        .join(VersionText, VersionText.version_id == ArticleVersion.id)
        .join(PreparedFix, PreparedFix.id == case.prepared_fix_id)
        .where(ArticleVersion.article_id == case.article_id, ArticleVersion.number == case.version)
    )
    found = session.execute(chosen).one_or_none()
    if found is None:
        return "", ""
    words: VersionText = found.VersionText
    text = ArticleText(headline=words.headline, dek=words.dek, body=words.body)
    return Span(case.start, case.end).slice(text.canonical(Part(case.part))), found.proposed
