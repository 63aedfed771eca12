"""The overview: what is late, figures from the log, pictures, causes, the morning's digest."""

from __future__ import annotations

import json
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import event, select, update

from corrections.cli.periodic.minding_chores import call_the_digest
from corrections.domain.alarms import AlarmKind
from corrections.domain.disclosure import Severity
from corrections.domain.minding.minding_refusals import CauseNotAsked, NotYourDesk, UnknownCause
from corrections.domain.permissions import Role
from corrections.models import (
    Alarm,
    CaseCause,
    Correction,
    Desk,
    NoteCorrection,
    OutboxEvent,
    StaffDesk,
)
from corrections.queries.minding.figures_page import figures_page as page_of
from corrections.queries.minding.standing_now import standing_now
from corrections.services.deciding.decisions import Timing
from corrections.services.minding.recording_causes import record_cause
from corrections.services.minding.watching_deadlines import watch_deadlines
from corrections.services.transaction import transaction
from tests.letters.letter_checks import mails_of
from tests.newsroom import Newsroom
from tests.services.decisions import correction, minor, publish_now, sign_now
from tests.services.test_reopening import again, declined
from tests.views.desk_visit import visit

ZONE = ZoneInfo("UTC")


def some_published(newsroom: Newsroom, many: int = 6) -> None:
    """So many numbers put right, each of an article of its own, each with two people's signatures."""
    first, second = newsroom.staff(), newsroom.staff()
    for number in range(many):
        slug = newsroom.article(f"story-{number}")
        case = newsroom.case("41 million", "4.1 million", article=slug)
        newsroom.later(hours=3)
        publish_now(newsroom, case, correction("4.1 million", timing=Timing.WAIT), by=first)
        sign_now(newsroom, case, by=second)


def test_the_figures_are_counted_from_the_log(any_newsroom: Newsroom) -> None:
    newsroom = any_newsroom
    some_published(newsroom)
    told = page_of(newsroom.sessions, None, at=newsroom.at, zone=ZONE).figures
    assert told
    assert told.measures["time_to_correct_ordinary"].of == 6
    assert 3 <= (told.measures["time_to_correct_ordinary"].value or 0) < 3.1
    assert told.measures["note_lag"].value == 0
    assert told.measures["per_hundred_articles"].value == 100
    assert told.measures["accepted_ratio"].value == 1
    assert (told.measures["time_error_stood"].value or 0) > 3
    assert dict(told.tables["error_types"].rows) == {"number": (6.0,)}


def test_notes_that_other_notes_corrected_are_counted_once(newsroom: Newsroom) -> None:
    some_published(newsroom)
    with transaction(newsroom.sessions) as session:
        session.add_all([NoteCorrection(note_id=2, corrects_id=1), NoteCorrection(note_id=3, corrects_id=1)])
    told = page_of(newsroom.sessions, None, at=newsroom.at, zone=ZONE).figures
    assert told
    assert told.measures["notes_corrected"].value == 1 / 6


def test_what_was_taken_back_meanwhile_does_not_break_the_figures(newsroom: Newsroom) -> None:
    newsroom.article()
    newsroom.case("was was", "was")
    told = page_of(newsroom.sessions, None, at=newsroom.at, zone=ZONE).figures
    assert told
    assert told.measures["time_to_decide"].value is None and told.tables["found"].rows == (
        ("reader", (1.0,)),
    )


def test_the_page_shows_figures_with_definitions_and_pictures_with_tables(newsroom: Newsroom) -> None:
    some_published(newsroom)
    who = visit(newsroom, Role.STANDARDS)
    page = who.get("/standards/").text
    for words in (
        "Time to acknowledge",
        "from the first report to the publication",
        "too few to say",
        "As a table",
    ):
        assert words in page, words
    picture = who.get("/standards/figures/kinds.svg")
    assert picture.status_code == 200 and picture.content_type.startswith("image/svg+xml")
    assert b"<script" not in picture.data and b"http://www.w3.org" in picture.data
    assert who.get("/standards/figures/nothing.svg").status_code == 404
    assert visit(newsroom, Role.EDITOR).get("/standards/figures/kinds.svg").status_code == 403


