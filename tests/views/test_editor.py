"""The desk as an editor meets it: queue, sheet, decisions, and words that are never lost."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import func, select

from corrections.domain.permissions import Role
from corrections.models import ArticleVersion, Correction, Note
from corrections.services.deciding.decisions import Timing
from tests.newsroom import BRIDGE, Newsroom
from tests.services.decisions import correction, minor, publish_now
from tests.views.desk_visit import Visit, sign_in, visit

SHEET = "/desk/corrections/C-{}"


@pytest.fixture
def desk(newsroom: Newsroom) -> Visit:
    newsroom.article()
    return visit(newsroom)


def typo(newsroom: Newsroom) -> int:
    return newsroom.case("was was closed", "was closed", comment="“was” stands there twice")


def state(newsroom: Newsroom, case: int) -> str:
    return newsroom.row(Correction, case).state


def versions(newsroom: Newsroom) -> int:
    with newsroom.sessions.reads() as session:
        return session.scalars(select(func.count()).select_from(ArticleVersion)).one()


def test_an_empty_queue_explains_itself(desk: Visit) -> None:
    for view in ("due", "newest", "awaiting_signature", "signature_due", "needs_place", "declined"):
        page = desk.get(f"/desk/?view={view}")
        assert page.status_code == 200 and 'class="empty"' in page.text, view
    assert "Ctrl+Enter" in desk.get("/desk/").text


def test_a_view_or_a_mark_that_is_none_is_not_found(desk: Visit) -> None:
    for query in ("view=x", "after=x", "after=1-0", "view=newest&after=%00"):
        assert desk.get(f"/desk/?{query}").status_code == 404, query


def test_a_card_shows_the_change_the_reason_and_where_it_is(desk: Visit, newsroom: Newsroom) -> None:
    case = typo(newsroom)
    page = desk.get("/desk/").text
    assert f"/desk/corrections/C-{case}" in page and "stands there twice" in page
    assert "<del>" in page and "Where it was read" in page and "1 report" in page


def test_a_sheet_speaks_no_code(desk: Visit, newsroom: Newsroom) -> None:
    page = re.sub(r"<[^>]*>", "<", desk.get(SHEET.format(newsroom.case())).text)  # a nonce may spell anything
    for word in ("verdict", "quarantine", "four eyes", "S2", "minor_fix<", "exact<"):
        assert word not in page
    assert "The passage stands where the reader saw it." in page


def test_a_case_that_is_not_there_is_not_found(desk: Visit) -> None:
    for reference in ("C-1", "C-0", "x", "C-99999999999999999999"):
        assert desk.get(f"/desk/corrections/{reference}").status_code == 404, reference


def test_a_typo_is_published_as_it_is_proposed(desk: Visit, newsroom: Newsroom) -> None:
    case = typo(newsroom)
    page = desk.get(SHEET.format(case)).text
    assert "Publish as minor fix, version 2" in page
    answer = desk.send(page, "/publish", timing="now")
    assert (answer.status_code, answer.location) == (302, f"/desk/corrections/C-{case}")
    after = desk.get(answer.location).text
    assert "Published as version 2." in after and "/articles/harbour-bridge/versions/2" in after
    assert state(newsroom, case) == "published" and versions(newsroom) == 2


def test_a_wrong_number_is_signed_by_one_and_published_by_another(desk: Visit, newsroom: Newsroom) -> None:
    case = newsroom.case()
    page = desk.get(SHEET.format(case)).text
    assert "Sign and wait for a second signature" in page and "Two people have to sign." in page
    desk.send(page, "/publish", timing="wait", checked="the council’s minutes")
    assert state(newsroom, case) == "awaiting_signature"
    mine = desk.get(SHEET.format(case)).text
    assert "You have signed." in mine and "Recall it" in mine and f"C-{case}/sign" not in mine
    second = visit(newsroom)
    answer = second.decide(case, "/sign", comment="Checked again.")
    done = second.get(answer.location).text
    assert "Published as version 2 with note 2026-0001." in done and "the council’s minutes" in done
    with newsroom.sessions.reads() as session:
        note = session.scalars(select(Note)).one()
    assert "41 million" in note.text and "4.1" in note.text and "2 March 2026" in note.text


def test_a_change_is_returned_with_its_words_kept_for_the_drafter(desk: Visit, newsroom: Newsroom) -> None:
    case = newsroom.case()
    desk.decide(case, "/publish", timing="wait", proposed="4.2 million", checked="a phone call")
    visit(newsroom).decide(case, "/return", comment="Say which page of the minutes.")
    page = desk.get(SHEET.format(case)).text
    assert state(newsroom, case) == "open" and "Say which page of the minutes." in page
    filled = desk.form(page, "/publish")[1]
    assert (filled["proposed"], filled["checked"]) == ("4.2 million", "a phone call")


def test_published_at_night_it_is_signed_the_next_day(desk: Visit, newsroom: Newsroom) -> None:
    case = newsroom.case()
    answer = desk.decide(case, "/publish", timing="later")
    assert "A second signature is due within 24 hours." in desk.get(answer.location).text
    second = visit(newsroom)
    assert f"C-{case}" in second.get("/desk/?view=signature_due").text
    second.decide(case, "/sign")
    assert f"C-{case}" not in second.get("/desk/?view=signature_due").text


def test_declining_tells_why_and_needs_what_it_was_checked_against(desk: Visit, newsroom: Newsroom) -> None:
    case = newsroom.case()
    refused = desk.decide(case, "/decline", reason="correct_as_published", message="It is <b>41</b>.")
    assert refused.status_code == 422 and "Please say what it was checked against." in refused.text
    assert "It is &lt;b&gt;41&lt;/b&gt;." in refused.text
    desk.send(refused.text, "/decline", checked="the minutes")
    assert state(newsroom, case) == "declined"
    assert "It is right as published" in desk.get(SHEET.format(case)).text


def test_a_published_change_is_taken_back_by_a_new_version(desk: Visit, newsroom: Newsroom) -> None:
    case = newsroom.case()
    desk.decide(case, "/publish", timing="later")
    visit(newsroom).decide(case, "/sign")
    page = desk.get(SHEET.format(case)).text
    answer = desk.send(page, "/undo", reason="The minutes say 41.")
    assert "Taken back by version 3." in desk.get(answer.location).text
    assert state(newsroom, case) == "open" and versions(newsroom) == 3


def test_a_place_is_chosen_among_those_where_the_words_stand(desk: Visit, newsroom: Newsroom) -> None:
    case = newsroom.case("the ferry", "a ferry")
    newsroom.later()
    newsroom.article(body=BRIDGE.replace("the ferry", "a boat") + "<p>Boats cost 5 crowns.</p>")
    assert "Where does it stand now?" in desk.get(SHEET.format(case)).text
    page = desk.get(SHEET.format(case), query_string={"find": "a boat"}).text
    place = page.split('name="place" value="')[1].split('"')[0]
    assert desk.send(page, "/place", place=place).status_code == 302
    assert "The place is chosen." in (chosen := desk.get(SHEET.format(case)).text)
    assert desk.form(chosen, "/publish")[1]["proposed"] == "a ferry"


def test_looking_ahead_stores_nothing_and_follows_the_words(desk: Visit, newsroom: Newsroom) -> None:
    case = newsroom.case()
    page = desk.get(SHEET.format(case)).text
    address, filled = desk.form(page, "/publish")
    ahead = desk.client.post(
        address.replace("publish", "preview"), data={**filled, "proposed": "4.5 million"}
    )
    again = desk.form(ahead.text, "/publish")[1]
    assert ahead.status_code == 200 and "4.5" in again["note"] and "4.1" not in again["note"]
    kept = {**again, "note": "Correction, 2 March 2026: mine.", "proposed": "4.6 million"}
    last = desk.form(desk.client.post(address.replace("publish", "preview"), data=kept).text, "/publish")[1]
    assert last["note"] == "Correction, 2 March 2026: mine." and state(newsroom, case) == "open"


def test_telling_less_than_suggested_asks_for_a_line_of_reason(desk: Visit, newsroom: Newsroom) -> None:
    case = newsroom.case()
    less = {"note_kind": "minor_fix", "severity": "minor", "placement": "history_line", "error_type": ""}
    refused = desk.decide(case, "/publish", timing="now", **less)
    assert refused.status_code == 422 and "Please give one line of reason" in refused.text
    assert desk.form(refused.text, "/publish")[1]["note_kind"] == "minor_fix"
    desk.send(
        refused.text, "/publish", timing="now", reason="A slip of the keyboard, plain from the context."
    )
    assert state(newsroom, case) == "published"


TYPED = {
    "proposed": "4.7 million «typed»",
    "note_kind": "clarification",
    "checked": "a source & its page",
    "note": "Clarification, 2 March 2026: my own words <i>.",
    "reason": "because I say so",
}


def test_a_stale_decision_keeps_every_word_and_shows_the_case_as_it_is(
    desk: Visit, newsroom: Newsroom
) -> None:
    case = newsroom.case()
    page = desk.get(SHEET.format(case)).text
    publish_now(newsroom, typo(newsroom), minor("was closed"), by=newsroom.staff())
    answer = desk.send(page, "/publish", timing="now", **TYPED)
    assert answer.status_code == 409 and "has changed since you opened it" in answer.text
    filled = desk.form(answer.text, "/publish")[1]
    assert {name: filled[name] for name in TYPED} == TYPED
    assert filled["version"] == "2" and "live: version 2" in answer.text


def test_words_typed_about_a_case_that_somebody_decided_are_not_lost(desk: Visit, newsroom: Newsroom) -> None:
    case = newsroom.case()
    page = desk.get(SHEET.format(case)).text
    publish_now(newsroom, case, correction("4.1 million", timing=Timing.LATER), by=newsroom.staff())
    answer = desk.send(page, "/publish", timing="now", **TYPED)
    assert answer.status_code == 409 and "What you had typed" in answer.text
    assert "4.7 million «typed»" in answer.text and "my own words &lt;i&gt;." in answer.text
    assert desk.send(page, "/decline", reason="opinion", message="my message").status_code == 409


@pytest.mark.parametrize("field", ["version", "state"])
def test_a_decision_without_its_tokens_is_stale(desk: Visit, newsroom: Newsroom, field: str) -> None:
    case = typo(newsroom)
    for ending in ("/publish", "/decline"):
        answer = desk.decide(case, ending, timing="now", reason="opinion", **{field: ""})
        assert answer.status_code == 409, ending
    assert state(newsroom, case) == "open"


def test_choices_that_there_are_not_are_refused_and_not_fallen_over(desk: Visit, newsroom: Newsroom) -> None:
    case = typo(newsroom)
    for name in ("note_kind", "severity", "error_type", "placement", "timing"):
        answer = desk.decide(case, "/publish", **{"timing": "now", name: "\x00x"})
        assert answer.status_code == 422, name
    for ending, typed in (("/decline", {"reason": "x"}), ("/preview", {"note_kind": "x"})):
        page = desk.get(SHEET.format(case)).text.replace(f"C-{case}/publish", f"C-{case}{ending}", 1)
        assert desk.send(page, ending, **typed).status_code in (200, 422), ending
    assert state(newsroom, case) == "open"


def test_words_that_cannot_be_published_are_refused_and_kept(desk: Visit, newsroom: Newsroom) -> None:
    case = typo(newsroom)
    for words in ("", "was was closed", "a\x01b", "x" * 60_000, "line\nbreak", "\u0301" * 100):
        answer = desk.decide(case, "/publish", timing="now", proposed=words)
        assert answer.status_code in (409, 413, 422, 302), repr(words[:20])
        if answer.status_code == 302:
            break
    assert versions(newsroom) <= 2


def test_what_readers_write_is_shown_as_text(desk: Visit, newsroom: Newsroom) -> None:
    evil = "<script>alert(1)</script>"
    case = newsroom.case("41 million", evil, comment=evil, evidence_url="https://example.org/?q=<script>")
    for address in ("/desk/", SHEET.format(case)):
        page = desk.get(address).text
        assert "<script>alert" not in page and "&lt;script&gt;alert" in page
    assert 'rel="nofollow noopener noreferrer ugc"' in desk.get(SHEET.format(case)).text


def test_an_author_and_an_administrator_cannot_decide(desk: Visit, newsroom: Newsroom) -> None:
    case = typo(newsroom)
    page = desk.get(SHEET.format(case)).text
    admin = visit(newsroom, Role.ADMIN)
    assert admin.get("/desk/").status_code == 403 and admin.get(SHEET.format(case)).status_code == 403
    address, filled = desk.form(page, "/publish")
    assert admin.client.post(address, data={**filled, "timing": "now"}).status_code == 403
    assert newsroom.app.test_client().post(address, data=filled).status_code == 401
    assert state(newsroom, case) == "open"


def test_whoever_may_not_read_a_case_is_not_shown_it_by_a_bad_form(newsroom: Newsroom) -> None:
    newsroom.article()
    case = newsroom.case("41 million", "4.1 million", comment="a reader's own words")
    admin = visit(newsroom, Role.ADMIN)
    for act in ("publish", "preview", "sign", "return", "decline", "undo", "place"):
        for token in ({}, {"csrf_token": "none of ours"}):
            answer = admin.client.post(f"{SHEET.format(case)}/{act}", data=token)
            assert answer.status_code == 403
            assert "own words" not in answer.text and "4.1 million" not in answer.text


def test_words_sent_after_the_session_ended_are_shown_and_can_be_sent_again(
    desk: Visit, newsroom: Newsroom
) -> None:
    case = newsroom.case()
    page = desk.get(SHEET.format(case)).text
    newsroom.staff(email="ada@example.org")
    newsroom.later(hours=2)
    answer = desk.send(page, "/publish", timing="now", **TYPED)
    assert answer.status_code == 401 and "4.7 million «typed»" in answer.text
    assert f"next=/desk/corrections/C-{case}" in answer.text
    address, filled = desk.form(page, "/publish")
    sign_in(desk.client, "ada@example.org")
    again = desk.client.post(address, data={**filled, **TYPED})
    assert again.status_code == 403 and desk.form(again.text, "/publish")[1]["note"] == TYPED["note"]
    foreign = desk.client.post(address, data={**filled, **TYPED}, headers={"Sec-Fetch-Site": "cross-site"})
    assert foreign.status_code == 403 and "typed" not in foreign.text
