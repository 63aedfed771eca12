"""The rulings page, a note on the desk, and what the public sees of both."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from corrections.domain.permissions import Role
from corrections.models import Dissent, Note, RegulatorRuling, SeverityReview
from tests.minding.test_overview import serious
from tests.newsroom import Newsroom
from tests.services.decisions import correction, minor, publish_now, publish_two
from tests.views.desk_visit import Visit, visit

RULINGS = "/standards/rulings/"
MARKUP = '<script>alert(1)</script> & "so"'
TYPO = "Correction, 2 March 2026: An earlier verison gave 41 million. In fact, it is 4.1 million."


@pytest.fixture
def noted(newsroom: Newsroom) -> str:
    newsroom.article()
    return publish_two(newsroom, newsroom.case(), correction("4.1 million", note=TYPO)).note or ""


@pytest.fixture
def standards(newsroom: Newsroom) -> Visit:
    return visit(newsroom, Role.STANDARDS)


def test_an_empty_rulings_page_explains_itself(standards: Visit) -> None:
    page = standards.get(RULINGS).text
    for words in ("No reader waits for a second look.", "Nothing is stopped.", "No note waits."):
        assert words in page


def test_only_standards_reads_and_rules(newsroom: Newsroom, standards: Visit) -> None:
    assert visit(newsroom, Role.SENIOR_EDITOR).get(RULINGS).status_code == 403


def test_a_typo_of_a_note_is_mended_on_every_public_page_and_its_history_told(
    newsroom: Newsroom, noted: str
) -> None:
    desk, public = visit(newsroom), newsroom.app.test_client()
    address = f"/desk/notes/{noted}"
    assert "verison" in public.get("/articles/harbour-bridge").text
    fixed = TYPO.replace("verison", "version")
    assert desk.send(desk.get(address).text, "/mend", note=fixed).status_code == 303
    for page in ("/articles/harbour-bridge", "/corrections", "/corrections.json", "/corrections.atom"):
        told = public.get(page).text
        assert "verison" not in told and "version gave 41 million" in told, page
    note = public.get(f"/corrections/{noted}").text
    assert "What this note said before" in note and "verison" in note
    record = public.get(f"/corrections/{noted}.json").json
    assert record["text"] == TYPO and record["now"] == fixed
    assert [each["kind"] for each in record["amendments"]] == ["minor_fix"]


def test_what_is_no_typo_is_refused_and_the_words_are_kept(newsroom: Newsroom, noted: str) -> None:
    desk = visit(newsroom)
    answer = desk.send(desk.get(f"/desk/notes/{noted}").text, "/mend", note=TYPO.replace("4.1", "4.2"))
    assert answer.status_code == 422 and "it is 4.2 million" in answer.text
    assert "A wrong note is corrected by another note." in answer.text


def test_a_note_is_corrected_by_another_in_two_steps(
    newsroom: Newsroom, noted: str, standards: Visit
) -> None:
    desk = visit(newsroom)
    address = f"/desk/notes/{noted}"
    words = f"Correction, 2 March 2026: the note said 41. {MARKUP}"
    assert desk.send(desk.get(address).text, "/correct", correcting=words).status_code == 303
    assert "/1/sign" not in desk.get(address).text
    assert noted in standards.get(RULINGS).text
    page = standards.get(address).text
    assert "<script>alert" not in page
    assert standards.send(page, "/1/sign").status_code == 303
    public = newsroom.app.test_client()
    assert "It is corrected by note" in public.get(f"/corrections/{noted}").text
    second = public.get("/corrections/2026-0002").text
    assert "It corrects note" in second and "<script>alert" not in second


def test_an_apology_is_standards_alone(newsroom: Newsroom, noted: str, standards: Visit) -> None:
    address = f"/desk/notes/{noted}"
    assert "/apologise" not in visit(newsroom, Role.SENIOR_EDITOR).get(address).text
    assert (
        standards.send(standards.get(address).text, "/apologise", apology="We apologise.").status_code == 303
    )
    assert "We apologise." in newsroom.app.test_client().get("/articles/harbour-bridge").text
    assert newsroom.row(Note, 1).text == TYPO


def test_a_lowered_severity_is_listed_and_confirmed(newsroom: Newsroom, standards: Visit) -> None:
    newsroom.article()
    decision = minor("4.1 million", error_type=None, departure_reason=MARKUP)
    publish_now(newsroom, newsroom.case(), decision, by=newsroom.staff(Role.SENIOR_EDITOR))
    page = standards.get(RULINGS).text
    assert "&lt;script&gt;" in page and "<script>alert" not in page
    assert standards.send(page, "/lowered/1", words="Fine.").status_code == 303
    assert newsroom.row(SeverityReview, 1).outcome == "confirmed"
    assert "/lowered/1" not in standards.get(RULINGS).text


def test_a_ruling_stands_on_top_of_the_article_and_of_the_corrections_page(
    newsroom: Newsroom, standards: Visit
) -> None:
    slug = newsroom.article()
    given = {
        "article": slug,
        "regulator": "Press Council",
        "ruled_on": "2026-02-27",
        "text": MARKUP,
        "days": "30",
    }
    assert standards.send(standards.get(RULINGS).text, "/pin", **given).status_code == 303
    public = newsroom.app.test_client()
    for page in (f"/articles/{slug}", "/corrections"):
        told = public.get(page).text
        assert "Ruling of Press Council" in told and "<script>alert" not in told, page
    assert newsroom.row(RegulatorRuling, 1).text == MARKUP


def test_a_refused_ruling_keeps_what_was_typed(newsroom: Newsroom, standards: Visit) -> None:
    slug = newsroom.article()
    given = {"article": slug, "regulator": "Press Council", "ruled_on": "soon", "text": "Long words."}
    answer = standards.send(standards.get(RULINGS).text, "/pin", **given)
    assert answer.status_code == 422 and "Long words." in answer.text


RULING = {"article": "harbour-bridge", "regulator": "Press Council", "ruled_on": "2026-02-27", "text": "It breached.",
          "days": "30"}  # fmt: skip


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("days", "", "as a number of 0 to 3650"),
        ("days", "soon", "as a number of 0 to 3650"),
        ("days", "9999", "as a number of 0 to 3650"),
        ("article", "nowhere", "We do not know this article."),
        ("ruled_on", "yesterday", "year, month, day"),
        ("text", " ", "This is empty, and something is needed here."),
    ],
)
def test_a_refused_field_of_a_ruling_is_named_and_nothing_is_lost(
    newsroom: Newsroom, standards: Visit, field: str, typed: str, told: str
) -> None:
    newsroom.article()
    answer = standards.send(standards.get(RULINGS).text, "/pin", **{**RULING, field: typed})
    assert answer.status_code in (404, 422)
    assert (
        f'href="#pin-{field}"' in answer.text
        and f'id="pin-{field}-error"' in answer.text
        and told in answer.text
    )
    assert 'value="Press Council"' in answer.text
    with newsroom.sessions.reads() as session:
        assert session.scalar(select(func.count()).select_from(RegulatorRuling)) == 0


def test_a_refused_review_and_a_refused_taking_down_keep_the_words(
    newsroom: Newsroom, standards: Visit
) -> None:
    newsroom.article()
    assert standards.send(standards.get(RULINGS).text, "/pin", **RULING).status_code == 303
    page = standards.get(RULINGS).text
    answer = standards.send(page, "/end", why="Far too long. " * 50)
    assert (
        answer.status_code == 422
        and "Far too long. Far" in answer.text
        and '<details class="take-down" open' in answer.text
    )
    assert standards.send(page, "/end", why="The time is over.").status_code == 303


def test_a_pinned_note_needs_a_number_of_days(newsroom: Newsroom, standards: Visit) -> None:
    serious(newsroom)
    page = standards.get("/desk/notes/2026-0001").text
    answer = standards.send(page, "/pin", days="")
    assert (
        answer.status_code == 422
        and "as a number of 1 to 3650" in answer.text
        and 'href="#days"' in answer.text
    )
    assert standards.send(page, "/pin", days="7").status_code == 303


def test_dissent_is_recorded_from_the_sheet(newsroom: Newsroom, noted: str) -> None:
    desk = visit(newsroom)
    assert desk.decide(1, "/dissent", dissent=MARKUP).status_code == 302
    page = desk.get("/desk/corrections/C-1").text
    assert newsroom.row(Dissent, 1).words == MARKUP and "<script>alert" not in page


def test_a_note_is_opened_by_its_number_and_an_unknown_number_is_kept(standards: Visit, noted: str) -> None:
    assert standards.get(f"{RULINGS}note?reference=+{noted}+").location == f"/desk/notes/{noted}"
    for typed in ("2026-9999", "%3Cb%3E", "2026%00"):
        answer = standards.get(f"{RULINGS}note?reference={typed}")
        assert answer.status_code == 404 and 'href="#reference"' in answer.text and "<b>" not in answer.text
    assert 'value="2026-9999"' in standards.get(f"{RULINGS}note?reference=2026-9999").text
    assert "Give its number." in standards.get(f"{RULINGS}note?reference=").text