def test_the_figures_take_as_many_statements_for_many_cases_as_for_few(newsroom: Newsroom) -> None:
    def counted() -> int:
        statements: list[str] = []
        engine = newsroom.sessions.reads.kw["bind"]
        event.listen(engine, "before_cursor_execute", lambda *args: statements.append(args[2]))
        page_of(newsroom.sessions, None, at=newsroom.at, zone=ZONE)
        standing_now(newsroom.sessions, days=newsroom.house.days, at=newsroom.at)
        return len(statements)

    some_published(newsroom, 1)
    few = counted()
    some_published_again = counted()
    assert few > 10
    for number in range(5, 9):
        newsroom.case("41 million", article=newsroom.article(f"other-{number}"))
    assert counted() - some_published_again - few <= 1


def test_late_cases_are_told_by_how_late_they_are(newsroom: Newsroom) -> None:
    newsroom.article()
    newsroom.case()
    assert (
        sum(standing_now(newsroom.sessions, days=newsroom.house.days, at=newsroom.at).late_counts.values())
        == 0
    )
    newsroom.later(days=3)
    now = standing_now(newsroom.sessions, days=newsroom.house.days, at=newsroom.at)
    assert [case.reference for case in now.late["not_looked_at"]] == ["C-1"]  # type: ignore[index]
    page = visit(newsroom, Role.STANDARDS).get("/standards/").text
    assert "Nobody has looked at: 1" in page


def test_an_alarm_stands_while_a_case_is_past_its_hard_limit(newsroom: Newsroom) -> None:
    def alarms() -> list[tuple[str, str, bool]]:
        with newsroom.sessions.reads() as session:
            return [(a.kind, a.detail, a.cleared_at is None) for a in session.scalars(select(Alarm))]

    newsroom.article()
    case = newsroom.case()
    watch_deadlines(newsroom.sessions, at=newsroom.later(days=6))
    assert alarms() == []
    watch_deadlines(newsroom.sessions, at=newsroom.later(days=1))
    assert alarms() == [(AlarmKind.DEADLINE_MISSED.value, "1", True)]
    publish_now(newsroom, case, minor("4.1 million", error_type=None), by=newsroom.staff(Role.SENIOR_EDITOR))
    watch_deadlines(newsroom.sessions, at=newsroom.later())
    assert [still for *_, still in alarms()] == [False]


def serious(newsroom: Newsroom) -> int:
    """A serious correction of the city desk, published."""
    newsroom.article(desk="City")
    case = newsroom.case()
    first, second = newsroom.staff(), newsroom.staff(Role.SENIOR_EDITOR)
    publish_now(
        newsroom, case, correction("4.1 million", severity=Severity.SERIOUS, timing=Timing.WAIT), by=first
    )
    sign_now(newsroom, case, by=second)
    return case


def test_a_cause_is_asked_the_next_day_of_those_whom_it_concerns(newsroom: Newsroom) -> None:
    case = serious(newsroom)
    standards, stranger = visit(newsroom, Role.STANDARDS), visit(newsroom, Role.EDITOR)
    assert "Nothing is asked" in standards.get("/desk/causes").text
    newsroom.later(days=1)
    # A session ends after an hour: the next day everybody signs in again.
    standards, stranger = visit(newsroom, Role.STANDARDS), visit(newsroom, Role.EDITOR)
    assert f"C-{case}" in standards.get("/desk/causes").text
    assert "The cause of 1 serious error" in standards.get("/standards/").text
    assert f"C-{case}" not in stranger.get("/desk/causes").text
    answer = standards.send(standards.get("/desk/causes").text, f"/desk/causes/C-{case}", cause="haste",
                            prevention="Figures are <read> aloud.")  # fmt: skip
    assert answer.status_code == 302
    given = standards.get("/desk/causes").text
    assert "Haste" in given and "Figures are &lt;read&gt; aloud." in given and "Nothing is asked" in given


