"""Notes corrected by notes, typos mended, apologies, lowered severities, rulings, dissent: each with its entry."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select, text

from corrections.domain.actors import Actor
from corrections.domain.casework.decision_refusals import AuthorCannotSign
from corrections.domain.disclosure import Severity
from corrections.domain.lifecycle import CorrectionState
from corrections.domain.permissions import Role
from corrections.domain.refusals import StaleDecision, UnknownArticle, WrongState
from corrections.domain.reporting.report_refusals import InvalidLink, UnknownNote
from corrections.domain.rulings.ruling_refusals import (
    MoreThanTypo,
    NoSuchDay,
    NotRaised,
    SamePerson,
    SignersNotEnough,
)
from corrections.domain.text.splicing.fix_refusals import NothingChanges
from corrections.models import (
    Correction,
    Dissent,
    Note,
    NoteAmendment,
    NoteCorrection,
    NoteProposal,
    PrivateAct,
    RegulatorRuling,
    SeverityReview,
)
from corrections.queries.log_check import Verified, verify_log
from corrections.queries.rulings.pinned import pinned_on
from corrections.services.deciding.decisions import Timing
from corrections.services.deciding.undoing import Reversal, undo
from corrections.services.rulings.amending_notes import apologise, mend_note
from corrections.services.rulings.correcting_notes import propose_note, sign_note, withdraw_note
from corrections.services.rulings.dissenting import dissent
from corrections.services.rulings.pinning import Ruling, pin_ruling
from corrections.services.rulings.reviewing import Review, review_severity
from tests.newsroom import Newsroom
from tests.services.decisions import correction, minor, publish_now, publish_two

TYPO = "Correction, 2 March 2026: An earlier verison of this article gave 41 million. In fact, it is 4.1 million."
RULING = Ruling(
    "Press Council", "2026-02-27", "The article breached clause 1.\nThe paper must say so.", days=30
)


def noted(newsroom: Newsroom) -> str:
    newsroom.article()
    done = publish_two(newsroom, newsroom.case(), correction("4.1 million", note=TYPO))
    assert done.note is not None
    return done.note


def mend(
    newsroom: Newsroom, reference: str, words: str, *, believed: int = 0, by: Actor | None = None
) -> None:
    by = by or newsroom.staff()
    mend_note(newsroom.sessions, reference, words, believed=believed, by=by, at=newsroom.later())


def acts(newsroom: Newsroom) -> list[str]:
    with newsroom.sessions.reads() as session:
        return list(session.scalars(select(PrivateAct.act)))


def only(newsroom: Newsroom, model: type) -> Any:
    with newsroom.sessions.reads() as session:
        return session.scalars(select(model)).one()


def test_a_typo_is_mended_and_the_note_itself_stays_as_published(any_newsroom: Newsroom) -> None:
    reference = noted(any_newsroom)
    mend(any_newsroom, reference, TYPO.replace("verison", "version"))
    note = only(any_newsroom, Note)
    assert note.text == TYPO and note.amended == TYPO.replace("verison", "version")
    assert "note.amending" in acts(any_newsroom)
    assert isinstance(verify_log(any_newsroom.sessions), Verified)


@pytest.mark.parametrize(
    ("old", "new"), [("41 ", "42 "), ("2 March", "3 March"), ("it is", "it is not"), ("In fact", "Perhaps")]
)
def test_what_says_something_else_is_no_typo(newsroom: Newsroom, old: str, new: str) -> None:
    reference = noted(newsroom)
    with pytest.raises(MoreThanTypo):
        mend(newsroom, reference, TYPO.replace(old, new))


def test_nothing_is_mended_twice_from_an_old_page_nor_where_nothing_changes(newsroom: Newsroom) -> None:
    reference = noted(newsroom)
    with pytest.raises(NothingChanges):
        mend(newsroom, reference, TYPO)
    mend(newsroom, reference, TYPO.replace("verison", "version"))
    with pytest.raises(StaleDecision):
        mend(newsroom, reference, TYPO.replace("verison", "version").replace("gave", "gave  "))
    with pytest.raises(UnknownNote):
        mend(newsroom, "2026-9999", "x")


def test_the_bylined_author_mends_no_note(newsroom: Newsroom) -> None:
    reference = noted(newsroom)
    with pytest.raises(AuthorCannotSign):
        mend(newsroom, reference, TYPO.replace("verison", "version"), by=newsroom.staff(name="Ida Holm"))


def test_an_apology_stands_at_the_end_of_the_note(newsroom: Newsroom) -> None:
    reference = noted(newsroom)
    standards = newsroom.staff(Role.STANDARDS)
    mend(newsroom, reference, TYPO.replace("verison", "version"))
    apologise(
        newsroom.sessions,
        reference,
        "We apologise to the council.",
        believed=1,
        by=standards,
        at=newsroom.later(),
    )
    assert only(newsroom, Note).amended.endswith("it is 4.1 million. We apologise to the council.")
    with newsroom.sessions.reads() as session:
        assert [row.kind for row in session.scalars(select(NoteAmendment).order_by(NoteAmendment.number))] == [
            "minor_fix", "apology",
        ]  # fmt: skip


def propose(newsroom: Newsroom, reference: str, *, by: Actor) -> int:
    words = "Correction, 3 March 2026: The note of 2 March said 41 million; the article had said 14 million."
    return propose_note(newsroom.sessions, reference, words, believed=0, by=by, at=newsroom.later())


def test_a_wrong_note_is_corrected_by_another_that_two_people_sign(any_newsroom: Newsroom) -> None:
    reference = noted(any_newsroom)
    editor = any_newsroom.staff()
    number = propose(any_newsroom, reference, by=editor)
    with pytest.raises(SamePerson):
        sign_note(any_newsroom.sessions, number, by=editor, at=any_newsroom.later())
    with pytest.raises(SignersNotEnough):
        sign_note(any_newsroom.sessions, number, by=any_newsroom.staff(), at=any_newsroom.later())
    senior = any_newsroom.staff(Role.SENIOR_EDITOR)
    second = sign_note(any_newsroom.sessions, number, by=senior, at=any_newsroom.later())
    link = only(any_newsroom, NoteCorrection)
    assert second != reference and (link.note_id, link.corrects_id) == (2, 1)
    with pytest.raises(WrongState):
        sign_note(any_newsroom.sessions, number, by=senior, at=any_newsroom.later())
    assert isinstance(verify_log(any_newsroom.sessions), Verified)


def test_a_note_that_was_given_up_is_never_published(newsroom: Newsroom) -> None:
    number = propose(newsroom, noted(newsroom), by=newsroom.staff())
    withdraw_note(newsroom.sessions, number, by=newsroom.staff(), at=newsroom.later())
    with pytest.raises(WrongState):
        sign_note(newsroom.sessions, number, by=newsroom.staff(Role.STANDARDS), at=newsroom.later())
    assert newsroom.row(NoteProposal, number).note_id is None


def test_a_change_whose_note_was_corrected_can_still_be_taken_back_and_its_note_corrects_the_first(
    newsroom: Newsroom,
) -> None:
    number = propose(newsroom, noted(newsroom), by=newsroom.staff())
    sign_note(newsroom.sessions, number, by=newsroom.staff(Role.STANDARDS), at=newsroom.later())
    undo(
        newsroom.sessions, 1, Reversal("It was right.", "Correction, 2 March 2026: it is 41 million."),
        tokens=newsroom.tokens(1), by=newsroom.staff(), at=newsroom.later(), house=newsroom.house,
    )  # fmt: skip
    with newsroom.sessions.reads() as session:
        links = session.execute(select(NoteCorrection.note_id, NoteCorrection.corrects_id)).all()
    assert [tuple(row) for row in links] == [(2, 1), (3, 1)]
    assert isinstance(verify_log(newsroom.sessions), Verified)


def lowered(newsroom: Newsroom, timing: Timing = Timing.NOW) -> Actor:
    newsroom.article()
    by = newsroom.staff(Role.SENIOR_EDITOR)
    decision = minor("4.1 million", error_type=None, departure_reason="A slip of the key.", timing=timing)
    publish_now(newsroom, newsroom.case(), decision, by=by)
    return by


def review(newsroom: Newsroom, raised_to: Severity | None, *, by: Actor | None = None) -> None:
    by = by or newsroom.staff(Role.STANDARDS)
    review_severity(newsroom.sessions, 1, Review(raised_to, "Looked at."), by=by, at=newsroom.later(days=1))


def test_a_lowered_severity_is_confirmed_once(any_newsroom: Newsroom) -> None:
    lowered(any_newsroom)
    review(any_newsroom, None)
    assert only(any_newsroom, SeverityReview).outcome == "confirmed"
    with pytest.raises(WrongState):
        review(any_newsroom, None)
    assert isinstance(verify_log(any_newsroom.sessions), Verified)


def test_a_lowered_severity_is_raised_and_the_case_with_it(newsroom: Newsroom) -> None:
    lowered(newsroom)
    with pytest.raises(NotRaised):
        review(newsroom, Severity.MINOR)
    review(newsroom, Severity.SERIOUS)
    case = newsroom.row(Correction, 1)
    assert (case.severity, case.state) == (Severity.SERIOUS, CorrectionState.PUBLISHED)
    assert "correction.severity_raised" in acts(newsroom)


def test_what_is_raised_while_it_waits_goes_back_to_its_drafter(newsroom: Newsroom) -> None:
    newsroom.article()
    decision = correction(
        "4.1 million", severity=Severity.ORDINARY, timing=Timing.WAIT, place=None,
        departure_reason="The headline stands.",
    )  # fmt: skip
    senior = newsroom.staff(Role.SENIOR_EDITOR)
    case = newsroom.case("harbour", "tunnel", part="headline", version=1)
    publish_now(newsroom, case, decision, by=senior)
    review(newsroom, Severity.SERIOUS)
    row = newsroom.row(Correction, case)
    assert (row.state, row.severity) == (CorrectionState.OPEN, Severity.SERIOUS)


def test_whoever_lowered_it_does_not_review_it(newsroom: Newsroom) -> None:
    by = lowered(newsroom)
    with pytest.raises(SamePerson):
        review(newsroom, None, by=by)


def test_a_ruling_is_pinned_in_its_own_words_until_its_time_is_over(any_newsroom: Newsroom) -> None:
    slug = any_newsroom.article()
    standards = any_newsroom.staff(Role.STANDARDS)
    reference = pin_ruling(any_newsroom.sessions, slug, RULING, by=standards, at=any_newsroom.at)
    shown = pinned_on(any_newsroom.sessions, at=any_newsroom.later(days=29), slug=slug).rulings
    assert [(each.reference, each.text, each.ruled_on) for each in shown] == [
        (reference, RULING.text, "27 February 2026")
    ]
    assert pinned_on(any_newsroom.sessions, at=any_newsroom.later(days=1)).rulings == ()
    assert only(any_newsroom, RegulatorRuling).text == RULING.text
    assert isinstance(verify_log(any_newsroom.sessions), Verified)


@pytest.mark.parametrize(
    ("slug", "ruling", "refusal"),
    [
        ("no-such", RULING, UnknownArticle),
        ("harbour-bridge", Ruling("Council", "27 February", "Words."), NoSuchDay),
        ("harbour-bridge", Ruling("Council", "2026-02-27", "Words.", "javascript:alert(1)"), InvalidLink),
    ],
)
def test_a_ruling_that_is_not_whole_is_refused(
    newsroom: Newsroom, slug: str, ruling: Ruling, refusal: type[Exception]
) -> None:
    newsroom.article()
    with pytest.raises(refusal):
        pin_ruling(newsroom.sessions, slug, ruling, by=newsroom.staff(Role.STANDARDS), at=newsroom.at)


def test_dissent_is_recorded_and_the_decision_stands(any_newsroom: Newsroom) -> None:
    noted(any_newsroom)
    tokens = any_newsroom.tokens(1)
    dissent(
        any_newsroom.sessions, 1, "The minutes are ambiguous.", tokens=tokens, by=any_newsroom.staff(name="Vera"),
        at=any_newsroom.later(), house=any_newsroom.house,
    )  # fmt: skip
    row = only(any_newsroom, Dissent)
    assert (row.name, row.state, row.words) == ("Vera", "published", "The minutes are ambiguous.")
    assert any_newsroom.tokens(1) == tokens
    assert isinstance(verify_log(any_newsroom.sessions), Verified)


def test_an_open_case_has_no_decision_to_dissent_from(newsroom: Newsroom) -> None:
    newsroom.article()
    case = newsroom.case()
    with pytest.raises(WrongState):
        dissent(
            newsroom.sessions, case, "No.", tokens=newsroom.tokens(case), by=newsroom.staff(),
            at=newsroom.later(), house=newsroom.house,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("note_amendment", "text"),
        ("note_amendment", "kind"),
        ("note_amendment", "salt"),
        ("note_correction", "corrects_id"),
        ("regulator_ruling", "text"),
        ("regulator_ruling", "ruled_on"),
        ("regulator_ruling", "pinned_until"),
        ("regulator_ruling", "commitment"),
    ],
)
def test_a_row_changed_by_hand_no_longer_verifies(newsroom: Newsroom, table: str, column: str) -> None:
    reference, standards = noted(newsroom), newsroom.staff(Role.STANDARDS)
    mend(newsroom, reference, TYPO.replace("verison", "version"))
    number = propose_note(
        newsroom.sessions, reference, "Correction, 3 March 2026: it said 14.", believed=1, by=newsroom.staff(),
        at=newsroom.later(),
    )  # fmt: skip
    sign_note(newsroom.sessions, number, by=standards, at=newsroom.later())
    pin_ruling(newsroom.sessions, "harbour-bridge", RULING, by=standards, at=newsroom.later())
    assert isinstance(verify_log(newsroom.sessions), Verified)
    value = {"kind": "'apology'", "salt": "x'00'", "corrects_id": "2", "pinned_until": "NULL"}.get(
        column, "'x'"
    )
    with newsroom.sessions.acts() as session:
        session.execute(text(f"DROP TRIGGER {table}_no_update"))
        session.execute(text(f"UPDATE {table} SET {column} = {value}"))
        session.commit()
    assert not isinstance(verify_log(newsroom.sessions), Verified)
