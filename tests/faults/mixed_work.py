"""Mixed work that says what it has done as soon as it was acknowledged, until somebody kills it."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Sequence
from pathlib import Path

from sqlalchemy import select

from corrections.domain.decline_reasons import DeclineReason
from corrections.domain.disclosure import Severity
from corrections.domain.permissions import Role
from corrections.domain.rulings.pins import Pin
from corrections.domain.withdrawing.withdrawals import WithdrawalReason
from corrections.models import Article
from corrections.services.deciding.decisions import Timing
from corrections.services.deciding.declining import Declined
from corrections.services.newsroom.linking_editions import link_edition
from corrections.services.rulings.pinning_notes import pin_note
from corrections.services.withdrawing.ordering import Order, order_withdrawal
from corrections.services.withdrawing.withdrawing_words import confirm_withdrawal
from tests.newsroom import Newsroom
from tests.services.decisions import correction, publish_now, publish_two
from tests.services.test_declining_and_placing import decline_now
from tests.services.test_signing_the_log import sign

LONGEST = 500


def withdrawn(newsroom: Newsroom, slug: str) -> str:
    """An article whose first version is destroyed by two people."""
    for sum_named in ("41 million", "4.1 million"):
        newsroom.article(slug, f"<p>The repairs of {slug} took {sum_named}.</p>")
    by, at, order = (
        newsroom.staff(Role.STANDARDS),
        newsroom.later(),
        Order([1], WithdrawalReason.PRIVACY, "Asked for"),
    )
    ordered = order_withdrawal(newsroom.sessions, numbered(newsroom, slug), order, version=2, by=by, at=at)
    confirm_withdrawal(newsroom.sessions, ordered, by=newsroom.staff(Role.ADMIN), at=newsroom.later())
    return f"A-{numbered(newsroom, slug)}"


def pinned(newsroom: Newsroom, slug: str) -> str:
    """A serious note that is shown alone for a week; gives its reference."""
    newsroom.article(slug, f"<p>The mayor of {slug} took 41 million.</p>")
    serious = correction("took nothing", severity=Severity.SERIOUS, timing=Timing.LATER)
    case = newsroom.case("took 41 million", "took nothing", article=slug, key=slug)
    note = publish_now(newsroom, case, serious, by=newsroom.staff(Role.SENIOR_EDITOR)).note or ""
    by = newsroom.staff(Role.STANDARDS)
    pin_note(newsroom.sessions, note, Pin(7), believed=0, by=by, at=newsroom.later())
    return note


def edition(newsroom: Newsroom, slug: str) -> str:
    """An article and its translation, linked."""
    newsroom.article(slug)
    newsroom.article(f"{slug}-uk", "<p>Міст.</p>", headline="Міст", language="uk")
    link_edition(newsroom.sessions, f"{slug}-uk", slug, by=None, at=newsroom.later())
    return f"A-{numbered(newsroom, f'{slug}-uk')}"


RARER: Sequence[tuple[str, Callable[[Newsroom, str], str]]] = (
    ("withdrawn", withdrawn),
    ("pinned", pinned),
    ("edition", edition),
)


def numbered(newsroom: Newsroom, slug: str) -> int:
    with newsroom.sessions.reads() as session:
        return session.scalars(select(Article.id).where(Article.slug == slug)).one()


def work(url: str, instance: Path, said: Path, number: int) -> None:
    """Acts of every day, checkpoints, and something rarer each turn; every acknowledged act is a line in `said`."""
    newsroom = Newsroom(url, instance=instance)
    newsroom._people = itertools.count(1 + number * 100 * LONGEST)
    out = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def acknowledged(what: str, name: object) -> None:
        os.write(out, f"{what} {name}\n".encode())

    for turn in range(LONGEST):
        slug = newsroom.article(f"round-{number}-{turn}")
        acknowledged("article", slug)
        what, done = RARER[(number + turn) % len(RARER)]
        acknowledged(what, done(newsroom, f"{what}-{number}-{turn}"))
        received = newsroom.report(article=slug, key=f"{number}-{turn}-a")
        acknowledged("report", received.receipt)
        published = newsroom.case("was was", "was", article=slug, key=f"{number}-{turn}-b")
        publish_two(newsroom, published, correction("was"))
        acknowledged("published", f"C-{published}")
        declined = newsroom.case("in 2019", "in 2018", article=slug, key=f"{number}-{turn}-c")
        decline_now(newsroom, declined, Declined(DeclineReason.CORRECT_AS_PUBLISHED, checked="The minutes"))
        acknowledged("declined", f"C-{declined}")
        if turn % 2 == 0 and sign(newsroom).exit_code == 0:
            acknowledged("signed", number)
