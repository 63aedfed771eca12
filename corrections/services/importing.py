"""A newsroom brings an article in, or a version of one that was made elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from corrections.domain.actors import Actor
from corrections.domain.anchoring.comparing import computed_edits
from corrections.domain.anchoring.version_edits import VersionEdits
from corrections.domain.house_rules import HouseRules
from corrections.domain.newsroom.classing import class_of
from corrections.domain.programs.program_refusals import NameTaken, VersionMissing, VersionStale
from corrections.domain.proposals import Proposal
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.intake.import_refusals import NothingNew
from corrections.domain.text.markup import check_stored
from corrections.models import Article, Desk, FormerSlug, SilentEdit
from corrections.models.public_view import visibility_of
from corrections.models.sessions import Sessions
from corrections.models.version_chain import text_of
from corrections.services.handing.seeing_live import Seen, let_out, record_live, seen_in
from corrections.services.locking import locked_article
from corrections.services.newsroom.noticing import notice, record_noticed
from corrections.services.outbox.announcing import announce
from corrections.services.recording import log_arrivals, record_private, record_public
from corrections.services.releasing import Released, first_edits, release
from corrections.services.standing import Overtaken, record_overtaken, settle
from corrections.services.transaction import transaction

ATTEMPTS = 5
USUAL = HouseRules(zone=ZoneInfo("UTC"))


@dataclass(frozen=True, slots=True)
class Arrival:
    """An article as it comes in; the texts are in normal form already.

    `based_on` is the live version that the text was made from, 0 for a new article, None where nobody can say
    (a file); `through` names the program that brought it.
    """

    slug: str
    text: ArticleText
    language: str = "en"
    author: str = ""
    desk: str = ""
    external_id: str | None = None
    canonical_url: str | None = None
    based_on: int | None = None
    through: str = ""


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of it."""

    slug: str
    version: int

    @property
    def is_new(self) -> bool:
        """Whether the article was not known before."""
        return self.version == 1


