"""A desk editor brings a whole new text, with a note or without, or gives the article a new address."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from corrections.domain.casework.decision_refusals import (
    AuthorCannotSign,
    KindChangesStatus,
    LoweringNeedsReason,
    SignatureFell,
)
from corrections.domain.disclosure import NoteKind, Severity
from corrections.domain.lifecycle import CorrectionState
from corrections.domain.newsroom.hold_refusals import HourIsPast, NoteRepeats
from corrections.domain.permissions import Role
from corrections.domain.refusals import Refusal, StaleDecision, WrongState
from corrections.domain.showing.visibility import Restatement
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.intake.import_refusals import NothingNew, SlugTaken
from corrections.models import ArticleVersion, Correction, FormerSlug, Note, SilentEdit
from corrections.models.version_chain import text_of
from corrections.queries.log_check import Verified, verify_log
from corrections.services.deciding.decisions import Decision, Timing
from corrections.services.newsroom.editing import Edited, WholeEdit, edit_article
from corrections.services.newsroom.status_changing import ArticleTokens
from tests.newsroom import Newsroom
from tests.services.whole_articles import acts, article_of, public_entries, signed, tokens_of

NOTE = "Correction, 2 March 2026: An earlier version of this article gave a wrong figure."


def live(newsroom: Newsroom) -> ArticleText:
    article = (
        article_of(newsroom, "harbour-bridge") if not moved(newsroom) else article_of(newsroom, "new-name")
    )
    with newsroom.sessions.reads() as session:
        return text_of(session, article.id, article.current_version)


def moved(newsroom: Newsroom) -> list[str]:
    with newsroom.sessions.reads() as session:
        return list(session.scalars(select(FormerSlug.slug)))


def with_figure(newsroom: Newsroom) -> ArticleText:
    text = live(newsroom)
    return replace(text, body=text.body.replace("41 million", "4.1 million"))


def told(kind: NoteKind = NoteKind.CORRECTION, **more: object) -> Decision:
    values: dict[str, object] = {
        "severity": Severity.ORDINARY, "error_type": None, "place": None, "note": NOTE, "checked": "the minutes",
        "timing": Timing.WAIT,
    }  # fmt: skip
    return Decision(proposed="", kind=kind, **{**values, **more})  # type: ignore[arg-type]


def edit(newsroom: Newsroom, said: WholeEdit, **more: object) -> Edited:
    by = more.pop("by", None) or newsroom.staff()
    tokens = more.pop("tokens", None) or tokens_of(newsroom)
    number = article_of(newsroom).id
    return edit_article(
        newsroom.sessions,
        number,
        said,
        tokens=tokens,  # type: ignore[arg-type]
        by=by,  # type: ignore[arg-type]
        at=newsroom.later(),
        house=newsroom.house,
    )


def test_a_typo_goes_out_as_wording_fixed(any_newsroom: Newsroom) -> None:
    any_newsroom.article()
    text = live(any_newsroom)
    done = edit(any_newsroom, WholeEdit(replace(text, body=text.body.replace("was was", "was"))))
    assert (done.version, done.case) == (2, None)
    with any_newsroom.sessions.reads() as session:
        kinds = session.scalars(select(ArticleVersion.kind).order_by(ArticleVersion.number)).all()
    assert kinds == ["import", "minor_fix"]
    assert acts(any_newsroom)[-1] == "article.edited"
    assert isinstance(verify_log(any_newsroom.sessions), Verified)


def test_a_changed_figure_without_a_note_comes_onto_the_card(newsroom: Newsroom) -> None:
    newsroom.article()
    case = newsroom.case("41 million", "4.1 million")
    done = edit(newsroom, WholeEdit(with_figure(newsroom)))
    assert done.version == 2
    assert done.case is not None
    assert newsroom.row(SilentEdit, done.case).outcome == ""
    assert newsroom.row(Correction, case).state == "already_fixed"


def test_with_its_note_it_is_signed_as_its_kind_needs(any_newsroom: Newsroom) -> None:
    any_newsroom.article()
    done = edit(any_newsroom, WholeEdit(with_figure(any_newsroom), told=told()))
    assert done.decided is not None
    assert done.decided.state is CorrectionState.AWAITING_SIGNATURE
    assert done.case is not None
    assert article_of(any_newsroom).current_version == 1
    signed(any_newsroom, done.case, by=any_newsroom.staff())
    assert "4.1 million" in live(any_newsroom).body
    note = any_newsroom.row(Note, 1)
    assert (note.version, note.text) == (2, NOTE)
    assert "4.1 million" in note.changes
    assert isinstance(verify_log(any_newsroom.sessions), Verified)


def test_its_signature_binds_both_texts_and_falls_when_the_article_moves_on(newsroom: Newsroom) -> None:
    newsroom.article()
    done = edit(newsroom, WholeEdit(with_figure(newsroom), told=told()))
    assert done.case is not None
    text = live(newsroom)
    edit(newsroom, WholeEdit(replace(text, body=text.body.replace("was was", "was"))))
    assert newsroom.row(Correction, done.case).state == "open"
    with pytest.raises((SignatureFell, WrongState)):
        signed(newsroom, done.case, by=newsroom.staff())


def test_a_headline_correction_may_move_the_article_and_the_old_name_stays_taken(
    any_newsroom: Newsroom,
) -> None:
    any_newsroom.article()
    text = replace(live(any_newsroom), headline="Council approves harbour bridge repairs")
    serious = told(severity=Severity.SERIOUS, timing=Timing.LATER)
    done = edit(
        any_newsroom, WholeEdit(text, slug="new-name", told=serious), by=any_newsroom.staff(Role.STANDARDS)
    )
    assert done.version == 2
    assert moved(any_newsroom) == ["harbour-bridge"]
    assert any('"kind":"article.moved"' in entry for entry in public_entries(any_newsroom))
    assert isinstance(verify_log(any_newsroom.sessions), Verified)
    any_newsroom.article(headline="A second text under the old name")
    assert article_of(any_newsroom, "new-name").current_version == 3
    any_newsroom.article("other")
    with pytest.raises(SlugTaken):
        edit_article(
            any_newsroom.sessions,
            article_of(any_newsroom, "other").id,
            WholeEdit(replace(text, dek="x"), slug="harbour-bridge"),
            tokens=tokens_of(any_newsroom, "other"),
            by=any_newsroom.staff(),
            at=any_newsroom.later(),
            house=any_newsroom.house,
        )


@pytest.mark.parametrize(
    ("kind", "refusal"),
    [
        (NoteKind.UPDATE, LoweringNeedsReason),
        (NoteKind.MINOR_FIX, LoweringNeedsReason),
        (NoteKind.REMOVAL, KindChangesStatus),
        (NoteKind.EDITORS_NOTE, KindChangesStatus),
    ],
)
def test_the_same_policy_holds(newsroom: Newsroom, kind: NoteKind, refusal: type[Refusal]) -> None:
    newsroom.article()
    with pytest.raises(refusal):
        edit(newsroom, WholeEdit(with_figure(newsroom), told=told(kind)))
    assert article_of(newsroom).current_version == 1
    with newsroom.sessions.reads() as session:
        assert session.scalars(select(Correction)).all() == []


def test_a_note_that_repeats_nothing_says_none_of_the_words_that_went(newsroom: Newsroom) -> None:
    newsroom.article()
    text = live(newsroom)
    new = replace(text, body=text.body.replace("was was closed in 2019", "was shut"))
    by = newsroom.staff(Role.STANDARDS)
    more = {"restatement": Restatement.NONE, "departure_reason": "A court said so."}
    with pytest.raises(NoteRepeats) as refused:
        edit(newsroom, WholeEdit(new, told=told(note=f"{NOTE} It was not closed in 2019.", **more)), by=by)
    assert refused.value.facts == {"words": "closed in 2019"}
    assert edit(newsroom, WholeEdit(new, told=told(**more)), by=by).case == 1


def test_refused_edits_leave_nothing_behind(newsroom: Newsroom) -> None:
    newsroom.article()
    text, new = live(newsroom), with_figure(newsroom)
    author, editor = newsroom.staff(name="Ida Holm"), newsroom.staff()
    before = public_entries(newsroom)
    for said, more, refusal in (
        (WholeEdit(text), {}, NothingNew),
        (WholeEdit(new), {"by": author}, AuthorCannotSign),
        (WholeEdit(new, told=told(publish_at=newsroom.at)), {}, HourIsPast),
        (WholeEdit(new), {"tokens": ArticleTokens(3, "live")}, StaleDecision),
        (WholeEdit(new), {"tokens": ArticleTokens(1, "held")}, StaleDecision),
    ):
        with pytest.raises(refusal):
            edit(newsroom, said, **{"by": editor, **more})
    assert public_entries(newsroom) == before
