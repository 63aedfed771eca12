"""Alarms on the standards desk's first page: told in words, cleared with one press by who may."""

from __future__ import annotations

from corrections.domain.alarms import AlarmKind
from corrections.domain.permissions import Role
from corrections.services.alarming import raise_alarm
from corrections.services.transaction import transaction
from tests.newsroom import Newsroom
from tests.views.desk_visit import visit


def test_every_kind_of_alarm_is_told_in_words(newsroom: Newsroom) -> None:
    standards = visit(newsroom, Role.STANDARDS)
    assert "alarm" not in standards.get("/standards/").text
    with transaction(newsroom.sessions) as session:
        for kind in AlarmKind:
            raise_alarm(session, kind, "<b>C-7</b>", at=newsroom.at, detail="<i>")
    page = standards.get("/standards/").text
    assert f"{len(AlarmKind)} alarms" in page
    assert "Another alarm" not in page and "<b>C-7" not in page and "<i>" not in page


def test_an_alarm_is_cleared_with_one_press(newsroom: Newsroom) -> None:
    standards, senior = visit(newsroom, Role.STANDARDS), visit(newsroom, Role.SENIOR_EDITOR)
    with transaction(newsroom.sessions) as session:
        raise_alarm(session, AlarmKind.MAIL_PARKED, "letter 4", at=newsroom.at)
    page = standards.get("/standards/").text
    assert senior.client.post("/standards/alarms/1/clear").status_code == 403
    assert standards.send(page, "/alarms/1/clear").headers["Location"].endswith("/standards/")
    assert "letter 4" not in standards.get("/standards/").text


def test_many_alarms_of_one_kind_hide_none_of_another(newsroom: Newsroom) -> None:
    standards = visit(newsroom, Role.STANDARDS)
    with transaction(newsroom.sessions) as session:
        raise_alarm(session, AlarmKind.LOG_FORKED, "the log", at=newsroom.at)
        for number in range(60):
            raise_alarm(session, AlarmKind.MAIL_PARKED, f"letter {number}", at=newsroom.at)
    page = standards.get("/standards/").text
    assert "61 alarms" in page and "The signer refuses" in page and "and 55 more of this kind" in page
    assert "letter 59" in page and "letter 54" not in page
    assert page.index("The signer refuses") < page.index("letter 59")
