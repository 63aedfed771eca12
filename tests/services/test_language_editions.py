"""Language editions: linked, each with its own versions and cases, and a case in one asks to look at the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from corrections.domain.newsroom.edition_refusals import NotAnotherEdition
from corrections.domain.refusals import UnknownArticle
from corrections.models import LanguageEdition
from corrections.queries.log_check import Verified, verify_log
from corrections.queries.working.editions import other_editions
from corrections.services.newsroom.linking_editions import link_edition
from tests.newsroom import Newsroom
from tests.receipts.holders import acts
from tests.services.decisions import correction, publish_two
from tests.views.desk_visit import visit

UKRAINIAN = "<p>Ремонт мосту коштує 41 мільйон. Роботи почнуться в травні.</p>"


@pytest.fixture
def editions(any_newsroom: Newsroom) -> Newsroom:
    """An article in English, and its Ukrainian and Polish editions; the Polish one was linked through the other."""
    newsroom = any_newsroom
    newsroom.article()
    newsroom.article("mist", UKRAINIAN, headline="Міст відремонтують", dek="", language="uk")
    newsroom.article("most", "<p>Most za 41 mln.</p>", headline="Remont mostu", dek="", language="pl")
    link(newsroom, "mist", "harbour-bridge")
    link(newsroom, "most", "mist")
    return newsroom


def link(newsroom: Newsroom, name: str, original: str) -> None:
    link_edition(newsroom.sessions, name, original, by=None, at=newsroom.later())


def seen(newsroom: Newsroom, case: int) -> list[tuple[str, str, int]]:
    return [(each.slug, each.language, each.waiting) for each in other_editions(newsroom.sessions, case)]


def test_case_31_a_case_in_one_edition_asks_to_look_at_the_others(editions: Newsroom) -> None:
    english = editions.case()
    ukrainian = editions.case("41 мільйон", "4,1 мільйона", article="mist")
    assert seen(editions, english) == [("most", "pl", 0), ("mist", "uk", 1)]
    assert seen(editions, ukrainian) == [("harbour-bridge", "en", 1), ("most", "pl", 0)]
    publish_two(editions, english, correction("4.1 million"))
    assert seen(editions, ukrainian)[0] == ("harbour-bridge", "en", 0)
    page = visit(editions).get(f"/desk/corrections/C-{english}").text
    assert "published in 2 other languages too" in page
    assert 'href="/desk/articles/mist/new?found=automatic"' in page and "Міст відремонтують" in page
    assert "1 open case" in page
    assert isinstance(verify_log(editions.sessions), Verified)


def test_a_fix_in_one_edition_changes_no_other(editions: Newsroom) -> None:
    publish_two(editions, editions.case(), correction("4.1 million"))
    client = editions.app.test_client()
    assert "41 мільйон" in client.get("/articles/mist").text
    assert client.get("/articles/mist/versions/2").status_code == 404


def test_a_link_is_logged_once(editions: Newsroom) -> None:
    link(editions, "mist", "harbour-bridge")
    assert editions.row(LanguageEdition, 3).original_id == 1
    assert acts(editions, "A-2")["article.edition_linked"] == {"article_id": 2, "original_id": 1}


def test_a_translation_is_another_article_in_another_language(newsroom: Newsroom) -> None:
    newsroom.article()
    newsroom.article("other")
    for name, original in (("other", "harbour-bridge"), ("harbour-bridge", "harbour-bridge")):
        with pytest.raises(NotAnotherEdition):
            link(newsroom, name, original)
    with pytest.raises(UnknownArticle):
        link(newsroom, "other", "nowhere")


def test_an_import_says_what_it_is_a_translation_of(newsroom: Newsroom, tmp_path: Path) -> None:
    newsroom.article()
    case = newsroom.case()
    assert seen(newsroom, case) == []
    file = tmp_path / "mist.html"
    file.write_text(f"<h1>Міст</h1>{UKRAINIAN}", "utf-8")
    command = ["articles", "import", str(file), "--slug", "mist", "--language", "uk"]
    told = newsroom.app.test_cli_runner().invoke(args=[*command, "--translation-of", "harbour-bridge"])
    assert told.exit_code == 0, told.output
    assert seen(newsroom, case) == [("mist", "uk", 0)]
