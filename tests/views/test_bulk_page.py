"""Ticking cards and deciding them at once, by plain forms."""

from __future__ import annotations

import re

import pytest

from corrections.domain.permissions import Role
from corrections.models import Correction
from tests.newsroom import Newsroom
from tests.views.desk_visit import Visit, visit

TICK = re.compile(r'name="case" value="([^"]+)"')


@pytest.fixture
def ada(newsroom: Newsroom) -> Visit:
    newsroom.article()
    newsroom.case()
    newsroom.case("was was", "was")
    return visit(newsroom)


def test_ticked_cards_are_decided_and_the_page_says_what_came_of_each(ada: Visit, newsroom: Newsroom) -> None:
    page = ada.get("/desk/").text
    address, fields = ada.form(page, "/desk/bulk/decline")
    both = {**fields, "case": TICK.findall(page)}
    answer = ada.client.post("/desk/bulk/publish", data=both)
    assert answer.status_code == 200
    assert "1 case is done." in answer.text and "1 was left as it is." in answer.text
    assert "This looks like more than a minor fix." in answer.text
    answer = ada.client.post(address, data={**both, "reason": "duplicate"})
    assert "0 cases are done." in answer.text
    page = ada.get("/desk/").text
    answer = ada.client.post(address, data={**fields, "case": TICK.findall(page), "reason": "abusive"})
    assert "1 case is done." in answer.text
    assert newsroom.row(Correction, 1).state == "declined"


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"reason": "duplicate"}, 422),
        ({"reason": "opinion", "case": "C-1~1~open.1"}, 422),
        ({"reason": "x", "case": "C-1~1~open.1"}, 422),
        ({"reason": "duplicate", "case": "C-1"}, 409),
        ({"reason": "duplicate", "case": "C-1~1~open.1' OR 1"}, 409),
    ],
)
def test_a_form_that_we_did_not_make_is_refused(ada: Visit, sent: dict[str, str], status: int) -> None:
    _, fields = ada.form(ada.get("/desk/").text, "/desk/bulk/decline")
    assert ada.client.post("/desk/bulk/decline", data={**fields, **sent}).status_code == status


def test_without_the_forms_token_nothing_is_done(ada: Visit, newsroom: Newsroom) -> None:
    for address in ("/desk/bulk/decline", "/desk/bulk/publish"):
        answer = ada.client.post(address, data={"case": "C-1~1~open.1", "reason": "duplicate"})
        assert answer.status_code in (400, 403)
    assert newsroom.row(Correction, 1).state == "open"


def test_an_administrator_decides_nothing(ada: Visit, newsroom: Newsroom) -> None:
    admin = visit(newsroom, Role.ADMIN)
    assert admin.client.post("/desk/bulk/publish", data={"case": "C-1~1~open.1"}).status_code == 403
