"""A wrong fact is not told as an update: looking ahead says so, and the refusal leads to both fields."""

from __future__ import annotations

import pytest

from corrections.domain.permissions import Role
from tests.newsroom import Newsroom
from tests.views.desk_visit import Visit, visit

SAID = "is an error of fact"


@pytest.fixture
def senior(newsroom: Newsroom) -> Visit:
    newsroom.article()
    newsroom.case()
    return visit(newsroom, Role.SENIOR_EDITOR)


@pytest.mark.parametrize(
    ("kind", "error_type", "said"),
    [
        ("update", "number", True),
        ("clarification", "name", True),
        ("update", "", False),
        ("update", "developing", False),
        ("correction", "number", False),
    ],
)
def test_looking_ahead_says_what_publishing_would_refuse(
    senior: Visit, kind: str, error_type: str, said: bool
) -> None:
    sheet = senior.get("/desk/corrections/C-1").text
    assert SAID not in sheet
    address, filled = senior.form(sheet, "/publish")
    typed = {**filled, "note_kind": kind, "error_type": error_type, "reason": "The count is new."}
    ahead = senior.client.post(address.replace("/publish", "/preview"), data=typed)
    assert ahead.status_code == 200 and (SAID in ahead.text) is said


def test_the_refusal_leads_to_both_fields(senior: Visit) -> None:
    answer = senior.decide(1, "/publish", note_kind="update", reason="The count is new.", timing="now")
    assert answer.status_code == 422
    for field in ("note_kind", "error_type"):
        assert f'name="{field}" aria-invalid="true"' in answer.text
