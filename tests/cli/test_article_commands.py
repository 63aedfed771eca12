"""`flask articles`: what comes in, what is told, and that a bad file leaves nothing behind."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import Result
from sqlalchemy import func, select

from corrections.models import Article
from tests.newsroom import Newsroom

PLAIN = "First paragraph about the ferry.\n\nAdvertisement\n\nSecond paragraph,  with two spaces.\n"
PAGE = """<!doctype html><html><body><h1>The ferry</h1><script>track()</script>
<p>It is <em>late</em>.</p><aside>Read also: trains</aside><div class="ad">Buy!</div><p>Again.</p></body></html>"""


def run(newsroom: Newsroom, *words: str) -> Result:
    return newsroom.app.test_cli_runner().invoke(args=list(words))


def file(tmp_path: Path, name: str, content: str | bytes) -> str:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


def articles(newsroom: Newsroom) -> int:
    with newsroom.sessions.reads() as session:
        return session.scalar(select(func.count()).select_from(Article)) or 0


def test_plain_text_comes_in_without_its_advertisements(newsroom: Newsroom, tmp_path: Path) -> None:
    path = file(tmp_path, "ferry.txt", PLAIN)
    done = run(newsroom, "articles", "import", path, "--headline", "The ferry")
    assert done.exit_code == 0, done.output
    assert "Imported as the-ferry, version 1." in done.output
    assert "left out (advertisement): Advertisement" in done.output
    shown = run(newsroom, "articles", "show", "the-ferry", "--text")
    assert shown.output == "First paragraph about the ferry.\nSecond paragraph, with two spaces."


def test_a_web_page_brings_its_own_headline_and_leaves_its_scripts_behind(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    done = run(newsroom, "articles", "import", file(tmp_path, "page.html", PAGE), "--slug", "ferry")
    assert {"script", "aside", "advertisement"} <= {
        line.split("(")[1].split(")")[0] for line in done.output.splitlines() if "left out" in line
    }
    assert (
        run(newsroom, "articles", "show", "ferry", "--html").output
        == "<p>It is <em>late</em>.</p>\n<p>Again.</p>"
    )
    assert run(newsroom, "articles", "list").output == "ferry\tversion 1\ten\tThe ferry\n"


def test_markdown_comes_in_with_its_lists_and_links(newsroom: Newsroom, tmp_path: Path) -> None:
    path = file(tmp_path, "ferry.md", "# The ferry\n\n- one\n- [two](https://example.org/)\n")
    assert run(newsroom, "articles", "import", path).exit_code == 0
    html = run(newsroom, "articles", "show", "the-ferry", "--html").output
    assert '<a href="https://example.org/">two</a>' in html


def test_importing_again_makes_a_version_only_when_something_changed(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    path = file(tmp_path, "page.html", PAGE)
    run(newsroom, "articles", "import", path, "--slug", "ferry")
    assert "Nothing changed" in run(newsroom, "articles", "import", path, "--slug", "ferry").output
    again = file(tmp_path, "page.html", PAGE.replace("Again", "On time"))
    assert "version 2" in run(newsroom, "articles", "import", again, "--slug", "ferry").output
    assert "Again." in run(newsroom, "articles", "show", "ferry", "--version", "1").output


@pytest.mark.parametrize(
    ("name", "content", "options", "told"),
    [
        ("no-headline.txt", PLAIN, (), "headline"),
        ("empty.html", "<h1>Only a headline</h1><script>x</script>", (), "no text"),
        ("latin.txt", "caf\xe9".encode("latin-1"), ("--headline", "x"), "UTF-8"),
        ("unknown.xyz", PLAIN, ("--headline", "x"), "--format"),
        ("nul.txt", "a\x00b", ("--headline", "x"), "control"),
        ("marks.txt", "a" + "\u0301" * 80_000, ("--headline", "x"), "accents"),
    ],
)
def test_a_bad_file_gets_one_clear_line_and_nothing_is_stored(
    newsroom: Newsroom, tmp_path: Path, name: str, content: str | bytes, options: tuple[str, ...], told: str
) -> None:
    done = run(newsroom, "articles", "import", file(tmp_path, name, content), *options)
    assert done.exit_code == 1
    assert len(done.output.strip().splitlines()) == 1
    assert told in done.output
    assert articles(newsroom) == 0


def test_an_unknown_article_or_version_is_told_in_one_line(newsroom: Newsroom) -> None:
    newsroom.article()
    for words in (("nowhere",), ("harbour-bridge", "--version", "9")):
        done = run(newsroom, "articles", "show", *words)
        assert (done.exit_code, len(done.output.strip().splitlines())) == (1, 1)


def test_cases_are_listed_with_their_place_in_the_current_version(newsroom: Newsroom) -> None:
    newsroom.article()
    newsroom.case()
    newsroom.case("words that are nowhere", "others")
    listed = run(newsroom, "corrections", "list").output.splitlines()
    assert listed[0].split("\t") == ["C-1", "harbour-bridge", "open", "exact", "41 million"]
    assert listed[1].split("\t")[3] == "gone"
    as_json = run(newsroom, "corrections", "list", "--json").output.splitlines()[0]
    assert '"start": 48' in as_json and '"submissions": 1' in as_json


def test_staff_are_added_and_listed(newsroom: Newsroom) -> None:
    words = ("staff", "add", "new@example.org", "--name", "New Person", "--role", "editor", "--password")
    assert run(newsroom, *words, "a long enough password 2").exit_code == 0
    assert run(newsroom, *words, "another long password 3").exit_code == 1
    assert "new@example.org\tNew Person\teditor" in run(newsroom, "staff", "list").output


def test_an_account_is_reset_at_the_machine_itself(newsroom: Newsroom) -> None:
    newsroom.staff(email="ada@example.org")
    told = run(newsroom, "staff", "reset", "ADA@example.org", "--factors")
    assert told.exit_code == 0 and re.search(r"Code: [A-Z2-7]{4}(-[A-Z2-7]{4}){3}\n", told.output)
    assert "/account/welcome" in told.output
    assert run(newsroom, "staff", "reset", "nobody@example.org").exit_code != 0


def test_the_demo_fills_an_empty_database_once(newsroom: Newsroom) -> None:
    newsroom.app.extensions["corrections.clock"] = None
    done = run(newsroom, "demo")
    assert done.exit_code == 0, done.output
    assert run(newsroom, "log", "verify").exit_code == 0
    assert run(newsroom, "demo").exit_code == 1
    listed = run(newsroom, "corrections", "list").output
    assert {"open", "awaiting_signature", "published", "declined"} <= set(listed.split())
