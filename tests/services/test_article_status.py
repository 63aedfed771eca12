"""Retracting, removing and restoring an article: a version, a note, two signatures, all or nothing."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from corrections.domain.casework.decision_refusals import (
    AlreadySigned,
    AuthorCannotSign,
    NoteMissing,
    SignatureFell,
)
from corrections.domain.lifecycle import CorrectionState
from corrections.domain.newsroom.whole_values import WholeAct
from corrections.domain.permissions import Role
from corrections.domain.refusals import Refusal, StaleDecision, WrongState
from corrections.models import ArticleVersion, Correction, Note
from corrections.queries.log_check import Verified, verify_log
from corrections.services.newsroom.status_changing import ArticleTokens, StatusDecision, change_status
from tests.newsroom import Newsroom
from tests.services.whole_articles import (
    NOTE,
    acts,
    article_of,
    done,
    held,
    prepared,
    public_entries,
    signed,
)


def test_a_retraction_waits_for_the_other_signature_and_changes_nothing_till_then(
    any_newsroom: Newsroom,
) -> None:
    any_newsroom.article()
    case, decided = prepared(any_newsroom, WholeAct.RETRACT, by=any_newsroom.staff(Role.SENIOR_EDITOR))
    assert decided.state is CorrectionState.AWAITING_SIGNATURE
    assert (article_of(any_newsroom).status, article_of(any_newsroom).current_version) == ("live", 1)
    assert any_newsroom.row(Correction, case).start is None


@pytest.mark.parametrize(
    ("act", "status", "kind", "place"),
    [
        (WholeAct.RETRACT, "retracted", "retraction", "top"),
        (WholeAct.REMOVE, "removed", "removal", "replaces_page"),
        (WholeAct.NOTE, "live", "editors_note", "top"),
    ],
)
def test_with_both_signatures_it_is_a_version_with_a_note_in_the_log(
    any_newsroom: Newsroom, act: WholeAct, status: str, kind: str, place: str
) -> None:
    any_newsroom.article()
    case = done(any_newsroom, act)
    article = article_of(any_newsroom)
    with any_newsroom.sessions.reads() as session:
        note = session.scalars(select(Note)).one()
        version = session.scalars(select(ArticleVersion).where(ArticleVersion.number == 2)).one()
    assert (article.status, article.current_version) == (status, 2)
    assert (note.kind, note.place, note.version, note.changes) == (kind, place, 2, "[]")
    assert version.kind == kind
    assert any_newsroom.row(Correction, case).state == "published"
    assert [act for act in acts(any_newsroom) if "correction" in act] == [
        "correction.prepared",
        "correction.published",
    ]
    told = [entry for entry in public_entries(any_newsroom) if '"kind":"article.status"' in entry]
    assert len(told) == (act is not WholeAct.NOTE)
    assert isinstance(verify_log(any_newsroom.sessions), Verified)


@pytest.mark.parametrize("roles", [(Role.EDITOR,), (Role.SENIOR_EDITOR,)])
def test_the_second_signature_has_to_be_the_standards_desks(
    newsroom: Newsroom, roles: tuple[Role, ...]
) -> None:
    newsroom.article()
    case, _ = prepared(newsroom, WholeAct.RETRACT, by=newsroom.staff(Role.SENIOR_EDITOR))
    decided = signed(newsroom, case, by=newsroom.staff(*roles))
    assert decided.state is CorrectionState.AWAITING_SIGNATURE
    assert article_of(newsroom).status == "live"


def test_somebody_who_holds_both_roles_still_needs_another_person(newsroom: Newsroom) -> None:
    newsroom.article()
    both = newsroom.staff(Role.SENIOR_EDITOR, Role.STANDARDS)
    case, _ = prepared(newsroom, WholeAct.REMOVE, by=both)
    with pytest.raises(AlreadySigned):
        signed(newsroom, case, by=both)
    assert article_of(newsroom).status == "live"


def test_a_removal_by_order_and_a_retraction_without_its_text_are_kept_as_such(newsroom: Newsroom) -> None:
    newsroom.article()
    done(newsroom, WholeAct.RETRACT, covered=True, by_order=True)
    assert (article_of(newsroom).covered, article_of(newsroom).by_order) == (True, False)
    done(newsroom, WholeAct.REMOVE, covered=True, by_order=True)
    assert (article_of(newsroom).covered, article_of(newsroom).by_order) == (False, True)


def test_restoring_takes_the_same_signatures_and_a_note(any_newsroom: Newsroom) -> None:
    any_newsroom.article()
    done(any_newsroom, WholeAct.REMOVE, by_order=True)
    case, _ = prepared(any_newsroom, WholeAct.RESTORE, by=any_newsroom.staff(Role.STANDARDS), note=NOTE)
    assert article_of(any_newsroom).status == "removed"
    signed(any_newsroom, case, by=any_newsroom.staff(Role.SENIOR_EDITOR))
    article = article_of(any_newsroom)
    assert (article.status, article.by_order, article.status_version) == ("live", False, 3)


def test_the_case_that_asked_for_it_is_closed_and_its_reporters_are_answered(newsroom: Newsroom) -> None:
    newsroom.article()
    case = newsroom.case("", None, comment="The council never decided this.")
    assert done(newsroom, WholeAct.RETRACT, case=case) == case
    row = newsroom.row(Correction, case)
    assert (row.state, row.waiting, row.published_version) == ("published", 0, 2)
    assert "submissions.answered" in acts(newsroom)


def test_a_signature_holds_while_a_passage_is_corrected_and_falls_when_the_status_changes(
    newsroom: Newsroom,
) -> None:
    newsroom.article()
    first, _ = prepared(newsroom, WholeAct.RETRACT, by=newsroom.staff(Role.SENIOR_EDITOR))
    newsroom.article(body="<p>Another text altogether, and longer than before.</p>")
    other, _ = prepared(newsroom, WholeAct.REMOVE, by=newsroom.staff(Role.SENIOR_EDITOR))
    signed(newsroom, first, by=newsroom.staff(Role.STANDARDS))
    assert article_of(newsroom).status == "retracted"
    assert newsroom.row(Correction, other).state == "open"
    with pytest.raises((SignatureFell, WrongState)):
        signed(newsroom, other, by=newsroom.staff(Role.STANDARDS))


@pytest.mark.parametrize(
    ("act", "refusal", "more"),
    [
        (WholeAct.RESTORE, WrongState, {}),
        (WholeAct.RETRACT, NoteMissing, {"note": "  "}),
        (WholeAct.RETRACT, StaleDecision, {"tokens": ArticleTokens(7, "live")}),
        (WholeAct.RETRACT, StaleDecision, {"tokens": ArticleTokens(1, "held")}),
        (WholeAct.RETRACT, AuthorCannotSign, {"name": "Ida Holm"}),
    ],
)
def test_a_refused_change_leaves_nothing_behind(
    newsroom: Newsroom, act: WholeAct, refusal: type[Refusal], more: dict[str, object]
) -> None:
    newsroom.article()
    before = public_entries(newsroom)
    by = newsroom.staff(Role.SENIOR_EDITOR, name=str(more.get("name", "")))
    added = public_entries(newsroom)
    with pytest.raises(refusal):
        change_status(
            newsroom.sessions,
            article_of(newsroom).id,
            StatusDecision(act, str(more.get("note", NOTE))),
            tokens=more.get("tokens", ArticleTokens(1, "live")),  # type: ignore[arg-type]
            by=by,
            at=newsroom.later(),
            house=newsroom.house,
        )
    with newsroom.sessions.reads() as session:
        assert session.scalars(select(Correction)).all() == []
    assert public_entries(newsroom) == added != before


def test_a_held_article_can_be_retracted(newsroom: Newsroom) -> None:
    newsroom.article()
    held(newsroom, by=newsroom.staff(), covered=True)
    done(newsroom, WholeAct.RETRACT)
    article = article_of(newsroom)
    assert (article.status, article.covered, article.status_due_at, article.held_by) == (
        "retracted",
        False,
        None,
        None,
    )
