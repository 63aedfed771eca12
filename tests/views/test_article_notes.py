"""The notes of an article on its page: newest first, numbered, dated, tied to the words they speak of."""

from __future__ import annotations

import re
from html import unescape

import pytest
from flask.testing import FlaskClient

from corrections.domain.disclosure import Place, Severity
from corrections.domain.permissions import Role
from corrections.services.deciding.decisions import Timing
from tests.newsroom import Newsroom
from tests.services.decisions import correction, minor, publish_now, publish_two, sign_now

ARTICLE = "/articles/harbour-bridge"


@pytest.fixture
def client(newsroom: Newsroom) -> FlaskClient:
    newsroom.article()
    return newsroom.app.test_client()


def corrected(newsroom: Newsroom, said: str, proposed: str, *, part: str = "body", **more: object) -> None:
    newsroom.later(hours=1)
    note = f"Correction, 2 March 2026: This article said {said}."
    publish_two(newsroom, newsroom.case(said, proposed, part=part), correction(proposed, note=note, **more))


def test_notes_come_newest_first_and_carry_their_numbers(client: FlaskClient, newsroom: Newsroom) -> None:
    corrected(newsroom, "41 million", "4.1 million")
    corrected(newsroom, "2019", "2020")
    page = client.get(ARTICLE).text
    assert page.index('id="note-2026-0002"') < page.index('id="note-2026-0001"')
    assert re.findall(r'data-number="(\d)"', page) == ["2", "1"]
    assert sorted(re.findall(r'data-note="(\d)"', page)) == ["1", "2"]


def test_a_note_by_itself_needs_no_number(client: FlaskClient, newsroom: Newsroom) -> None:
    corrected(newsroom, "41 million", "4.1 million")
    page = client.get(ARTICLE).text
    assert "data-number" not in page and "data-note=" not in page


def test_a_serious_note_stands_above_the_text_and_an_ordinary_one_below(
    client: FlaskClient, newsroom: Newsroom
) -> None:
    corrected(newsroom, "41 million", "4.1 million")
    case = newsroom.case("2019", "2020")
    serious = correction("2020", severity=Severity.SERIOUS, place=Place.TOP, timing=Timing.WAIT)
    publish_now(newsroom, case, serious, by=newsroom.staff())
    sign_now(newsroom, case, by=newsroom.staff(Role.SENIOR_EDITOR))
    page = client.get(ARTICLE).text
    assert (
        page.index('id="note-2026-0002"')
        < page.index('id="article-body"')
        < page.index('id="note-2026-0001"')
    )


def test_note_and_words_lead_to_each_other(client: FlaskClient, newsroom: Newsroom) -> None:
    corrected(newsroom, "41 million", "4.1 million")
    page = unescape(client.get(ARTICLE).text)
    assert (
        '<a class="corrected" data-mark="corrected-2026-0001" href="#note-2026-0001" id="corrected-2026-0001">'
        in page
    )
    assert 'href="#corrected-2026-0001:~:text=for%20repairs%20costing-,4.1,-million%20crowns."' in page


def test_a_note_whose_words_were_replaced_since_leads_nowhere(
    client: FlaskClient, newsroom: Newsroom
) -> None:
    corrected(newsroom, "41 million", "4.1 million")
    newsroom.article(body="<p>Quite another text.</p>")
    page = client.get(ARTICLE).text
    assert 'id="note-2026-0001"' in page and "Go to the words" not in page


def test_the_date_of_a_note_is_a_time_in_the_page(client: FlaskClient, newsroom: Newsroom) -> None:
    corrected(newsroom, "41 million", "4.1 million")
    stamp = newsroom.at.isoformat()
    assert f'Correction, <time datetime="{stamp}">2 March 2026</time>:' in client.get(ARTICLE).text