def import_article(
    sessions: Sessions, arrival: Arrival, *, by: Actor | None, at: datetime, house: HouseRules = USUAL
) -> Imported:
    """Store an article, or a new version of a known one when something changed.

    A change that was handed over and stands in the text goes out first, as a version of its own with its note. What
    the text changes besides, beyond a minor fix, comes onto the shift's card of changes without a note.

    Raises NothingNew when the live text is the same, NotNormal when the body is not in the stored form,
    VersionMissing and VersionStale where it is not based on the live version, NameTaken, ArticleWithheld.
    """
    check_stored(arrival.text.body)
    for _ in range(ATTEMPTS):
        arrival = replace(arrival, slug=_present(sessions, arrival.slug))
        plan = _planned(sessions, arrival)
        with suppress(IntegrityError), transaction(sessions) as session:  # another first import of this slug
            article = _article(session, arrival, at=at)
            if article.current_version != plan.base:
                continue  # somebody published meanwhile: compare with what is live now
            if plan.live == arrival.text:
                raise NothingNew
            _check_base(article, arrival)
            if plan.live and seen_in(session, article, plan.live, arrival.text) != plan.seen:
                continue  # what is with the CMS is not what it was
            return _take_in(session, article, arrival, plan, by=by, at=at, house=house)
    raise RuntimeError("the article changed faster than its edits could be computed")


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is done with a text, found before anything is locked: what it shows goes out, then what is left."""

    base: int
    live: ArticleText | None
    seen: Seen | None
    step: VersionEdits | None
    proposal: Proposal | None


def _planned(sessions: Sessions, arrival: Arrival) -> _Plan:
    with sessions.reads() as session:
        article = session.scalar(select(Article).where(Article.slug == arrival.slug))
        if article is None:
            return _Plan(0, None, None, first_edits(arrival.text), None)
        live, base = text_of(session, article.id, article.current_version), article.current_version
        seen = seen_in(session, article, live, arrival.text)
    if seen.text == arrival.text:
        return _Plan(base, live, seen, None, None)
    step = computed_edits(seen.text, arrival.text)
    return _Plan(base, live, seen, step, class_of(step, seen.text))


def _take_in(
    session: Session,
    article: Article,
    arrival: Arrival,
    plan: _Plan,
    *,
    by: Actor | None,
    at: datetime,
    house: HouseRules,
) -> Imported:
    """Let out what the text shows, and store what it changes besides; the log comes last."""
    went_out = let_out(session, article, plan.seen, at=at) if plan.seen else []
    rest = _rest(session, article, arrival, plan, at=at, house=house) if plan.step else None
    log_arrivals(session, at=at)
    for live in went_out:
        record_live(session, live, by=by, at=at, through=arrival.through)
    _record(session, article, rest, by=by, at=at, through=arrival.through)
    return Imported(article.slug, article.current_version)


@dataclass(frozen=True, slots=True)
class _Rest:
    released: Released
    overtaken: Sequence[Overtaken]
    card: SilentEdit | None


def _rest(
    session: Session, article: Article, arrival: Arrival, plan: _Plan, *, at: datetime, house: HouseRules
) -> _Rest:
    step = plan.step or first_edits(arrival.text)
    released = release(session, article, arrival.text, step=step, kind="import", at=at)
    overtaken = settle(session, article, step=step, at=at)
    card = notice(session, article, plan.proposal, at=at, house=house) if plan.proposal else None
    announce(session, "version.published", {"article": article.id, "version": released.number}, at=at)
    return _Rest(released, overtaken, card)


def _present(sessions: Sessions, slug: str) -> str:
    """The name that the article has now, where it moved since."""
    moved = select(Article.slug).join(FormerSlug, FormerSlug.article_id == Article.id)
    with sessions.reads() as session:
        return session.scalar(moved.where(FormerSlug.slug == slug)) or slug


def _check_base(article: Article, arrival: Arrival) -> None:
    """Nothing that was published meanwhile is undone by a program that had not seen it, nor is what is not shown."""
    if arrival.based_on is None:
        return
    if article.current_version:
        visibility_of(article).check_words()
    if arrival.based_on != article.current_version:
        raise VersionStale if arrival.based_on else VersionMissing


def _article(session: Session, arrival: Arrival, *, at: datetime) -> Article:
    known = session.scalar(select(Article.id).where(Article.slug == arrival.slug))
    if known is not None:
        return locked_article(session, known)
    _check_names(session, arrival)
    article = Article(
        slug=arrival.slug,
        language=arrival.language,
        author=arrival.author,
        desk_id=_desk(session, arrival.desk),
        external_id=arrival.external_id,
        canonical_url=arrival.canonical_url,
        status="live",
        current_version=0,
        published_at=at,
        changed_at=at,
    )
    session.add(article)
    session.flush()
    return article


def _check_names(session: Session, arrival: Arrival) -> None:
    names = [(Article.external_id, arrival.external_id), (Article.canonical_url, arrival.canonical_url)]
    for column, name in names:
        if name and session.scalar(select(Article.id).where(column == name)) is not None:
            raise NameTaken(fields={column.key: NameTaken.code})


def _desk(session: Session, name: str) -> int | None:
    if not name:
        return None
    desk = session.scalar(select(Desk).where(Desk.name == name))
    if desk is None:
        desk = Desk(name=name)
        session.add(desk)
        session.flush()
    return desk.id


def _record(
    session: Session, article: Article, rest: _Rest | None, *, by: Actor | None, at: datetime, through: str
) -> None:
    facts: dict[str, object] = {"article_id": article.id, "version": article.current_version}
    facts |= {"program": through} if through else {}
    record_private(session, "article.imported", f"A-{article.id}", by=by, at=at, facts=facts)
    if rest is None:
        return
    if rest.card is not None:
        record_noticed(session, rest.card, by=by, at=at)
    record_overtaken(session, rest.overtaken, version=rest.released.number, at=at)
    record_public(session, "version.published", rest.released.entry, at=at)
