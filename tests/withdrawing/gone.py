"""What tests about withdrawn words share: an article that says a marker everywhere, and the withdrawal of it."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select

from corrections.domain.disclosure import NoteKind, Severity
from corrections.domain.permissions import Role
from corrections.domain.withdrawing.withdrawals import WithdrawalReason
from corrections.models import Article
from corrections.services.deciding.decisions import Decision, Timing
from corrections.services.deciding.publishing import publish
from corrections.services.withdrawing.ordering import Order, order_withdrawal
from corrections.services.withdrawing.withdrawing_words import confirm_withdrawal
from tests.newsroom import Newsroom

MARKER = "quagga-heron-9471"
NOTE = f"Correction, 2 March 2026: An earlier version said {MARKER}. It should have said an antelope."


def marked(newsroom: Newsroom) -> tuple[int, int]:
    """An article whose version 1 says the marker, corrected in version 2; gives the settled and an open case."""
    body = f"<p>The zoo has a {MARKER} in a cage.</p><p>It is open from nine on.</p>"
    newsroom.article("zoo", body, headline=f"A {MARKER} at the zoo", dek=f"The {MARKER} is here")
    waiting = newsroom.case(f"{MARKER} is", "beast is", article="zoo", part="dek", comment=f"Why a {MARKER}?")
    case = newsroom.case(
        MARKER, f"{MARKER} or an antelope", article="zoo", comment=f"No {MARKER}!", email="r@example.org"
    )
    decision = Decision(
        proposed="antelope",
        kind=NoteKind.CORRECTION,
        severity=Severity.ORDINARY,
        error_type=None,
        place=None,
        note=NOTE,
        checked=f"the zoo, which has no {MARKER}",
        timing=Timing.LATER,
    )
    publish(
        newsroom.sessions,
        case,
        decision,
        tokens=newsroom.tokens(case),
        by=newsroom.staff(),
        at=newsroom.later(),
        house=newsroom.house,
    )
    newsroom.later()
    newsroom.article(
        "zoo",
        "<p>The zoo has a antelope in a cage.</p><p>It is open from nine on.</p>",
        headline="An antelope at the zoo",
        dek="The antelope is here",
    )
    return case, waiting


def article_number(newsroom: Newsroom, slug: str = "zoo") -> Article:
    with newsroom.sessions.reads() as session:
        return session.scalars(select(Article).where(Article.slug == slug)).one()


def ordered(newsroom: Newsroom, *versions: int) -> int:
    article = article_number(newsroom)
    order = Order(versions, WithdrawalReason.PRIVACY, "a person asked for it")
    return order_withdrawal(
        newsroom.sessions,
        article.id,
        order,
        version=article.current_version,
        by=newsroom.staff(Role.SENIOR_EDITOR),
        at=newsroom.later(),
    )


def withdrawn(newsroom: Newsroom, *versions: int) -> Mapping[str, int]:
    """The words of these versions destroyed, by two people."""
    number = ordered(newsroom, *versions)
    return confirm_withdrawal(
        newsroom.sessions, number, by=newsroom.staff(Role.STANDARDS), at=newsroom.later()
    )