def test_causes_are_refused_too_early_to_strangers_and_when_unknown(newsroom: Newsroom) -> None:
    case = serious(newsroom)
    standards, editor = newsroom.staff(Role.STANDARDS), newsroom.staff()
    given = {"days": newsroom.house.days}
    with pytest.raises(CauseNotAsked):
        record_cause(newsroom.sessions, case, "haste", "", by=standards, at=newsroom.at, **given)
    newsroom.later(days=1)
    with pytest.raises(UnknownCause):
        record_cause(newsroom.sessions, case, "somebody", "", by=standards, at=newsroom.at, **given)
    with pytest.raises(NotYourDesk):
        record_cause(newsroom.sessions, case, "haste", "", by=editor, at=newsroom.at, **given)
    with transaction(newsroom.sessions) as session:
        desk = session.scalars(select(Desk.id)).one()
        session.add(StaffDesk(staff_id=editor.id, desk_id=desk))
    record_cause(newsroom.sessions, case, "haste", "", by=editor, at=newsroom.at, **given)
    with newsroom.sessions.reads() as session:
        assert session.scalars(select(CaseCause.cause)).all() == ["haste"]


def test_the_digest_is_called_once_a_morning_and_tells_the_standards_desk(newsroom: Newsroom) -> None:
    some_published(newsroom, 1)
    newsroom.staff(Role.STANDARDS, email="lena@example.org")
    newsroom.staff(email="editor@example.org")
    newsroom.at = newsroom.at.replace(hour=7) + timedelta(days=1)
    with newsroom.app.app_context():
        call_the_digest(newsroom.sessions, at=newsroom.at)
        assert mails_of(newsroom, "standards.digest") == []
        newsroom.at = newsroom.at.replace(hour=8)
        call_the_digest(newsroom.sessions, at=newsroom.at)
        call_the_digest(newsroom.sessions, at=newsroom.later(hours=2))
    (mail,) = mails_of(newsroom, "standards.digest")
    assert mail.address == "lena@example.org" and "1 published, 0 waiting" in mail.subject
    assert "City approves harbour bridge repairs" in mail.text and "/desk/corrections/C-1" in mail.html
    with newsroom.sessions.reads() as session:
        payloads = session.scalars(
            select(OutboxEvent.payload).where(OutboxEvent.kind == "standards.digest")
        ).all()
    assert len(payloads) == 1 and set(json.loads(payloads[0])) == {"until"}


def test_a_desks_figures_are_its_own_and_in_fives(newsroom: Newsroom) -> None:
    some_published(newsroom, 7)
    serious(newsroom)
    newsroom.article("elsewhere", desk="Abroad")
    with newsroom.sessions.acts() as session:
        desks = {each.name: each.id for each in session.scalars(select(Desk))}
        session.execute(update(Correction).where(Correction.id <= 7).values(desk_id=desks["City"]))
        session.commit()
    told = page_of(newsroom.sessions, desks["City"], at=newsroom.at, zone=ZONE)
    assert told.desk == desks["City"] and told.figures
    assert told.figures.measures["time_to_decide"].of == 10 and told.figures.measures["found_inside"].of == 10
    other = page_of(newsroom.sessions, desks["Abroad"], at=newsroom.at, zone=ZONE).figures
    assert other and other.measures["time_to_decide"].of == 0
    assert page_of(newsroom.sessions, 99, at=newsroom.at, zone=ZONE).desk is None
    who = visit(newsroom, Role.STANDARDS)
    page = who.get(f"/standards/?desk={desks['City']}").text
    assert "Numbers of one desk are told in fives" in page and "about 10" in page and "fewer than 5" in page
    assert "Corrections for each 100 articles, by desk" not in page
    assert "Corrections for each 100 articles, by desk" in who.get("/standards/").text
    assert who.get(f"/standards/figures/kinds.svg?desk={desks['City']}").status_code == 200
    assert b"Abroad" in who.get("/standards/figures/desks.svg").data


def test_a_fact_that_was_wrong_before_and_a_case_that_was_opened_again_are_counted(
    any_newsroom: Newsroom,
) -> None:
    newsroom = any_newsroom
    some_published(newsroom)
    again(newsroom, declined(newsroom))
    told = page_of(newsroom.sessions, None, at=newsroom.at, zone=ZONE).figures
    assert told
    assert (told.measures["same_fact"].part, told.measures["same_fact"].of) == (5, 6)
    assert (told.measures["reopened"].part, told.measures["reopened"].of) == (1, 7)
