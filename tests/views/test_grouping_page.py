"""Joining and parting cases by hand, through the page that a case is made of."""

from __future__ import annotations

import pytest

from corrections.domain.permissions import Role
from corrections.models import Correction
from tests.newsroom import Newsroom
from tests.views.desk_visit import Visit, visit


@pytest.fixture
def ada(newsroom: Newsroom) -> Visit:
    newsroom.article()
    newsroom.case(comment="<b>No</b>")
    newsroom.case(proposed="14 million")
    newsroom.case("for repairs costing 41 million crowns", "for works costing 4.1 million crowns")
    return visit(newsroom)


def test_a_near_case_is_merged_and_taken_out(ada: Visit, newsroom: Newsroom) -> None:
    page = ada.get("/desk/corrections/C-1/grouping").text
    assert "&lt;b&gt;No" in page
    answer = ada.send(page, "/corrections/C-2/merge")
    page = ada.get(answer.location).text
    assert "C-2 goes on in C-1." in page and "Merged into it" in page and "Near it" not in page
    sheet = ada.get("/desk/corrections/C-2").text
    assert "Joined to another case" in sheet
    answer = ada.send(page, "/corrections/C-2/take-out")
    assert "C-2 is a case of its own again." in ada.get(answer.location).text
    assert newsroom.row(Correction, 1).reports == 2


def test_ticked_reports_get_a_case_of_their_own(ada: Visit) -> None:
    page = ada.get("/desk/corrections/C-1/grouping").text
    answer = ada.send(page, "/split", report="2")
    assert answer.location.endswith("/C-3/grouping")
    assert "The reports have a case of their own: C-3." in ada.get(answer.location).text
    assert ada.send(page, "/split", report="x").status_code == 422


def test_a_stale_form_says_so(ada: Visit) -> None:
    page = ada.get("/desk/corrections/C-1/grouping").text
    ada.send(page, "/split", report="2")
    answer = ada.send(page, "/corrections/C-2/merge")
    assert answer.status_code == 409


def test_who_may_only_change_accounts_sees_nothing(ada: Visit, newsroom: Newsroom) -> None:
    admin = visit(newsroom, Role.ADMIN)
    assert admin.get("/desk/corrections/C-1/grouping").status_code == 403
