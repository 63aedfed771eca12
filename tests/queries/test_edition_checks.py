"""What was corrected in one language is listed until somebody has looked at the others; nothing changes there."""

from __future__ import annotations

import pytest

from corrections.domain.permissions import Role
from corrections.domain.working.elsewhere import Channel, Mark
from corrections.queries.newsroom.edition_checks import edition_checks
from corrections.services.working.marking_elsewhere import mark_elsewhere
from tests.newsroom import Newsroom
from tests.services.decisions import NOTE, correction, minor, publish_now, publish_two
from tests.services.test_language_editions import editions  # noqa: F401  # a fixture
from tests.statement_counter import counted
from tests.views.desk_visit import visit


@pytest.fixture
def corrected(editions: Newsroom) -> Newsroom:  # noqa: F811  # the fixture of that name
    """The English edition was corrected; the Ukrainian and the Polish ones say the same still."""
    publish_two(editions, editions.case(), correction("4.1 million"))
    return editions


def listed(newsroom: Newsroom, beside: int | None = None) -> list[tuple[str, list[str]]]:
    checks = edition_checks(newsroom.sessions, beside=beside)
    return [(check.reference, [each.slug for each in check.others]) for check in checks]


def mark(newsroom: Newsroom, case: int, said: Mark) -> None:
    mark_elsewhere(
        newsroom.sessions, case, Channel.TRANSLATIONS, said, by=newsroom.staff(), at=newsroom.later()
    )


def test_a_correction_asks_for_the_other_languages_until_somebody_says_they_are_done(
    corrected: Newsroom,
) -> None:
    assert listed(corrected) == [("C-1", ["most", "mist"])]
    (check,) = edition_checks(corrected.sessions)
    assert [piece.text for pieces in check.changes for piece in pieces if piece.kind != "same"] == [
        "41",
        "4.1",
    ]
    assert (check.own.slug, check.kind, check.note) == ("harbour-bridge", "correction", NOTE)
    mark(corrected, 1, Mark.DONE)
    assert listed(corrected) == []
    mark(corrected, 1, Mark.OPEN)
    assert listed(corrected) == [("C-1", ["most", "mist"])]
    mark(corrected, 1, Mark.NOT_APPLICABLE)
    assert listed(corrected) == []


def test_minor_fixes_and_articles_of_one_language_ask_for_nothing(editions: Newsroom) -> None:  # noqa: F811
    publish_now(editions, editions.case("was was", "was"), minor("was"), by=editions.staff())
    editions.article("ferry", body="<p>The ferry carried 41 million people.</p>")
    publish_two(editions, editions.case(article="ferry"), correction("4.1 million"))
    assert listed(editions) == []


def test_each_edition_is_asked_about_the_others_and_never_about_itself(corrected: Newsroom) -> None:
    polish = corrected.case("41 mln", "4,1 mln", article="most")
    publish_two(corrected, polish, correction("4,1 mln"))
    assert listed(corrected, beside=1) == [(f"C-{polish}", ["harbour-bridge", "mist"])]
    assert [name for name, _others in listed(corrected, beside=2)] == [f"C-{polish}", "C-1"]
    assert [name for name, _others in listed(corrected, beside=3)] == ["C-1"]


def test_the_list_takes_four_statements_whatever_its_length(corrected: Newsroom) -> None:
    def statements() -> int:
        with counted(corrected.sessions) as said:
            edition_checks(corrected.sessions)
        return len(said)

    few = statements()
    publish_two(corrected, corrected.case("in 2019", "in 2018"), correction("in 2018"))
    publish_two(corrected, corrected.case("41 mln", "4,1 mln", article="most"), correction("4,1 mln"))
    assert len(listed(corrected)) == 3 and statements() == few <= 5


def test_the_desk_meets_it_in_the_queue_on_the_article_and_settles_it_from_the_list(
    corrected: Newsroom,
) -> None:
    desk = visit(corrected)
    assert 'href="/desk/editions"' in desk.get("/desk/").text
    page = desk.get("/desk/editions").text
    assert 'href="/desk/articles/mist/new?found=automatic"' in page and "Міст відремонтують" in page
    assert "Corrected in another language" in desk.get("/desk/articles/mist").text
    assert "Corrected in another language" not in desk.get("/desk/articles/harbour-bridge").text
    admin = visit(corrected, Role.ADMIN)
    assert admin.get("/desk/editions").status_code == 403
    answer = desk.send(page, "/elsewhere")
    assert (answer.status_code, answer.location) == (302, "/desk/editions")
    assert "Every language was looked at" in desk.get("/desk/editions").text
    assert "Corrected in another language" not in desk.get("/desk/articles/mist").text


def test_a_newsroom_of_one_language_does_not_meet_it(newsroom: Newsroom) -> None:
    newsroom.article()
    assert "/desk/editions" not in visit(newsroom).get("/desk/").text
