"""The steps that empty what says withdrawn words, and make it unfindable."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from corrections.domain.record.log_words import words_of_facts
from corrections.domain.withdrawing.withdrawal_refusals import WordsHeldForLegalReasons
from corrections.models import (
    Article,
    CaseDraft,
    Correction,
    IdempotencyKey,
    LogWord,
    WithdrawalOrder,
    WithdrawnWords,
)
from corrections.models.withdrawing.quoting import Quote
from corrections.services.privacy.legal_holds import under_hold
from corrections.services.receiving.indexing import forget_words
from corrections.services.record.sealing import seal_again

WITH_A_REPORT = frozenset({"reader_words", "reader_addition", "reader_question", "unplaced_report"})


def check_holds(session: Session, found: Sequence[Quote]) -> None:
    """Raises WordsHeldForLegalReasons where a report that would lose words is held."""
    if under_hold(session, _reports(found)):
        raise WordsHeldForLegalReasons


def take_words(session: Session, article: Article, order: WithdrawalOrder, found: Sequence[Quote]) -> None:
    """Name every row that loses words, empty it, and take its words out of the indexes; drafts of the cases go."""
    before = {tuple(row) for row in session.execute(select(WithdrawnWords.place, WithdrawnWords.row_id))}
    named = dict.fromkeys((each.place.name, each.number) for each in found)
    named = {each: None for each in named if each not in before}
    session.add_all(
        WithdrawnWords(place=place, row_id=number, withdrawal_order_id=order.id) for place, number in named
    )
    session.flush()
    for each in found:
        _empty(session, each)
    reports = _reports(found)
    forget_words(session, reports)
    session.execute(delete(IdempotencyKey).where(IdempotencyKey.submission_id.in_(reports)))
    cases = select(Correction.id).where(Correction.article_id == article.id)
    session.execute(delete(CaseDraft).where(CaseDraft.correction_id.in_(cases)))
    session.expire_all()
    seal_again(session, {each.row: None for each in found})


def _empty(session: Session, quote: Quote) -> None:
    table = quote.place.table
    key = [column == getattr(quote.row, column.key) for column in table.__mapper__.primary_key]
    session.execute(
        update(table).where(*key).values(**quote.values).execution_options(synchronize_session=False)
    )
    if quote.place.name == "private_act":
        _forget_act(session, quote)


def _forget_act(session: Session, quote: Quote) -> None:
    """An act is not found by words that it does not say any more."""
    kept = words_of_facts(json.loads(quote.values["contents"])["facts"])
    gone = delete(LogWord).where(LogWord.seq == quote.number, LogWord.word.not_in(kept))
    session.execute(gone.execution_options(synchronize_session=False))


def _reports(found: Sequence[Quote]) -> list[int]:
    rows = [each.row for each in found if each.place.name in WITH_A_REPORT]
    numbers = {row.submission_id for row in rows if row.submission_id is not None}
    return sorted(numbers)
