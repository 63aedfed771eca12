"""The page of a withdrawal: which versions still have words, what would go with them and what would stay."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from corrections.domain.reading.directions import direction_of
from corrections.domain.showing.visibility import numbers_in
from corrections.domain.withdrawing.lost_words import LostWords
from corrections.domain.withdrawing.withdrawals import OrderState
from corrections.models import (
    Article,
    FormerSlug,
    LegalHold,
    RegulatorRuling,
    Staff,
    WithdrawalOrder,
)
from corrections.models.sessions import Sessions
from corrections.models.withdrawing.quoting import Quote, lost_with, quotes
from corrections.queries.newsroom.versions_newest_first import versions_newest_first
from corrections.queries.reading_session import reading
from corrections.queries.site.article_row import article_at

REPORTS = frozenset({"reader_words", "reader_addition", "reader_question", "unplaced_report"})
PREPARED = frozenset(
    {"prepared_fix", "prepared_case", "prepared_place", "whole_change", "signature", "severity_review"}
)


@dataclass(frozen=True, slots=True)
class VersionToChoose:
    """A version; one that is live, or whose words are gone, cannot be chosen."""

    number: int
    published_at: datetime
    kind: str
    is_live: bool
    is_kept: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """What would go with the words of some versions. `words` are places in the text, as many as can be shown.

    The numbers count rows. `addresses` and `rulings` say lost words as well, and stay; `held` reports forbid it.
    """

    words: tuple[str, ...]
    notes: tuple[str, ...]
    reports: int
    prepared: int
    acts: int
    others: int
    held: int
    addresses: tuple[str, ...]
    rulings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OrderLine:
    """An order, and what became of it."""

    number: int
    versions: str
    reason: str
    why: str
    state: str
    ordered_by: str
    ordered_by_id: int
    ordered_at: datetime
    settled_by: str
    settled_at: datetime | None


@dataclass(frozen=True, slots=True)
class WithdrawalPage:
    """Everything on the page; `preview` is of the waiting order, else of the versions that were chosen."""

    article: int
    slug: str
    headline: str
    language: str
    direction: str
    version: int
    versions: tuple[VersionToChoose, ...]
    chosen: tuple[int, ...]
    waiting: OrderLine | None
    settled: tuple[OrderLine, ...]
    preview: Preview | None


def withdrawal_page(sessions: Sessions, slug: str, *, versions: Collection[int] = ()) -> WithdrawalPage:
    """The page of an article. Raises UnknownArticle."""
    with reading(sessions) as session:
        article = article_at(session, slug)
        lines, headline = _versions(session, article)
        orders = _orders(session, article)
        waiting = next((each for each in orders if each.state == OrderState.WAITING), None)
        free = {line.number for line in lines if line.is_kept and not line.is_live}
        wanted = numbers_in(waiting.versions) if waiting else set(versions)
        chosen = tuple(sorted(wanted & free))
        return WithdrawalPage(
            article=article.id,
            slug=article.slug,
            headline=headline,
            language=article.language,
            direction=direction_of(article.language),
            version=article.current_version,
            versions=lines,
            chosen=chosen,
            waiting=waiting,
            settled=tuple(each for each in orders if each is not waiting),
            preview=_preview(session, article, chosen) if chosen else None,
        )


def order_numbers(sessions: Sessions, slug: str) -> Mapping[int, str]:
    """The orders of an article by number, with their states. Raises UnknownArticle."""
    with reading(sessions) as session:
        article = article_at(session, slug)
        chosen = select(WithdrawalOrder.id, WithdrawalOrder.state)
        rows = session.execute(chosen.where(WithdrawalOrder.article_id == article.id))
        return {row[0]: row[1] for row in rows}


def _versions(session: Session, article: Article) -> tuple[tuple[VersionToChoose, ...], str]:
    rows, live = versions_newest_first(session, article), article.current_version
    lines = tuple(
        VersionToChoose(row.number, row.published_at, row.kind, row.number == live, row.is_kept)
        for row in rows
    )
    return lines, rows[0].headline or ""


def _orders(session: Session, article: Article) -> Sequence[OrderLine]:
    orderer, settler = aliased(Staff), aliased(Staff)
    chosen = (
        select(WithdrawalOrder, orderer.name, settler.name)
        .join(orderer, orderer.id == WithdrawalOrder.ordered_by)
        .outerjoin(settler, settler.id == WithdrawalOrder.settled_by)
        .where(WithdrawalOrder.article_id == article.id)
        .order_by(WithdrawalOrder.id.desc())
    )
    return [
        OrderLine(
            number=row.id,
            versions=row.versions,
            reason=row.reason,
            why=row.why,
            state=row.state,
            ordered_by=by,
            ordered_by_id=row.ordered_by,
            ordered_at=row.ordered_at,
            settled_by=settled or "",
            settled_at=row.settled_at,
        )
        for row, by, settled in session.execute(chosen)
    ]


def _preview(session: Session, article: Article, versions: Collection[int]) -> Preview:
    lost = lost_with(session, article, versions)
    found = list(quotes(session, article, versions, lost))
    counts = Counter(_sort(each) for each in found)
    reports = {
        each.row.submission_id for each in found if each.place.name in REPORTS and each.row.submission_id
    }
    held = select(func.count()).select_from(LegalHold)
    return Preview(
        words=lost.told,
        notes=tuple(each.row.reference for each in found if each.place.name == "note"),
        reports=len(reports),
        prepared=counts["prepared"],
        acts=counts["acts"],
        others=counts["others"],
        held=session.scalar(held.where(LegalHold.submission_id.in_(reports), LegalHold.lifted_at.is_(None)))
        or 0,
        addresses=_addresses(session, article, lost),
        rulings=_rulings(session, article, lost),
    )


def _sort(quote: Quote) -> str:
    name = quote.place.name
    if name in PREPARED:
        return "prepared"
    if name == "private_act":
        return "acts"
    return "others" if name not in REPORTS and not name.startswith("note") else ""


def _addresses(session: Session, article: Article, lost: LostWords) -> tuple[str, ...]:
    former = session.scalars(select(FormerSlug.slug).where(FormerSlug.article_id == article.id)).all()
    return tuple(slug for slug in (article.slug, *former) if lost.are_quoted(slug))


def _rulings(session: Session, article: Article, lost: LostWords) -> tuple[str, ...]:
    chosen = select(RegulatorRuling.reference, RegulatorRuling.text)
    rows = session.execute(chosen.where(RegulatorRuling.article_id == article.id))
    return tuple(reference for reference, text in rows if lost.are_quoted(text))
