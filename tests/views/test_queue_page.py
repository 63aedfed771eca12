"""The queue's page: its address is what it shows, and a case at a glance stands at one of its own."""

from __future__ import annotations

import pytest

from tests.newsroom import Newsroom
from tests.views.desk_visit import Visit, visit

HOSTILE = '"><script>alert(1)</script>'


@pytest.fixture
def ada(newsroom: Newsroom) -> Visit:
    newsroom.article(desk="City")
    newsroom.case(comment=HOSTILE)
    newsroom.case("for repairs costing 41 million", f"{HOSTILE} billion", comment="No.")
    return visit(newsroom)


def test_an_address_holds_view_filters_and_page(ada: Visit) -> None:
    page = ada.get(
        "/desk/?view=most_reported&desk=1&severity=ordinary&place=certain&overdue=1&q=million"
    ).text
    assert "Nothing fits" in page and ">Overdue" in page
    page = ada.get("/desk/?view=newest&desk=1&q=million").text
    assert "C-1" in page and "C-2" in page
    assert "view=newest&amp;desk=1" in page


def test_a_form_with_empty_fields_leads_to_the_short_address(ada: Visit) -> None:
    answer = ada.get("/desk/?view=due&q=&desk=1&severity=&place=")
    assert answer.status_code == 302 and answer.location == "/desk/?view=due&desk=1"


@pytest.mark.parametrize(
    "pasted",
    [
        "harbour-bridge",
        "/articles/harbour-bridge",
        "https%3A%2F%2Fpaper.example%2Farticles%2Fharbour-bridge%2F%3Fx%3D1",
    ],
)
def test_an_articles_whole_address_narrows_as_its_name_does(ada: Visit, pasted: str) -> None:
    page = ada.get(f"/desk/?article={pasted}").text
    assert "C-1" in page and "C-2" in page
    assert "Nothing fits" in ada.get("/desk/?article=other").text


def test_a_glance_leads_to_all_cases_of_its_article(ada: Visit) -> None:
    assert 'href="/desk/?article=harbour-bridge"' in ada.get("/desk/corrections/C-1/glance").text


def test_the_name_of_a_case_leads_to_its_sheet(ada: Visit) -> None:
    assert ada.get("/desk/?view=everything&q=+c-2+").location == "/desk/corrections/C-2"


@pytest.mark.parametrize(
    "wrong", ["view=x", "state=x", "desk=x", "desk=1234567890", "kind=x", "severity=x", "place=x", "before=1"]
)
def test_an_address_that_means_nothing_is_not_found(ada: Visit, wrong: str) -> None:
    assert ada.get(f"/desk/?{wrong}").status_code == 404


def test_other_things_in_an_address_change_nothing(ada: Visit) -> None:
    assert ada.get("/desk/?endpoint=x&_external=1&values=2&after=").status_code == 302
    assert ada.get("/desk/?endpoint=x&_external=1&_anchor=2&method=GET").status_code == 200


def test_a_glance_shows_the_change_in_its_place_and_what_is_near(ada: Visit) -> None:
    page = ada.get("/desk/corrections/C-1/glance").text
    assert '<mark class="the-passage">41 million</mark><ins>' in page and "4.1 million" in page
    assert 'href="/desk/corrections/C-2"' in page.split("Near it")[1]
    assert "A number changes" in page


def test_markup_in_words_stays_words(ada: Visit) -> None:
    for address in ("/desk/", "/desk/corrections/C-1/glance", "/desk/corrections/C-2/glance"):
        page = ada.get(address).text
        assert "<script>alert" not in page and "&lt;script&gt;" in page
    page = ada.get(f"/desk/?article={HOSTILE}&q={HOSTILE}").text
    assert "<script>alert" not in page


def test_a_glance_at_nothing_is_not_found(ada: Visit) -> None:
    assert ada.get("/desk/corrections/C-99/glance").status_code == 404
    assert ada.get("/desk/corrections/x/glance").status_code == 404


def test_a_case_that_the_newsroom_opened_shows_what_it_should_say(newsroom: Newsroom) -> None:
    newsroom.article()
    desk = visit(newsroom)
    place = {"place": "body:0:4", "proposed": "Whither", "comment": "The desk saw it."}
    page = desk.get("/desk/articles/harbour-bridge/new?find=41+million").text
    address, filled = desk.form(page, "/cases")
    assert desk.client.post(address, data={**filled, **place}).status_code == 302
    card = desk.get("/desk/").text
    assert "Whither" in card and "The desk saw it." in card
