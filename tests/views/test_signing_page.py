"""A second signature from a phone: the page of one waiting signature, and the list of them."""

from __future__ import annotations

import pytest

from corrections.domain.lifecycle import CorrectionState
from corrections.models import Correction
from corrections.services.deciding.decisions import Timing
from corrections.services.deciding.undoing import Reversal, undo
from tests.newsroom import BRIDGE, Newsroom
from tests.services.decisions import NOTE, correction, publish_now, sign_now
from tests.views.desk_visit import Visit, sign_in, visit


@pytest.fixture
def case(newsroom: Newsroom) -> int:
    newsroom.article()
    number = newsroom.case()
    publish_now(newsroom, number, correction("4.1 million", timing=Timing.WAIT), by=newsroom.staff())
    return number


def test_three_taps_the_letters_link_then_the_button(newsroom: Newsroom, case: int) -> None:
    second = visit(newsroom)
    address = f"/desk/corrections/C-{case}/signing"
    page = second.get(address).text
    assert "<del>" in page and NOTE.split(": ")[1] in page and page.count('<button class="button">') == 1
    answer = second.send(page, "/signing")
    assert answer.status_code == 302 and answer.headers["Location"] == address
    assert newsroom.row(Correction, case).state == CorrectionState.PUBLISHED
    assert "Nothing waits for a signature here." in second.get(address).text


def test_whoever_is_not_signed_in_comes_back_here_after_signing_in(newsroom: Newsroom, case: int) -> None:
    newsroom.staff(email="phone@example.org")
    client = newsroom.app.test_client()
    address = f"/desk/corrections/C-{case}/signing"
    assert client.get(address).headers["Location"].endswith(f"next={address}")
    answer = sign_in(client, "phone@example.org", wanted=address)
    assert answer.headers["Location"] == address


def test_the_list_names_what_this_person_can_sign_and_the_page_the_next_one(
    newsroom: Newsroom, case: int
) -> None:
    other = newsroom.case("in 2019", "in 2018")
    publish_now(newsroom, other, correction("in 2018", timing=Timing.WAIT), by=newsroom.staff())
    second = visit(newsroom)
    listed = second.get("/desk/signing").text
    assert f"C-{case}/signing" in listed and f"C-{other}/signing" in listed
    page = second.get(f"/desk/corrections/C-{case}/signing").text
    assert "1 more waits for you" in page and f"C-{other}/signing" in page


def test_nothing_to_sign_explains_itself(newsroom: Newsroom, case: int) -> None:
    author = visit_as(newsroom, "Ida Holm")
    assert "Nothing waits for your signature" in author.get("/desk/signing").text


def visit_as(newsroom: Newsroom, name: str) -> Visit:
    newsroom.staff(name=name, email="ida@example.org")
    client = newsroom.app.test_client()
    assert sign_in(client, "ida@example.org").status_code == 302
    return Visit(client)


def test_the_author_reads_it_and_has_no_button(newsroom: Newsroom, case: int) -> None:
    page = visit_as(newsroom, "Ida Holm").get(f"/desk/corrections/C-{case}/signing").text
    assert "You are the author of this article" in page and "sign-here" not in page


def test_a_signature_on_words_that_changed_is_refused_and_the_case_shown(
    newsroom: Newsroom, case: int
) -> None:
    second = visit(newsroom)
    page = second.get(f"/desk/corrections/C-{case}/signing").text
    newsroom.article(body=BRIDGE.replace("voted on Monday", "voted late on Monday"))
    assert second.send(page, "/signing").status_code == 409
    assert newsroom.row(Correction, case).state == CorrectionState.OPEN


def test_a_reversal_is_signed_here_too(newsroom: Newsroom, case: int) -> None:
    sign_now(newsroom, case, by=newsroom.staff())
    undo(
        newsroom.sessions, case, Reversal("It was right.", "Correction, 2 March 2026: it is 41 million."),
        tokens=newsroom.tokens(case), by=newsroom.staff(), at=newsroom.later(), house=newsroom.house,
    )  # fmt: skip
    second = visit(newsroom)
    page = second.get(f"/desk/corrections/C-{case}/signing").text
    assert "took a published change back" in page and "<ins>" in page and "it is 41 million" in page
    assert second.send(page, "/signing").status_code == 302
    assert newsroom.row(Correction, case).signature_due_at is None


def test_what_was_never_prepared_has_no_such_page(newsroom: Newsroom) -> None:
    newsroom.article()
    case = newsroom.case()
    assert visit(newsroom).get(f"/desk/corrections/C-{case}/signing").status_code == 404


def test_the_author_finds_no_button_on_the_sheet_either(newsroom: Newsroom, case: int) -> None:
    page = visit_as(newsroom, "Ida Holm").get(f"/desk/corrections/C-{case}").text
    assert "You are the author of this article" in page and f'C-{case}/sign"' not in page


def test_the_queue_leads_to_what_this_person_can_sign(newsroom: Newsroom, case: int) -> None:
    assert "/desk/signing" in visit(newsroom).get("/desk/?view=awaiting_signature").text
