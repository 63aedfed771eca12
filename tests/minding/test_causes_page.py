"""The causes of many serious errors: those still asked are never hidden behind those that were answered."""

from __future__ import annotations

import pytest

from corrections.domain.permissions import Role
from corrections.queries.minding import causes_page
from corrections.queries.minding.causes_page import causes, causes_asked
from corrections.services.minding.recording_causes import record_cause
from tests.minding.test_overview import serious
from tests.newsroom import Newsroom
from tests.views.desk_visit import visit


def test_an_old_cause_is_asked_beside_any_number_of_answered_ones(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(causes_page, "MOST_ASKED", 1)
    monkeypatch.setattr(causes_page, "MOST_GIVEN", 1)
    cases = []
    for _ in range(4):
        newsroom.later(minutes=5)
        cases.append(serious(newsroom))
    newsroom.later(days=1)
    standards = newsroom.staff(Role.STANDARDS)
    told = {"days": newsroom.house.days, "at": newsroom.at}
    for case in cases[2:]:
        record_cause(newsroom.sessions, case, "haste", "", by=standards, **told)
    page = causes(newsroom.sessions, by=standards, **told)
    assert [each.id for each in page.asked] == [cases[1]] and page.number == 2
    assert [each.id for each in page.given] == [cases[3]]
    assert causes_asked(newsroom.sessions, by=standards, **told) == 2
    assert causes_asked(newsroom.sessions, by=newsroom.staff(), **told) == 0
    shown = visit(newsroom, Role.STANDARDS).get("/desk/causes").text
    assert "2 are still asked" in shown and "These are the newest" in shown


def test_a_refused_cause_keeps_what_was_typed_and_says_which_field_is_at_fault(newsroom: Newsroom) -> None:
    case = serious(newsroom)
    newsroom.later(days=1)
    standards = visit(newsroom, Role.STANDARDS)
    typed = {"cause": "haste", "prevention": "Read <aloud>. " * 200}
    answer = standards.send(standards.get("/desk/causes").text, f"/desk/causes/C-{case}", **typed)
    assert answer.status_code == 422
    for words in (
        "at most 2000",
        f'href="#prevention-C-{case}"',
        'value="haste" selected',
        "Read &lt;aloud&gt;. Read",
    ):
        assert words in answer.text, words
    answer = standards.send(
        standards.get("/desk/causes").text, f"/desk/causes/C-{case}", cause="", prevention="Kept"
    )
    assert (
        answer.status_code == 422
        and f'href="#cause-C-{case}"' in answer.text
        and "Kept</textarea>" in answer.text
    )


def test_what_was_typed_about_a_case_that_is_not_asked_any_more_is_shown(newsroom: Newsroom) -> None:
    case = serious(newsroom)
    newsroom.later(days=1)
    standards = visit(newsroom, Role.STANDARDS)
    page = standards.get("/desk/causes").text
    address, filled = standards.form(page, f"/desk/causes/C-{case}")
    sent = {**filled, "cause": "haste", "prevention": "All of it"}
    answer = standards.client.post(address.replace(f"C-{case}", "C-99"), data=sent)
    assert answer.status_code == 404 and "What you had typed" in answer.text and "All of it" in answer.text
