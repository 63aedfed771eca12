"""The desk's pages about whole articles: forms, refusals, and what the public meets at the address."""

from __future__ import annotations

import pytest

from corrections.domain.newsroom.whole_values import WholeAct
from corrections.domain.permissions import Role
from tests.newsroom import Newsroom
from tests.services.whole_articles import NOTE, article_of, done, held
from tests.views.desk_visit import visit

HERE = "/desk/articles/harbour-bridge"


def test_the_articles_can_be_found_by_headline_or_address(newsroom: Newsroom) -> None:
    newsroom.article()
    newsroom.article("museum", headline="A <museum> & more")
    desk = visit(newsroom)
    assert "A &lt;museum&gt; &amp; more" in desk.get("/desk/articles/").text
    found = desk.get("/desk/articles/?words=MUSEUM").text
    assert HERE not in found
    assert "/desk/articles/museum" in found
    assert "No article is like this." in desk.get("/desk/articles/?words=%25").text


def test_an_editor_holds_an_article_and_readers_are_told(newsroom: Newsroom) -> None:
    newsroom.article()
    desk = visit(newsroom)
    sent = desk.send(desk.get(HERE).text, "/hold", reason="A complaint", covered="yes")
    assert sent.status_code == 302
    assert article_of(newsroom).status == "held"
    shown = newsroom.app.test_client().get("/articles/harbour-bridge")
    assert shown.status_code == 200
    assert "We are checking this article" in shown.text
    assert "harbour bridge" not in shown.text
    senior = visit(newsroom, Role.SENIOR_EDITOR)
    assert senior.send(senior.get(HERE).text, "/hold/confirm").status_code == 302
    assert article_of(newsroom).status_due_at is None
    assert senior.send(senior.get(HERE).text, "/hold/end").status_code == 302
    assert "harbour bridge" in newsroom.app.test_client().get("/articles/harbour-bridge").text


def test_a_retraction_is_signed_by_two_and_stands_on_top(newsroom: Newsroom) -> None:
    newsroom.article()
    senior, standards = visit(newsroom, Role.SENIOR_EDITOR), visit(newsroom, Role.STANDARDS)
    page = senior.get(HERE).text
    address, filled = senior.form(page, "/status")
    sent = senior.client.post(address, data={**filled, "act": "retract", "note": NOTE})
    assert sent.status_code == 302
    sheet = standards.get(sent.headers["Location"]).text
    assert "The article becomes: Retracted." in sheet
    assert "C-1" in standards.get(HERE).text
    standards.send(sheet, "/sign")
    assert NOTE.partition(":")[2] in newsroom.app.test_client().get("/articles/harbour-bridge").text


@pytest.mark.parametrize(("ordered", "status"), [(False, 410), (True, 451)])
def test_a_removed_article_leaves_a_notice_with_its_status(
    newsroom: Newsroom, ordered: bool, status: int
) -> None:
    newsroom.article()
    done(newsroom, WholeAct.REMOVE, note="Removed, 2 March 2026: It was a duplicate.", by_order=ordered)
    shown = newsroom.app.test_client().get("/articles/harbour-bridge")
    assert shown.status_code == status
    assert "It was a duplicate." in shown.text
    assert "harbour bridge" not in shown.text
    assert shown.headers["Cache-Control"] == "no-store"


def test_what_was_typed_survives_a_refusal(newsroom: Newsroom) -> None:
    newsroom.article()
    senior = visit(newsroom, Role.SENIOR_EDITOR)
    page = senior.get(HERE).text
    held(newsroom, by=newsroom.staff())
    address, filled = senior.form(page, "/status")
    kept = senior.client.post(
        address, data={**filled, "act": "remove", "note": "My <own> words", "by_order": "yes"}
    )
    assert kept.status_code == 409
    assert "My &lt;own&gt; words" in kept.text
    assert "checked" in kept.text.split('name="by_order"')[1].split(">")[0]
    bad = senior.client.post(address, data={**filled, "act": "burn"})
    assert bad.status_code == 422


def test_who_may_not_withdraw_is_shown_no_way_to(newsroom: Newsroom) -> None:
    newsroom.article()
    editor = visit(newsroom)
    page = editor.get(HERE).text
    assert "/status" not in page
    token = editor.form(page, "/hold")[1]["csrf_token"]
    data = {"csrf_token": token, "version": "1", "status": "live", "act": "remove", "note": NOTE}
    assert editor.client.post(f"{HERE}/status", data=data).status_code == 403
    assert article_of(newsroom).status == "live"


def test_an_unknown_article_is_not_there(newsroom: Newsroom) -> None:
    assert visit(newsroom).get("/desk/articles/nothing").status_code == 404
