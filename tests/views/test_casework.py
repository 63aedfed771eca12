"""Questions, takeovers and legal stops on the sheet, and the author's page behind the link."""

from __future__ import annotations

import pytest

from corrections.domain.permissions import Role
from corrections.models import AuthorQuestion, CaseCustody, ReaderQuestion
from tests.letters.letter_checks import mails_of
from tests.newsroom import Newsroom
from tests.views.desk_visit import Visit, visit

SHEET = "/desk/corrections/C-{}"
LINK = "http://localhost:8000"
MARKUP = "<script>alert(1)</script> \u202e & \"quoted\" 'words'"


@pytest.fixture
def case(newsroom: Newsroom) -> int:
    newsroom.article()
    return newsroom.case(comment="My name is Petra Novak.", email="petra@example.net")


@pytest.fixture
def desk(newsroom: Newsroom, case: int) -> Visit:
    return visit(newsroom)


def test_an_editor_asks_one_reader_from_the_sheet(newsroom: Newsroom, desk: Visit, case: int) -> None:
    answer = desk.decide(case, "/ask-reader", question=MARKUP)
    assert answer.status_code == 302
    assert newsroom.row(ReaderQuestion, 1).submission_id == 1
    page = desk.get(SHEET.format(case)).text
    assert "waits for a reply" in page and "<script>alert" not in page
    assert "/ask-reader" not in page


def test_a_refused_question_keeps_its_words(desk: Visit, case: int) -> None:
    page = desk.get(SHEET.format(case)).text
    answer = desk.send(page, "/ask-reader", question="Which year? " + "y" * 2200)
    assert answer.status_code == 422 and "Which year? yyy" in answer.text


def mailed_address(newsroom: Newsroom, kind: str) -> str:
    text = mails_of(newsroom, kind)[0].text
    return next(line for line in text.splitlines() if line.startswith(LINK)).removeprefix(LINK)


def test_the_author_answers_by_the_mailed_link_without_an_account(
    newsroom: Newsroom, desk: Visit, case: int
) -> None:
    asked = {"author_email": "ida@example.org", "question": "Was it 4.1 or 41?"}
    assert desk.decide(case, "/ask-author", **asked).status_code == 302
    address = mailed_address(newsroom, "author.asked")
    author = Visit(newsroom.app.test_client())
    page = author.get(address)
    assert "Was it 4.1 or 41?" in page.text and "<mark>41 million</mark>" in page.text
    assert "Petra" not in page.text and "petra@" not in page.text
    assert page.headers["Referrer-Policy"] == "no-referrer" and page.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in page.headers
    token = address.rpartition("/")[2]
    answer = author.send(page.text, token, answer=MARKUP, suggested="4.1 million")
    assert answer.status_code == 303
    assert newsroom.row(AuthorQuestion, 1).answer == MARKUP.replace("\u202e", "\u202e")
    thanks = author.get(address).text
    assert '<form method="post" action="/authors' not in thanks and "<script>alert(1)" not in thanks
    sheet = desk.get(SHEET.format(case)).text
    assert "4.1 million" in sheet and "Use these words" in sheet and "<script>alert(1)" not in sheet
    assert "My name is" not in mails_of(newsroom, "author.asked").__repr__()


def test_an_answer_from_another_site_or_to_another_token_is_refused(
    newsroom: Newsroom, desk: Visit, case: int
) -> None:
    desk.decide(case, "/ask-author", author_email="ida@example.org", question="Was it?")
    address = mailed_address(newsroom, "author.asked")
    client = newsroom.app.test_client()
    cross = client.post(address, data={"answer": "x"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert cross.status_code == 403
    assert client.post("/authors/" + "A" * 26, data={"answer": "x"}).status_code == 404
    empty = client.post(address, data={"answer": " "})
    assert empty.status_code == 422 and 'name="answer"' in empty.text
    assert newsroom.row(AuthorQuestion, 1).state == "open"


def test_standards_takes_over_stops_lifts_and_gives_back(newsroom: Newsroom, case: int) -> None:
    standards, desk = visit(newsroom, Role.STANDARDS), visit(newsroom, Role.SENIOR_EDITOR)
    assert "/take-over" not in desk.get(SHEET.format(case)).text
    standards.decide(case, "/take-over", reason="A complaint to the council.")
    assert "has taken this case over" in desk.get(SHEET.format(case)).text
    declined = desk.decide(case, "/decline", reason="opinion")
    assert declined.status_code == 403 and "decides it" in declined.text
    standards.decide(case, "/stop", reason=MARKUP)
    page = standards.get(SHEET.format(case)).text
    assert "Stopped for a legal reason" in page and "<script>alert" not in page
    assert standards.decide(case, "/decline", reason="opinion").status_code == 409
    standards.decide(case, "/lift-stop", reason="Settled.")
    standards.decide(case, "/give-back", reason="For the desk.")
    row = newsroom.row(CaseCustody, case)
    assert (row.owner, row.legal_flag) == ("desk", False)
    assert desk.decide(case, "/decline", reason="opinion").status_code == 302


@pytest.mark.parametrize("act", ["take-over", "give-back", "stop", "lift-stop"])
def test_nobody_but_standards_may_take_over_or_stop(newsroom: Newsroom, case: int, act: str) -> None:
    desk = visit(newsroom, Role.SENIOR_EDITOR)
    page = desk.get(SHEET.format(case)).text
    _, fields = desk.form(page, "/decline")
    answer = desk.client.post(f"{SHEET.format(case)}/{act}", data={**fields, "reason": "Mine."})
    assert answer.status_code == 403
