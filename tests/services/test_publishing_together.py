"""Several cases of one article go out as one version with one note; several places change in one fix."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from corrections.domain.decline_reasons import DeclineReason
from corrections.domain.disclosure import Severity
from corrections.domain.lifecycle import CorrectionState
from corrections.domain.refusals import NotFound, StaleDecision
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.spans import Part, Passage, Span
from corrections.domain.text.splicing.fix_refusals import (
    NeedsPlace,
    NothingChanges,
    OldTextMissing,
    OutsideText,
    Overlapping,
)
from corrections.domain.working.reaching import Extras
from corrections.domain.working.siblings import occurrences
from corrections.domain.working.work_refusals import NotOnePlace
from corrections.models import Answer, Article, Correction, Note, NoteCase, PrivateAct, Submission
from corrections.models.version_chain import text_of
from corrections.queries.log_check import Verified, verify_log
from corrections.services.deciding.decisions import Companion, Decision, Timing
from corrections.services.deciding.declining import Declined, decline
from corrections.services.deciding.undoing import Reversal, undo
from tests.newsroom import BRIDGE, Newsroom
from tests.services.decisions import correction, minor, publish_now, sign_now

TEXT = "The council voted on Monday"


def words_of(newsroom: Newsroom) -> ArticleText:
    with newsroom.sessions.reads() as session:
        article = session.scalars(select(Article)).one()
        return text_of(session, article.id, article.current_version)


def live(newsroom: Newsroom) -> str:
    text = words_of(newsroom)
    return f"{text.headline}\n{text.dek}\n{text.canonical(Part.BODY)}"


def companion(newsroom: Newsroom, case: int, proposed: str) -> Companion:
    return Companion(case, newsroom.tokens(case).state, proposed)


def state(newsroom: Newsroom, case: int) -> str:
    return newsroom.row(Correction, case).state


def place(newsroom: Newsroom, words: str) -> Passage:
    start = words_of(newsroom).canonical(Part.BODY).index(words)
    return Passage(Part.BODY, Span(start, start + len(words)))


def two(newsroom: Newsroom) -> tuple[int, int]:
    newsroom.article()
    return newsroom.case(), newsroom.case("Olha Marchenko", "Olena Marchenko")


def together(newsroom: Newsroom, first: int, second: int, **more: object) -> Decision:
    joined = (companion(newsroom, second, "Olena Marchenko"),)
    return correction("4.1 million", together=joined, timing=Timing.WAIT, **more)


def test_two_cases_are_one_version_and_one_numbered_note(any_newsroom: Newsroom) -> None:
    first, second = two(any_newsroom)
    any_newsroom.report("Olha Marchenko", "Olga Marchenko")
    publish_now(any_newsroom, first, together(any_newsroom, first, second), by=any_newsroom.staff())
    assert {state(any_newsroom, case) for case in (first, second)} == {CorrectionState.AWAITING_SIGNATURE}
    decided = sign_now(any_newsroom, second, by=any_newsroom.staff())
    assert (decided.version, decided.note) == (2, "2026-0001")
    assert "4.1 million" in live(any_newsroom) and "Olena Marchenko" in live(any_newsroom)
    with any_newsroom.sessions.reads() as session:
        note = session.scalars(select(Note)).one()
        assert set(session.scalars(select(NoteCase.correction_id))) == {first, second}
        chosen = select(Submission.correction_id, Answer.outcome, Answer.note_id).join(
            Answer, Answer.submission_id == Submission.id
        )
        answers = [tuple(row) for row in session.execute(chosen.order_by(Submission.id))]
        published = select(PrivateAct.subject).where(PrivateAct.act == "correction.published")
        assert set(session.scalars(published)) == {f"C-{first}", f"C-{second}"}
    assert answers == [
        (first, "fixed", note.id), (second, "fixed", note.id), (second, "changed_differently", note.id)
    ]  # fmt: skip
    assert isinstance(verify_log(any_newsroom.sessions), Verified)


def test_a_companion_that_moved_on_stops_the_whole(newsroom: Newsroom) -> None:
    first, second = two(newsroom)
    said = together(newsroom, first, second)
    newsroom.report("Olha Marchenko", "Olga Marchenko")
    stale = Companion(second, "open.0", "Olena Marchenko")
    with pytest.raises(StaleDecision):
        publish_now(newsroom, first, correction("4.1 million", together=(stale,)), by=newsroom.staff())
    assert state(newsroom, first) == "open" and said.together[0].correction_id == second


def test_a_case_of_another_article_or_the_case_itself_cannot_come_along(newsroom: Newsroom) -> None:
    first, _second = two(newsroom)
    newsroom.article("ferry", "<p>The ferry sails at 7.</p>", headline="Ferry")
    other = newsroom.case("at 7", "at 8", article="ferry")
    for number in (first, other):
        said = correction("4.1 million", together=(companion(newsroom, number, "x"),))
        with pytest.raises(NotFound):
            publish_now(newsroom, first, said, by=newsroom.staff())


def test_a_companion_without_a_certain_place_stops_the_whole(newsroom: Newsroom) -> None:
    first, _second = two(newsroom)
    lost = newsroom.case("words that stand nowhere", "x")
    said = correction("4.1 million", together=(companion(newsroom, lost, "x"),))
    with pytest.raises(NeedsPlace):
        publish_now(newsroom, first, said, by=newsroom.staff())


def test_what_was_signed_together_falls_together(newsroom: Newsroom) -> None:
    first, second = two(newsroom)
    publish_now(newsroom, first, together(newsroom, first, second), by=newsroom.staff())
    newsroom.article(body=BRIDGE.replace("“We will not wait,” said Mayor", "Said Mayor"))
    assert {state(newsroom, case) for case in (first, second)} == {"open"}


def test_declining_one_of_two_that_wait_opens_the_other(newsroom: Newsroom) -> None:
    first, second = two(newsroom)
    publish_now(newsroom, first, together(newsroom, first, second), by=newsroom.staff())
    decline(
        newsroom.sessions, second, Declined(DeclineReason.DUPLICATE), tokens=newsroom.tokens(second),
        by=newsroom.staff(), at=newsroom.later(), house=newsroom.house,
    )  # fmt: skip
    assert (state(newsroom, first), state(newsroom, second)) == ("open", "declined")


def test_taking_the_version_back_opens_all_its_cases(newsroom: Newsroom) -> None:
    first, second = two(newsroom)
    publish_now(newsroom, first, together(newsroom, first, second), by=newsroom.staff())
    sign_now(newsroom, first, by=newsroom.staff())
    said = Reversal("The minutes were misread.", "Correction, 2 March 2026: Both changes were wrong.")
    decided = undo(
        newsroom.sessions, second, said, tokens=newsroom.tokens(second), by=newsroom.staff(),
        at=newsroom.later(), house=newsroom.house,
    )  # fmt: skip
    assert decided.version == 3 and decided.signature_due
    assert {state(newsroom, case) for case in (first, second)} == {"open"}
    assert "41 million" in live(newsroom) and "Olha Marchenko" in live(newsroom)
    sign_now(newsroom, first, by=newsroom.staff())
    assert newsroom.row(Correction, second).signature_due_at is None


def test_one_fix_changes_headline_dek_and_several_places(any_newsroom: Newsroom) -> None:
    any_newsroom.article()
    case = any_newsroom.case("was was closed", "was closed")
    also = Extras(
        headline="The city approves harbour bridge repairs",
        dek="Work starts in June",
        rows=((TEXT, "The council voted on Tuesday"),),
    )
    said = correction("was closed", also=also, timing=Timing.LATER, severity=Severity.SERIOUS)
    publish_now(any_newsroom, case, said, by=any_newsroom.staff())
    words = live(any_newsroom).split("\n")
    assert words[:2] == ["The city approves harbour bridge repairs", "Work starts in June"]
    assert words[2].startswith("The council voted on Tuesday")
    assert "was was" not in words[3]


def test_places_that_overlap_stand_outside_or_do_not_change_are_refused(newsroom: Newsroom) -> None:
    newsroom.article()
    case = newsroom.case("was was closed", "was closed")
    for extras, refused in (
        (Extras(rows=(("bridge was was", "bridge is"),)), Overlapping),
        (Extras(rows=(("was", "is"),)), NotOnePlace),
        (Extras(rows=(("wasp", "bee"),)), NotOnePlace),
        (Extras(ticked=(Passage(Part.DEK, Span(0, 900)),), wrong="x", right="y"), OutsideText),
        (Extras(ticked=(place(newsroom, "Monday"),), wrong="Sunday", right="y"), OldTextMissing),
    ):
        with pytest.raises(refused):
            publish_now(newsroom, case, minor("was closed", also=extras), by=newsroom.staff())
    with pytest.raises(NothingChanges):
        publish_now(
            newsroom, case, minor("was was closed", also=also("Monday", "Tuesday")), by=newsroom.staff()
        )
    assert state(newsroom, case) == "open"


def test_the_same_wrong_words_are_changed_where_they_were_ticked(newsroom: Newsroom) -> None:
    newsroom.article(
        body=BRIDGE + "<p>Till <em>Mon</em>day nobody moved. A Mondayish day.</p>", dek="It was Monday"
    )
    case = newsroom.case("on Monday", "on Tuesday")
    places = occurrences(words_of(newsroom), "Monday")
    assert len(places) == 3
    extras = Extras(
        wrong="Monday", right="Tuesday", ticked=tuple(each for each in places if each.span.start != 21)
    )
    publish_now(
        newsroom, case, correction("on Tuesday", also=extras, timing=Timing.LATER), by=newsroom.staff()
    )
    assert live(newsroom).count("Tuesday") == 3 and live(newsroom).count("Monday") == 1


def also(old: str, new: str) -> Extras:
    return Extras(rows=((old, new),))