def test_a_minor_fix_does_not_make_an_article_changed(client: FlaskClient, newsroom: Newsroom) -> None:
    publish_now(newsroom, newsroom.case("was was", "was"), minor("was"), by=newsroom.staff())
    page = client.get(ARTICLE).text
    assert "wording fixed" in page and "Changed <time" not in page
    assert "article:modified_time" not in page


def test_previews_of_a_shared_link_tell_the_correction(client: FlaskClient, newsroom: Newsroom) -> None:
    before = client.get(ARTICLE).text
    assert '<meta property="og:description" content="Work starts in May">' in before
    corrected(newsroom, "41 million", "4.1 million")
    page = client.get(ARTICLE).text
    assert (
        '<meta property="og:description" content="Correction, 2 March 2026: This article said 41 million.">'
        in page
    )
    assert '<meta property="og:url" content="http://localhost:8000/articles/harbour-bridge">' in page


def test_the_page_names_its_address_as_the_public_knows_it(client: FlaskClient) -> None:
    page = client.get(ARTICLE, headers={"Host": "127.0.0.1"}).text
    assert '<link rel="canonical" href="http://localhost:8000/articles/harbour-bridge">' in page


def test_both_ways_to_report_lead_to_the_form(client: FlaskClient) -> None:
    page = client.get(ARTICLE).text
    assert page.count(f'href="{ARTICLE}/report?version=1" data-corrections-report') == 2


def test_a_compared_change_says_when_it_was_made_and_where_it_is_told(
    client: FlaskClient, newsroom: Newsroom
) -> None:
    corrected(newsroom, "41 million", "4.1 million")
    at = newsroom.at.isoformat()
    for view in ("", "?view=side"):
        page = client.get(f"{ARTICLE}/compare/1..2{view}").text
        for tag in ("ins", "del"):
            assert f'<{tag} cite="/corrections/2026-0001" datetime="{at}">' in page
    corrected(newsroom, "2019", "2020")
    assert (
        f'<ins cite="{ARTICLE}/versions" datetime="{newsroom.at.isoformat()}">'
        in client.get(f"{ARTICLE}/compare/1..3").text
    )


def test_corrected_words_of_headline_and_standfirst_are_marked_and_lead_to_their_note(
    client: FlaskClient, newsroom: Newsroom
) -> None:
    corrected(newsroom, "harbour", "river", part="headline", departure_reason="not the premise")
    page = client.get(ARTICLE).text
    assert (
        '<h1 id="article-headline">City approves <a class="corrected" data-mark="corrected-2026-0001"'
        ' href="#note-2026-0001" id="corrected-2026-0001">river</a> bridge repairs</h1>' in page
    )
    assert 'href="#corrected-2026-0001' in page
    corrected(newsroom, "bridge", "bridge road", part="headline", departure_reason="not the premise")
    assert ">road</a> repairs</h1>" in client.get(ARTICLE).text
    corrected(newsroom, "May", "June", part="dek", departure_reason="not the premise")
    page = client.get(ARTICLE).text
    assert 'id="corrected-2026-0003">June</a></p>' in page
    assert page.count('id="corrected-2026-0001"') == 1
    assert "<title>City approves river bridge road repairs" in page


def test_a_headline_with_markup_in_its_words_stays_words(client: FlaskClient, newsroom: Newsroom) -> None:
    newsroom.article("odd", "<p>One.</p>", headline="Fish & <b>chips</b>", dek="a < b")
    page = client.get("/articles/odd").text
    assert '<h1 id="article-headline">Fish &amp; &lt;b&gt;chips&lt;/b&gt;</h1>' in page
    assert '<p id="article-dek">a &lt; b</p>' in page


def test_side_by_side_the_old_words_stand_where_reading_begins(
    client: FlaskClient, newsroom: Newsroom
) -> None:
    for number in ("41", "42"):
        newsroom.article("jisr", f"<p>الجسر {number}</p>", headline="الجسر", language="ar")
    page = client.get("/articles/jisr/compare/1..2?view=side").text
    assert '<div class="difference-columns" lang="ar" dir="rtl">' in page
