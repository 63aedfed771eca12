"""A newsroom that has at least one row of every table that the log covers."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.actors import Actor
from corrections.domain.disclosure import Severity
from corrections.domain.permissions import Role
from corrections.domain.reporting.additions import About, Addition
from corrections.domain.rulings.pins import Pin
from corrections.domain.withdrawing.withdrawals import WithdrawalReason
from corrections.models import (
    Answer,
    Article,
    Base,
    CaseCause,
    CaseOpening,
    Correction,
    Dissent,
    ElsewhereMark,
    FormerSlug,
    Handover,
    MovedReport,
    Note,
    Placement,
    PreparedCase,
    PreparedFix,
    PreparedPlace,
    SeverityReview,
    Submission,
    WholeChange,
)
from corrections.models.record.sealed_row import SEALED
from corrections.services.deciding.decisions import Timing
from corrections.services.receipts.adding_words import add
from corrections.services.recording import log_arrivals, record_private
from corrections.services.rulings.amending_notes import apologise
from corrections.services.rulings.correcting_notes import propose_note, sign_note
from corrections.services.rulings.pinning import Ruling, pin_ruling
from corrections.services.rulings.pinning_notes import pin_note
from corrections.services.rulings.taking_down import take_down_note
from corrections.services.staffing import disable
from corrections.services.transaction import transaction
from corrections.services.withdrawing.ordering import Order, order_withdrawal
from corrections.services.withdrawing.withdrawing_words import confirm_withdrawal
from tests.newsroom import Newsroom
from tests.services.decisions import correction, minor, publish_now
from tests.services.test_signing_the_log import sign
from tests.verifier.mirrors import at_work

RULING = Ruling(regulator="The council", ruled_on="2026-03-01", text="The article misled.")
SECOND = "Correction, 3 March 2026: The note of 2 March gave the wrong sum."


def with_every_row(newsroom: Newsroom) -> None:
    """Acts of every kind that leave rows, the rarer ones put there row by row with an entry that seals them."""
    at_work(newsroom)
    said = Addition(about=About.EVIDENCE, words="See page 4.", link="https://example.org/budget")
    add(newsroom.sessions, newsroom.report(key="more").receipt, said, at=newsroom.at, house=newsroom.house)
    standards = newsroom.staff(Role.STANDARDS)
    reference = _first_note(newsroom)
    apologise(newsroom.sessions, reference, "We regret it.", believed=0, by=standards, at=newsroom.later())
    proposal = propose_note(
        newsroom.sessions, reference, SECOND, believed=1, by=standards, at=newsroom.later()
    )
    sign_note(newsroom.sessions, proposal, by=newsroom.staff(Role.SENIOR_EDITOR), at=newsroom.later())
    _pinned(newsroom, standards)
    pin_ruling(newsroom.sessions, "harbour-bridge", RULING, by=standards, at=newsroom.later())
    disable(newsroom.sessions, newsroom.staff().id, by=standards, at=newsroom.later())
    _withdraw(newsroom, standards)
    with transaction(newsroom.sessions) as session:
        session.add_all(_rare(session, newsroom, standards.id))
        log_arrivals(session, at=newsroom.at)
        record_private(session, "rows.sealed", "rows", by=None, at=newsroom.at, facts={"count": 1})
        assert all(session.scalars(select(table).limit(1)).first() is not None for table in SEALED)
    sign(newsroom)


def _pinned(newsroom: Newsroom, standards: Actor) -> None:
    """A serious note that is shown alone for a week."""
    newsroom.article("mayor", "<p>The mayor took 41 million.</p>")
    serious = correction("took nothing", severity=Severity.SERIOUS, timing=Timing.LATER)
    case = newsroom.case("took 41 million", "took nothing", article="mayor", key="m")
    note = publish_now(newsroom, case, serious, by=newsroom.staff(Role.SENIOR_EDITOR)).note or ""
    pin_note(newsroom.sessions, note, Pin(7), believed=0, by=standards, at=newsroom.later())
    take_down_note(newsroom.sessions, note, 1, "By mistake.", by=standards, at=newsroom.later())


def _withdraw(newsroom: Newsroom, standards: Actor) -> None:
    """An article whose first version, and what was said of it, is destroyed."""
    newsroom.article("quarry", "<p>The quarry was sold in 2019 to Ms Quagga.</p>")
    publish_now(
        newsroom, newsroom.case("2019", "2018", article="quarry", key="q"), minor("2018"), by=standards
    )
    with newsroom.sessions.reads() as session:
        number = session.scalars(select(Article.id).where(Article.slug == "quarry")).one()
    order = Order([1], WithdrawalReason.PRIVACY, "She asked for it")
    ordered = order_withdrawal(newsroom.sessions, number, order, version=2, by=standards, at=newsroom.later())
    confirm_withdrawal(newsroom.sessions, ordered, by=newsroom.staff(Role.ADMIN), at=newsroom.later())


def _first_note(newsroom: Newsroom) -> str:
    with newsroom.sessions.reads() as session:
        return session.scalars(select(Note.reference).order_by(Note.id)).first() or ""


def _rare(session: Session, newsroom: Newsroom, person: int) -> Iterator[Base]:
    """Rows of tables that a day at a small newsroom does not fill."""
    fix = session.scalars(select(PreparedFix.id).order_by(PreparedFix.id)).first() or 0
    case, other = session.scalars(select(Correction.id).order_by(Correction.id).limit(2)).all()
    report = session.scalars(select(Submission.id).order_by(Submission.id)).first() or 0
    at, by = newsroom.at, {"staff_id": person, "name": "Person"}
    of = {"correction_id": case, "at": at}
    yield Answer(submission_id=report, outcome="declined", reason="as_published", message="It stands.", at=at)
    yield CaseCause(**of, cause="misread", prevention="Read twice", staff_id=person)
    yield CaseOpening(**of, **by, proposed="a bridge", comment="Seen in print")
    yield Dissent(**of, **by, roles="standards", state="published", words="It was right")
    yield ElsewhereMark(**of, **by, channel="print", mark="done")
    yield FormerSlug(slug="old-bridge", article_id=1, at=at)
    yield Handover(**of, reason="not_ours", taken_on_by="support", words="Please look")
    yield MovedReport(submission_id=report, from_case=case, to_case=other, moved_by=person, at=at)
    yield Placement(**of, article_id=1, version=1, part="body", start=3, end=9, chosen_by=person)
    yield PreparedCase(prepared_fix_id=fix, correction_id=other, proposed="the bridge")
    yield PreparedPlace(prepared_fix_id=fix, position=1, part="body", start=3, end=9, proposed="pier")
    reviewed = {"reviewed_by": person, "reviewed_at": at}
    yield SeverityReview(prepared_fix_id=fix, outcome="raised", severity="serious", words="Names", **reviewed)
    yield WholeChange(prepared_fix_id=fix, status_before="live", slug="new-bridge")
