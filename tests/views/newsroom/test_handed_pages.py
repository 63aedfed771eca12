"""The page of a change that is made in the CMS: all there is to copy, and the button; the receipt tells the truth."""

from __future__ import annotations

from corrections.domain.permissions import Role
from corrections.models import Correction
from corrections.services.deciding.decisions import Timing
from tests.newsroom import Newsroom
from tests.services.beside_a_cms import beside_a_cms
from tests.services.decisions import NOTE, correction, publish_now, publish_two
from tests.views.desk_visit import visit

PAGE = "/desk/corrections/C-1/handed-over"


def test_the_page_holds_the_change_and_the_note_and_its_button_lets_them_out(newsroom: Newsroom) -> None:
    beside_a_cms(newsroom)
    newsroom.article(external_id="cms-7<b>")
    received = newsroom.report()
    publish_two(newsroom, 1, correction("4.1 million"))
    desk = visit(newsroom)
    page = desk.get(PAGE).text
    assert "cms-7&lt;b&gt;" in page and NOTE in page
    assert "The council voted on Monday for repairs costing 4.1 million crowns." in page
    assert 'data-copy="note-words"' in page and PAGE in desk.get("/desk/corrections/C-1").text
    receipt = newsroom.app.test_client().get(f"/receipts/{received.receipt}").text
    assert "The change is being made in the newsroom’s own system." in receipt
    assert desk.send(page, "/live").status_code == 302
    assert newsroom.row(Correction, 1).state == "published"
    assert "Nothing is to be made in the CMS here." in desk.get(PAGE).text
    assert desk.get("/desk/corrections/C-9/handed-over").status_code == 404


def test_every_page_says_what_happens_where_changes_are_made_in_the_cms(newsroom: Newsroom) -> None:
    beside_a_cms(newsroom)
    newsroom.article(external_id="cms-7")
    newsroom.article("ours", body="<p>It was 41 million.</p>")
    case = newsroom.case()
    drafter = newsroom.staff(name="Drafter")
    publish_now(newsroom, case, correction("4.1 million", timing=Timing.WAIT), by=drafter)
    desk = visit(newsroom, Role.SENIOR_EDITOR)
    assert "Nothing is with the CMS" in desk.get("/desk/?view=with_cms").text
    signing = desk.get("/desk/corrections/C-1/signing").text
    assert "Sign, and hand it over to the CMS" in signing and "Sign and publish" not in signing
    assert desk.send(signing, "/signing").status_code == 302
    assert "What to copy into the CMS" in desk.get("/desk/corrections/C-1/signing").text
    listed = desk.get("/desk/?view=with_cms").text
    assert PAGE in listed and "Handed over to the CMS" in listed and "Nothing is with the CMS" not in listed
    sheet = desk.get("/desk/corrections/C-1").text
    assert "With the CMS" in sheet and ">Scheduled<" not in sheet
    desk.send(desk.get(PAGE).text, "/live")
    for slug, told in (("harbour-bridge", True), ("ours", False)):
        for path in (f"/desk/articles/{slug}", f"/desk/articles/{slug}/edit"):
            assert ("and the CMS has to follow" in desk.get(path).text) is told, path
    assert "and the CMS has to follow" in desk.get("/desk/corrections/C-1").text  # beside taking it back


def test_a_second_change_of_the_paragraph_is_told_which_one_is_in_its_way(newsroom: Newsroom) -> None:
    beside_a_cms(newsroom)
    newsroom.article(external_id="cms-7")
    publish_two(newsroom, newsroom.case(), correction("4.1 million"))
    newsroom.case("on Monday", "on Tuesday")
    desk = visit(newsroom)
    page = desk.get("/desk/corrections/C-2").text
    answer = desk.send(page, "/publish", timing="wait", checked="the minutes")
    assert answer.status_code == 409 and "Another change of the same paragraph (C-1)" in answer.text
