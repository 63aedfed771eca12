"""Working on a case at the desk: drafts that outlive everything, claims, internal notes, what ran elsewhere."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from corrections.domain.permissions import Role
from corrections.models import CaseClaim, CaseDraft, Correction, ElsewhereMark, Note, PrivateAct
from corrections.queries.log_check import Verified, verify_log
from corrections.services.working.drafting import forget_old_drafts
from tests.newsroom import BRIDGE, Newsroom
from tests.services.decisions import minor, publish_now
from tests.views.desk_visit import Visit, sign_in, visit

SHEET = "/desk/corrections/C-{}"


@pytest.fixture
def desk(newsroom: Newsroom) -> Visit:
    newsroom.article()
    return visit(newsroom, email="desk@example.org")


def count(newsroom: Newsroom, model: type) -> int:
    with newsroom.sessions.reads() as session:
        return session.scalars(select(func.count()).select_from(model)).one()


def sheet(desk: Visit, case: int) -> str:
    return desk.get(SHEET.format(case)).text


def preview(desk: Visit, case: int, **typed: str) -> str:
    address, filled = desk.form(sheet(desk, case), "/publish")
    return desk.client.post(address.replace("/publish", "/preview"), data={**filled, **typed}).text


# --- drafts ---------------------------------------------------------------------------------------


def test_looking_keeps_and_claims_nothing(desk: Visit, newsroom: Newsroom) -> None:
    sheet(desk, newsroom.case())
    assert count(newsroom, CaseDraft) == count(newsroom, CaseClaim) == 0


def test_what_was_typed_is_there_again_after_signing_out_and_in(desk: Visit, newsroom: Newsroom) -> None:
    case = newsroom.case()
    preview(desk, case, proposed="4.15 million", checked="the minutes, page 3", note="My own note.")
    desk.send(sheet(desk, case), "/account/sign-out")
    newsroom.later(hours=9)
    assert desk.get(SHEET.format(case)).status_code == 302
    sign_in(desk.client, "desk@example.org")
    page = sheet(desk, case)
    filled = desk.form(page, "/publish")[1]
    assert (filled["proposed"], filled["checked"], filled["note"]) == (
        "4.15 million", "the minutes, page 3", "My own note."
    )  # fmt: skip
    assert "Your draft, kept" in page


def test_drafts_are_each_person_s_own(desk: Visit, newsroom: Newsroom) -> None:
    case = newsroom.case()
    preview(desk, case, proposed="4.15 million")
    assert desk.form(sheet(visit(newsroom), case), "/publish")[1]["proposed"] == "4.1 million"


def test_a_draft_on_an_older_version_keeps_its_words_and_says_so(desk: Visit, newsroom: Newsroom) -> None:
    case = newsroom.case()
    preview(desk, case, proposed="4.15 million")
    newsroom.article(body=BRIDGE + "<p>More.</p>")
    page = sheet(desk, case)
    assert "4.15 million" in page and "it was written on version 1" in page


def test_a_draft_is_gone_once_it_was_sent_or_thrown_away(desk: Visit, newsroom: Newsroom) -> None:
    first, second = newsroom.case("was was closed", "was closed"), newsroom.case()
    preview(desk, first, proposed="was closed")
    desk.decide(first, "/publish", timing="now")
    preview(desk, second, proposed="9 million")
    assert count(newsroom, CaseDraft) == count(newsroom, CaseClaim) == 1
    address, filled = desk.form(sheet(desk, second), "/publish")
    answer = desk.client.post(address.replace("/publish", "/forget"), data=filled, follow_redirects=True)
    assert desk.form(answer.text, "/publish")[1]["proposed"] == "4.1 million"
    assert count(newsroom, CaseDraft) == count(newsroom, CaseClaim) == 0


def test_each_form_keeps_a_draft_of_its_own(desk: Visit, newsroom: Newsroom) -> None:
    case = newsroom.case()
    page = sheet(desk, case)
    for ending, typed in (("/decline", {"message": "Dear reader"}), ("/comment", {"comment": "Ask Olha."})):
        address, filled = desk.form(page, ending)
        kept = f"{address.rsplit('/', 1)[0]}/draft{ending}"
        assert desk.client.post(kept, data={**filled, **typed}).status_code == 204
    page = sheet(desk, case)
    assert desk.form(page, "/decline")[1]["message"] == "Dear reader"
    assert desk.form(page, "/comment")[1]["comment"] == "Ask Olha."
    assert desk.client.post(f"{SHEET.format(case)}/draft/nothing", data=filled).status_code == 404


def test_what_a_refused_decision_held_is_kept_for_the_next_visit(desk: Visit, newsroom: Newsroom) -> None:
    case = newsroom.case()
    page = sheet(desk, case)
    newsroom.article(body=BRIDGE + "<p>More.</p>")
    answer = desk.send(page, "/publish", timing="wait", proposed="4.15 million", note="My note.")
    assert answer.status_code == 409 and "4.15 million" in answer.text
    filled = desk.form(sheet(desk, case), "/publish")[1]
    assert (filled["proposed"], filled["note"]) == ("4.15 million", "My note.")


def test_a_fault_of_ours_gives_the_words_back(
    desk: Visit, newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = sheet(desk, newsroom.case())
    newsroom.app.config["PROPAGATE_EXCEPTIONS"] = False
    monkeypatch.setitem(newsroom.app.extensions, "corrections.house", None)
    answer = desk.send(page, "/publish", timing="later", proposed="4.15 million", note="<b>My note.</b>")
    assert answer.status_code == 500
    assert "4.15 million" in answer.text and "&lt;b&gt;My note." in answer.text


# --- claims ---------------------------------------------------------------------------------------


def test_the_first_edit_claims_the_case_and_others_see_it(desk: Visit, newsroom: Newsroom) -> None:
    case = newsroom.case()
    assert "You are at this case," in preview(desk, case, proposed="4.15 million")
    other = visit(newsroom)
    page = sheet(other, case)
    assert "is at this case." in page and "Take it over" in page
    preview(other, case, proposed="4.16 million")
    assert "is at this case." in sheet(other, case), "editing beside somebody takes nothing from them"


def test_a_claim_ends_by_itself_and_lives_by_activity(desk: Visit, newsroom: Newsroom) -> None:
    case, other = newsroom.case(), visit(newsroom)
    preview(desk, case, proposed="4.15 million")
    for _pause in range(3):
        newsroom.later(minutes=6)
        preview(desk, case, proposed="4.15 million")
    assert "is at this case." in sheet(other, case)
    newsroom.later(minutes=10)
    assert "is at this case." not in sheet(other, case)


def test_who_loses_a_case_is_told_by_whom(desk: Visit, newsroom: Newsroom) -> None:
    case, other = newsroom.case(), visit(newsroom)
    preview(desk, case, proposed="4.15 million")
    other.send(sheet(other, case), "/claim")
    page = sheet(desk, case)
    assert "took this case over" in page and "4.15 million" in page
    desk.send(page, "/seen")
    assert "took this case over" not in sheet(desk, case)
    assert "You are at this case," in sheet(other, case)


def test_a_claim_keeps_nobody_from_deciding(desk: Visit, newsroom: Newsroom) -> None:
    case = newsroom.case("was was closed", "was closed")
    preview(desk, case, proposed="was closed")
    publish_now(newsroom, case, minor("was closed"), by=newsroom.staff())
    assert newsroom.row(Correction, case).state == "published"


# --- internal notes and what ran elsewhere --------------------------------------------------------


def test_internal_notes_are_by_person_and_time_and_never_public(desk: Visit, newsroom: Newsroom) -> None:
    case = newsroom.case("was was closed", "was closed")
    desk.send(sheet(desk, case), "/comment", comment="Rang the <council>.")
    page = sheet(desk, case)
    assert "Rang the &lt;council&gt;." in page and "never shown to readers" in page
    desk.decide(case, "/publish", timing="now")
    for address in ("/", "/articles/harbour-bridge", "/articles/harbour-bridge/versions", "/corrections"):
        assert "Rang the" not in desk.get(address).text
    assert desk.send(page, "/comment", comment=" ").status_code == 422


def test_where_else_it_ran_is_marked_by_whom_and_blocks_nothing(desk: Visit, newsroom: Newsroom) -> None:
    case = newsroom.case("was was closed", "was closed")
    page = sheet(desk, case)
    assert "6 places open" in page
    address, filled = desk.form(page, "/elsewhere")
    for channel, mark in (
        ("push", "done"),
        ("print", "not_applicable"),
        ("print", "open"),
        ("print", "done"),
    ):
        data = {**filled, "channel": channel, "mark": mark}
        assert desk.client.post(address, data=data).status_code == 302
    assert desk.client.post(address, data={**filled, "channel": "radio", "mark": "done"}).status_code == 404
    page = sheet(desk, case)
    assert "4 places open" in page and count(newsroom, ElsewhereMark) == 4
    assert "Publish as minor fix, version 2" in page
    with newsroom.sessions.reads() as session:
        acts = session.scalars(select(PrivateAct.act).where(PrivateAct.act == "correction.marked_elsewhere"))
        assert len(acts.all()) == 4
    assert isinstance(verify_log(newsroom.sessions), Verified)


def test_an_administrator_neither_claims_nor_notes(newsroom: Newsroom) -> None:
    newsroom.article()
    case, admin = newsroom.case(), visit(newsroom, Role.ADMIN)
    for ending in ("claim", "comment", "draft/publish", "elsewhere", "forget", "seen"):
        assert admin.client.post(f"{SHEET.format(case)}/{ending}").status_code == 403


# --- more than one place, more than one case ------------------------------------------------------


def test_headline_standfirst_other_words_and_siblings_go_out_in_one_version(
    desk: Visit, newsroom: Newsroom
) -> None:
    newsroom.article(body=BRIDGE + "<p>The 41 million crowns are a loan.</p>")
    case = newsroom.case(prefix="repairs costing ", suffix=" crowns.")
    page = sheet(desk, case)
    assert "1 more place here" in page
    sibling = page.split('name="also" value="')[1].split('"')[0]
    data = {"also": sibling, "headline": "City approves bridge repairs", "dek": "Work starts in June"}
    address, filled = desk.form(page, "/publish")
    rows = {"find": ["on Monday", ""], "say": ["on Tuesday", ""]}
    looked = desk.client.post(address.replace("/publish", "/preview"), data={**filled, **data, **rows}).text
    note = desk.form(looked, "/publish")[1]
    assert "(4)" in note["note"], note["note"]
    sent = {**note, **data, **rows, "timing": "later"}
    answer = desk.client.post(address, data=sent, follow_redirects=True)
    assert "Published as version 3" in answer.text, answer.text
    article = desk.get("/articles/harbour-bridge").text
    for words in ("4.1 million crowns are a loan", "City approves bridge repairs", "June", "on Tuesday"):
        assert words in article


def test_words_that_stand_twice_are_refused_with_a_reason(desk: Visit, newsroom: Newsroom) -> None:
    case = newsroom.case()
    address, filled = desk.form(sheet(desk, case), "/publish")
    answer = desk.client.post(address, data={**filled, "timing": "later", "find": "was", "say": "is"})
    assert answer.status_code == 422 and "stand in the text 2 times" in answer.text


def test_cases_of_one_article_are_published_together_from_the_sheet(desk: Visit, newsroom: Newsroom) -> None:
    first = newsroom.case()
    second = newsroom.case("Olha Marchenko", "Olena Marchenko")
    page = sheet(desk, first)
    assert "1 other case of this article" in page
    value = page.split('name="together" value="')[1].split('"')[0]
    address, filled = desk.form(page, "/publish")
    looked = desk.client.post(
        address.replace("/publish", "/preview"), data={**filled, "together": value}
    ).text
    data = {**desk.form(looked, "/publish")[1], "together": value, "timing": "later"}
    desk.client.post(address, data=data)
    assert {newsroom.row(Correction, case).state for case in (first, second)} == {"published"}
    assert count(newsroom, Note) == 1


def test_a_part_of_a_proposal_can_be_taken(desk: Visit, newsroom: Newsroom) -> None:
    case = newsroom.case("council voted on Monday", "city council voted on Sunday")
    page = sheet(desk, case)
    assert "Take a part of it" in page
    report = page.split('name="use" value="')[1].split('"')[0]
    page = desk.get(f"{SHEET.format(case)}?use={report}&part=yes&hunk=0").text
    assert desk.form(page, "/publish")[1]["proposed"] == "city council voted on Monday"
    page = desk.get(f"{SHEET.format(case)}?use={report}&part=yes").text
    assert desk.form(page, "/publish")[1]["proposed"] == "council voted on Monday"


# --- what the newsroom finds ----------------------------------------------------------------------


def test_an_editor_opens_a_case_without_a_reader(desk: Visit, newsroom: Newsroom) -> None:
    listed = desk.get("/desk/cases/new?q=harbour").text
    assert "/desk/articles/harbour-bridge/new" in listed
    assert "No article is called so." in desk.get("/desk/cases/new?q=nothing").text
    page = desk.get("/desk/articles/harbour-bridge/new?find=on Monday").text
    place = page.split('name="place" value="')[1].split('"')[0]
    answer = desk.send(page, "/cases", place=place, proposed="on Tuesday", comment="The <minutes> say so.")
    after = desk.get(answer.location).text
    assert "The newsroom found this by itself." in after and "The &lt;minutes&gt; say so." in after
    assert desk.form(after, "/publish")[1]["proposed"] == "on Tuesday"
    again = desk.send(page, "/cases", place=place, proposed="on Tuesday")
    assert again.location == answer.location
    assert desk.send(page, "/cases", place="body:3:x").status_code == 422
    assert desk.send(page, "/cases", place=place, found_by="a bird").status_code == 422
    assert desk.send(page, "/cases", place=place, version="7").status_code == 409


def test_whoever_opens_a_case_says_who_noticed_it_first(desk: Visit, newsroom: Newsroom) -> None:
    page = desk.get("/desk/articles/harbour-bridge/new?find=on Monday&found=automatic").text
    assert '<option value="automatic" selected>' in page
    place = page.split('name="place" value="')[1].split('"')[0]
    after = desk.get(desk.send(page, "/cases", place=place, found_by="regulator").location).text
    assert "Noticed first by: A press council or regulator." in after
    assert "The newsroom found this by itself." not in after


def test_one_press_opens_a_case_for_each_place_elsewhere(desk: Visit, newsroom: Newsroom) -> None:
    case = newsroom.case("Olha Marchenko", "Olena Marchenko")
    for slug in ("one", "two"):
        newsroom.article(slug, "<p>Olha was there.</p>", headline=f"Story <{slug}>")
    sheet_page = sheet(desk, case)
    link = sheet_page.split("/siblings?")[1].split('"')[0].replace("&amp;", "&")
    page = desk.get(f"{SHEET.format(case)}/siblings?{link}").text
    assert "2 articles were looked through" in page and "Story &lt;one&gt;" in page
    address, filled = desk.form(page, "/siblings/cases")
    values = [part.split('"')[0] for part in page.split('name="place" value="')[1:]]
    answer = desk.client.post(address, data={**filled, "place": values}, follow_redirects=True)
    assert "2 cases were opened." in answer.text and count(newsroom, Correction) == 3
    assert desk.form(sheet(desk, 3), "/publish")[1]["proposed"] == "Olena"
    again = desk.client.post(address, data={**filled, "place": values}, follow_redirects=True)
    assert "0 cases were opened." in again.text and count(newsroom, Correction) == 3
    for place in ("one:1:body:0", "one:x:body:0:4", "nothing"):
        assert desk.client.post(address, data={**filled, "place": place}).status_code == 422


# --- returned, opened again, gone -----------------------------------------------------------------


def test_what_comes_back_from_a_signer_has_its_other_places_and_cases(
    desk: Visit, newsroom: Newsroom
) -> None:
    first, second = newsroom.case(), newsroom.case("Olha Marchenko", "Olena Marchenko")
    page = sheet(desk, first)
    value = page.split('name="together" value="')[1].split('"')[0]
    more = {"together": value, "dek": "Work starts in June", "find": "on Monday", "say": "on Tuesday"}
    address, filled = desk.form(page, "/publish")
    looked = desk.client.post(address.replace("/publish", "/preview"), data={**filled, **more}).text
    desk.client.post(address, data={**desk.form(looked, "/publish")[1], **more, "timing": "wait"})
    other = visit(newsroom)
    assert f"C-{second}" in sheet(other, first).split("Together with")[1][:400]
    other.decide(second, "/return", comment="Say which page.")
    assert {newsroom.row(Correction, case).state for case in (first, second)} == {"open"}
    back = sheet(desk, first)
    filled = desk.form(back, "/publish")[1]
    assert (filled["dek"], filled["words-C-2"]) == ("Work starts in June", "Olena Marchenko")
    assert 'value="on Monday"' in back and f'id="with-C-{second}" name="together" value="C-{second}|' in back
    assert " checked>" in back.split(f'id="with-C-{second}"')[1][:90]


def test_a_declined_case_is_opened_again_from_its_sheet(desk: Visit, newsroom: Newsroom) -> None:
    case = newsroom.case()
    desk.decide(case, "/decline", reason="style_choice")
    page = sheet(desk, case)
    assert desk.send(page, "/reopen", reason=" ").status_code == 422
    answer = desk.send(page, "/reopen", reason="The minutes came in.")
    after = desk.get(answer.location).text
    assert "The case is open again." in after and "Opened again" in after and "The minutes came in." in after
    assert newsroom.row(Correction, case).state == "open"


def test_a_passage_that_was_rewritten_is_looked_for_where_it_stood(desk: Visit, newsroom: Newsroom) -> None:
    case = newsroom.case()
    newsroom.article(body=BRIDGE.replace("costing 41 million crowns", "for 39,5 million crowns in all"))
    page = sheet(desk, case)
    assert "other words: look closely" in page and 'name="place"' in page


def test_a_note_with_a_gap_or_a_reader_in_it_does_not_go_out(desk: Visit, newsroom: Newsroom) -> None:
    case = newsroom.case(email="ada@example.org")
    for note in ("Correction: it is TK.", "Correction: Ada@example.org found it."):
        answer = desk.decide(case, "/publish", timing="wait", note=note)
        assert answer.status_code == 422 and note in answer.text
    assert newsroom.row(Correction, case).state == "open"


def test_drafts_nobody_touched_for_two_months_go(desk: Visit, newsroom: Newsroom) -> None:
    preview(desk, newsroom.case(), proposed="4.15 million")
    assert forget_old_drafts(newsroom.sessions, at=newsroom.later(days=59)) == 0
    assert forget_old_drafts(newsroom.sessions, at=newsroom.later(days=2)) == 1


def test_a_decision_that_came_after_the_session_had_ended_is_sent_again(
    desk: Visit, newsroom: Newsroom
) -> None:
    case = newsroom.case()
    address, filled = desk.form(sheet(desk, case), "/publish")
    data = {**filled, "timing": "wait", "proposed": "4.15 million"}
    newsroom.later(hours=30)
    answer = desk.client.post(address, data=data)
    assert answer.status_code == 401 and "4.15 million" in answer.text
    sign_in(desk.client, "desk@example.org")
    again = desk.client.post(address, data=data)
    assert again.status_code == 403 and desk.form(again.text, "/publish")[1]["proposed"] == "4.15 million"
    assert desk.form(sheet(desk, case), "/publish")[1]["proposed"] == "4.15 million"
    assert desk.send(again.text, "/publish", timing="wait").status_code == 302
    assert newsroom.row(Correction, case).state == "awaiting_signature"


def test_after_taking_a_change_back_the_form_starts_from_what_was_reported(
    desk: Visit, newsroom: Newsroom
) -> None:
    case = newsroom.case("was was closed", "was closed")
    desk.decide(case, "/publish", timing="now")
    desk.decide(case, "/undo", reason="It was right.")
    assert desk.form(sheet(desk, case), "/publish")[1]["proposed"] == "was closed"
