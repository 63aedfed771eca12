"""What goes into an article without a note comes onto one card a shift, until somebody says what it is."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from corrections.domain.casework.decision_refusals import (
    AuthorCannotSign,
    KindChangesStatus,
    LoweringNeedsReason,
)
from corrections.domain.disclosure import NoteKind, Severity
from corrections.domain.lifecycle import CorrectionState
from corrections.domain.newsroom.hold_refusals import NoteRepeats, RoutineIsNotGrave
from corrections.domain.newsroom.shifts import shift_start
from corrections.domain.permissions import Role
from corrections.domain.refusals import NotFound, StaleDecision, WrongState
from corrections.domain.showing.visibility import Restatement
from corrections.domain.text.text_refusals import Empty
from corrections.models import Alarm, ArticleVersion, Correction, Note, SilentEdit
from corrections.queries.desk.queue import Wanted, queue
from corrections.queries.log_check import Verified, verify_log
from corrections.queries.site.note_page import note_page
from corrections.queries.sorting.viewing import View
from corrections.services.deciding.decisions import Decision, Timing, Tokens
from corrections.services.newsroom.settling_cards import add_note, call_routine
from tests.newsroom import BRIDGE, Newsroom
from tests.services.whole_articles import acts, signed

OTHER = BRIDGE.replace("41 million", "4.1 million")
NOTE = "Correction, 2 March 2026: An earlier version of this article gave a wrong figure."


def edited(newsroom: Newsroom, body: str = OTHER, **more: str) -> None:
    newsroom.later()
    newsroom.article(body=body, watched=True, **more)


def cards(newsroom: Newsroom) -> list[SilentEdit]:
    with newsroom.sessions.reads() as session:
        return list(session.scalars(select(SilentEdit).order_by(SilentEdit.correction_id)))


def told(kind: NoteKind = NoteKind.CORRECTION, **more: object) -> Decision:
    values: dict[str, object] = {
        "severity": Severity.ORDINARY, "error_type": None, "place": None, "note": NOTE, "checked": "the minutes",
        "timing": Timing.LATER,
    }  # fmt: skip
    return Decision(proposed="", kind=kind, **{**values, **more})  # type: ignore[arg-type]


def note(newsroom: Newsroom, said: Decision, **more: object) -> object:
    given = {"tokens": newsroom.tokens(1), "by": more.pop("by", None) or newsroom.staff(), **more}
    return add_note(newsroom.sessions, 1, said, at=newsroom.later(), house=newsroom.house, **given)  # type: ignore[arg-type]


def routine(newsroom: Newsroom, reason: str = "the agency's new copy", **more: object) -> object:
    given = {"tokens": newsroom.tokens(1), "by": more.pop("by", None) or newsroom.staff(), **more}
    return call_routine(newsroom.sessions, 1, reason, at=newsroom.later(), **given)  # type: ignore[arg-type]


def test_a_changed_figure_without_a_note_comes_onto_a_card_in_the_queue(any_newsroom: Newsroom) -> None:
    any_newsroom.article()
    edited(any_newsroom)
    [card] = cards(any_newsroom)
    assert (card.base_version, card.last_version, card.kind, card.outcome) == (1, 2, "correction", "")
    assert "number" in card.signals.split()
    shown = queue(
        any_newsroom.sessions, Wanted(view=View.WITHOUT_NOTE), by=any_newsroom.staff().id, at=any_newsroom.at
    )
    assert [each.reference for each in shown.cards] == ["C-1"]
    assert [act for act in acts(any_newsroom) if act.startswith("article.")] == [
        "article.imported",
        "article.imported",
        "article.changed_without_note",
    ]
    assert isinstance(verify_log(any_newsroom.sessions), Verified)


def test_a_typo_and_the_first_version_come_onto_none(newsroom: Newsroom) -> None:
    newsroom.article(watched=True)
    edited(newsroom, BRIDGE.replace("was was", "was"))
    assert cards(newsroom) == []


def test_all_of_a_shift_comes_onto_one_card_and_the_next_shift_has_its_own(newsroom: Newsroom) -> None:
    newsroom.article()
    edited(newsroom)
    edited(
        newsroom, OTHER.replace("2019", "2017"), headline="Council rejects harbour bridge repairs for good"
    )
    [card] = cards(newsroom)
    assert (card.base_version, card.last_version, card.severity) == (1, 3, "serious")
    with newsroom.sessions.reads() as session:
        assert session.scalars(select(Alarm.kind)).all() == ["stealth_edit"]
    newsroom.later(hours=9)
    edited(newsroom, OTHER.replace("2019", "2016"))
    assert len(cards(newsroom)) == 2


def test_verdicts_of_open_passages_follow(newsroom: Newsroom) -> None:
    newsroom.article()
    case = newsroom.case("41 million", "4.1 million")
    edited(newsroom)
    assert newsroom.row(Correction, case).state == "already_fixed"


def test_a_note_is_added_by_a_version_whose_words_stay(any_newsroom: Newsroom) -> None:
    any_newsroom.article()
    edited(any_newsroom)
    note(any_newsroom, told())
    [card] = cards(any_newsroom)
    with any_newsroom.sessions.reads() as session:
        written = session.scalars(select(Note)).one()
        kinds = session.scalars(select(ArticleVersion.kind).order_by(ArticleVersion.number)).all()
    assert (card.outcome, written.version, written.text) == ("noted", 3, NOTE)
    assert kinds == ["import", "import", "correction"]
    case = any_newsroom.row(Correction, 1)
    assert (case.state, case.signature_due_at is not None) == ("published", True)
    assert isinstance(verify_log(any_newsroom.sessions), Verified)


def test_the_note_tells_what_stood_there_before_and_after_its_change(any_newsroom: Newsroom) -> None:
    any_newsroom.article()
    edited(any_newsroom)
    edited(any_newsroom, OTHER.replace("2019", "2017"))
    note(any_newsroom, told(restatement=Restatement.MINIMAL))
    page = note_page(any_newsroom.sessions, "2026-0001")
    words = [(each.before, each.after) for each in page.changes]
    assert words == [("41", "4.1"), ("2019,", "2017,")]
    assert (page.version_before, page.version_after, page.shows_versions) == (1, 3, True)
    assert isinstance(verify_log(any_newsroom.sessions), Verified)


def test_a_note_that_repeats_nothing_says_none_of_the_words_that_went(newsroom: Newsroom) -> None:
    newsroom.article()
    edited(newsroom, BRIDGE.replace("41 million", "forty"))
    more = {"restatement": Restatement.NONE, "departure_reason": "A court said so."}
    by = newsroom.staff(Role.STANDARDS)
    with pytest.raises(NoteRepeats):
        note(newsroom, told(note=f"{NOTE} It was not 41 Million.", **more), by=by)
    note(newsroom, told(**more), by=by)
    assert cards(newsroom)[0].outcome == "noted"


def test_the_note_waits_for_the_signatures_that_its_kind_needs(newsroom: Newsroom) -> None:
    newsroom.article()
    edited(newsroom)
    note(newsroom, told(timing=Timing.WAIT))
    assert cards(newsroom)[0].outcome == ""
    assert signed(newsroom, 1, by=newsroom.staff()).state is CorrectionState.PUBLISHED
    assert cards(newsroom)[0].outcome == "noted"


def test_an_editor_calls_it_routine_with_a_word(any_newsroom: Newsroom) -> None:
    any_newsroom.article()
    edited(any_newsroom)
    routine(any_newsroom)
    [card] = cards(any_newsroom)
    assert (card.outcome, card.reason) == ("routine", "the agency's new copy")
    case = any_newsroom.row(Correction, 1)
    assert (case.state, case.decline_reason) == ("declined", "routine_update")
    assert acts(any_newsroom)[-1] == "article.called_routine"


def test_what_looks_serious_is_called_routine_by_a_senior_editor_only(newsroom: Newsroom) -> None:
    newsroom.article()
    edited(newsroom, headline="Council rejects 12 harbour bridge repairs")
    with pytest.raises(RoutineIsNotGrave):
        routine(newsroom)
    routine(newsroom, by=newsroom.staff(Role.SENIOR_EDITOR))
    assert cards(newsroom)[0].outcome == "routine"


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        (told(NoteKind.UPDATE), LoweringNeedsReason),
        (told(NoteKind.MINOR_FIX), KindChangesStatus),
        (told(NoteKind.REMOVAL), KindChangesStatus),
    ],
)
def test_policy_holds_for_the_note_too(newsroom: Newsroom, said: Decision, refusal: type[Exception]) -> None:
    newsroom.article()
    edited(newsroom)
    by = newsroom.staff()
    before = acts(newsroom)
    with pytest.raises(refusal):
        note(newsroom, said, by=by)
    assert acts(newsroom) == before


def test_refusals_leave_the_card_as_it_was(newsroom: Newsroom) -> None:
    newsroom.article()
    edited(newsroom)
    author = newsroom.staff(name="Ida Holm")
    with pytest.raises(AuthorCannotSign):
        routine(newsroom, by=author)
    with pytest.raises(Empty):
        routine(newsroom, " ")
    with pytest.raises(StaleDecision):
        routine(newsroom, tokens=Tokens(1, "open.1"))
    assert cards(newsroom)[0].outcome == ""
    routine(newsroom)
    with pytest.raises(WrongState):
        routine(newsroom)


def test_an_ordinary_case_has_no_such_card(newsroom: Newsroom) -> None:
    newsroom.article()
    newsroom.case()
    with pytest.raises(NotFound):
        routine(newsroom)


@pytest.mark.parametrize(
    ("hour", "start"),
    [((2, 5, 59), (1, 22)), ((2, 6, 0), (2, 6)), ((2, 13, 59), (2, 6)), ((2, 23, 0), (2, 22))],
)
def test_a_shift_begins_at_six_fourteen_and_twenty_two(hour: tuple[int, ...], start: tuple[int, int]) -> None:
    kyiv = ZoneInfo("Europe/Kyiv")
    at = datetime(2026, 3, *hour, tzinfo=kyiv)
    assert shift_start(at, kyiv) == datetime(2026, 3, *start, tzinfo=kyiv).astimezone(UTC)
