"""What the record's pages offer: no link that leads to nothing, and a way through many changes."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from corrections.domain.newsroom.whole_values import WholeAct
from corrections.domain.permissions import Role
from corrections.domain.showing.visibility import Restatement
from corrections.services.deciding.decisions import Timing
from corrections.services.rulings.pinning import pin_ruling
from tests.newsroom import Newsroom
from tests.services.decisions import correction, publish_now, publish_two
from tests.services.test_rulings import RULING
from tests.services.whole_articles import done
from tests.withdrawing.gone import marked, withdrawn


@pytest.fixture
def client(newsroom: Newsroom) -> FlaskClient:
    return newsroom.app.test_client()


def test_a_note_on_the_whole_article_offers_no_comparison_of_equal_texts(
    newsroom: Newsroom, client: FlaskClient
) -> None:
    newsroom.article()
    publish_two(newsroom, newsroom.case(), correction("4.1 million"))
    done(newsroom, WholeAct.NOTE, note="Editor's note, 2 March 2026: The council voted again.")
    for address in ("/articles/harbour-bridge", "/corrections"):
        page = client.get(address).text
        assert "/compare/1..2" in page and "/compare/2..3" not in page, address


@pytest.mark.parametrize("restatement", [Restatement.FULL, Restatement.NONE])
def test_a_notes_page_says_that_what_was_wrong_is_not_repeated(
    newsroom: Newsroom, client: FlaskClient, restatement: Restatement
) -> None:
    newsroom.article()
    said = correction("4.1 million", restatement=restatement, timing=Timing.LATER, departure_reason="The law")
    publish_now(newsroom, newsroom.case(), said, by=newsroom.staff(Role.SENIOR_EDITOR))
    page = client.get("/corrections/2026-0001").text
    assert ("What was wrong is not repeated here." in page) is (restatement is Restatement.NONE)


def test_an_articles_page_does_not_lead_to_itself_from_a_ruling(
    newsroom: Newsroom, client: FlaskClient
) -> None:
    slug = newsroom.article()
    by = newsroom.staff(Role.STANDARDS)
    pin_ruling(newsroom.sessions, slug, replace(RULING, days=0), by=by, at=newsroom.at)
    for address, leads in ((f"/articles/{slug}", False), ("/corrections", True)):
        ruling = client.get(address).text.split("pinned-ruling")[1].split("</section>")[0]
        assert (f'href="/articles/{slug}"' in ruling) is leads


def test_where_a_versions_words_were_withdrawn_the_way_to_the_article_stays(
    newsroom: Newsroom, client: FlaskClient
) -> None:
    marked(newsroom)
    withdrawn(newsroom, 1)
    for address in ("/articles/zoo/versions/1", "/articles/zoo/compare/1..2"):
        answer = client.get(address)
        assert answer.status_code == 410 and 'href="/articles/zoo"' in answer.text
    assert "/articles/" not in client.get("/articles/nowhere").text.split("<main")[1]


@pytest.mark.parametrize(("count", "steps"), [(5, 0), (6, 6)])
def test_many_changed_paragraphs_lead_from_one_to_the_next(
    newsroom: Newsroom, client: FlaskClient, count: int, steps: int
) -> None:
    for said in ("old", "new"):
        newsroom.article(body="".join(f"<p>Paragraph {n} is {said}.</p>" for n in range(count)))
    for view in ("", "?view=side"):
        page = client.get(f"/articles/harbour-bridge/compare/1..2{view}").text
        ids = re.findall(r'id="change-(\d+)"', page)
        assert ids == [str(n + 1) for n in range(steps)]
        assert set(re.findall(r'href="#change-(\d+)"', page)) == set(ids)
        assert (f"Changed paragraph {count} of {count}" in page) is (steps > 0)
