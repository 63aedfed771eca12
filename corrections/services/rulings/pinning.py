"""A regulator's ruling is published in the wording that was ordered, locked and pinned."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from sqlalchemy import select

from corrections.domain.actors import Actor
from corrections.domain.record.commitments import salted
from corrections.domain.record.entries import stamp
from corrections.domain.refusals import UnknownArticle
from corrections.domain.reporting.report_refusals import InvalidLink
from corrections.domain.rulings.amending import LONGEST_RULING, day, front_page, ruling_content
from corrections.domain.rulings.pins import checked_days, first_hour, last_hour, starting
from corrections.domain.text.plain_text import admit
from corrections.models import Article, RegulatorRuling
from corrections.models.sessions import Sessions
from corrections.services.counting import next_number
from corrections.services.locking import locked_article
from corrections.services.outbox.announcing import announce
from corrections.services.recording import log_arrivals, record_private, record_public
from corrections.services.transaction import transaction


@dataclass(frozen=True, slots=True)
class Ruling:
    """Who ruled, on which day, in which words, where to read it, for how many days it is pinned (0: for good).

    `on_front` pins it on the front page as well, and `starts` is when it is shown (None: at once).
    """

    regulator: str
    ruled_on: str
    text: str
    url: str = ""
    days: int | None = 0
    on_front: bool = False
    starts: datetime | None = None


def pin_ruling(sessions: Sessions, slug: str, said: Ruling, *, by: Actor, at: datetime) -> str:
    """Publish a ruling on an article; gives its reference. Nobody can change its words afterwards.

    Raises UnknownArticle, NoSuchDay, DaysUnclear, InvalidLink, HourIsPast, and whatever the text refuses.
    """
    with transaction(sessions) as session:
        article_id = session.scalar(select(Article.id).where(Article.slug == slug))
        if article_id is None:
            raise UnknownArticle(fields={"article": UnknownArticle.code})
        article = locked_article(session, article_id)
        row = _row(article, said, by=by, at=at)
        row.reference = f"R-{at.year}-{next_number(session, f'rulings:{at.year}'):04d}"
        bound = {
            "reference": row.reference,
            "article": article.slug,
            "regulator": row.regulator,
            "ruled_on": row.ruled_on,
            "text": row.text,
            "url": row.url,
            "language": row.language,
            "pinned_until": stamp(row.pinned_until) if row.pinned_until else "",
            "published": stamp(at),
            **front_page(on_front=row.on_front),
            **starting(row.pinned_from),
        }
        row.commitment = salted(row.salt, ruling_content(bound))
        session.add(row)
        session.flush()
        announce(session, "ruling.published", {"article": article.id, "ruling": row.reference}, at=at)
        log_arrivals(session, at=at)
        facts = {"ruling": row.reference}
        record_private(session, "ruling.pinned", f"A-{article.id}", by=by, at=at, facts=facts)
        told = {
            "ruling": row.reference,
            "article": article.slug,
            "article_id": article.id,
            "published": stamp(at),
        }
        record_public(session, "ruling.published", {**told, "commitment": row.commitment}, at=at)
        return row.reference


def _row(article: Article, said: Ruling, *, by: Actor, at: datetime) -> RegulatorRuling:
    starts = first_hour(said.starts, at=at)
    return RegulatorRuling(
        article_id=article.id,
        regulator=admit(said.regulator, field="regulator", limit=120, single_line=True),
        ruled_on=day(said.ruled_on),
        text=admit(said.text, field="text", limit=LONGEST_RULING, single_line=False),
        url=_link(said.url),
        language=article.language,
        pinned_from=starts,
        pinned_until=last_hour(checked_days(said.days, least=0), starts or at),
        on_front=said.on_front,
        published_by=by.id,
        published_at=at,
        salt=secrets.token_bytes(32),
    )


def _link(url: str) -> str:
    link = admit(url, field="url", limit=2000, single_line=True, required=False)
    if link and (urlsplit(link).scheme not in ("http", "https") or not urlsplit(link).hostname):
        raise InvalidLink(fields={"url": InvalidLink.code})
    return link
