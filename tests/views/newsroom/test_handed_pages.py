"""The page of a change that is made in the CMS: all there is to copy, and the button; the receipt tells the truth."""

from __future__ import annotations

from dataclasses import replace

from corrections.models import Correction
from tests.newsroom import Newsroom
from tests.services.decisions import NOTE, correction, publish_two
from tests.views.desk_visit import visit

PAGE = "/desk/corrections/C-1/handed-over"


def test_the_page_holds_the_change_and_the_note_and_its_button_lets_them_out(newsroom: Newsroom) -> None:
    newsroom.house = replace(newsroom.house, hands_over=True)
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
