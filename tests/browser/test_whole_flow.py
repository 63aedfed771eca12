"""The whole flow in a real browser: import, highlight, submit, review, publish, sign, note, log."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import text

from corrections.database import make_engine
from corrections.domain.permissions import Role
from tests.browser.live_site import Site, select_words, serving
from tests.newsroom import PASSWORD, Newsroom

pytestmark = pytest.mark.browser
ARTICLE = """The ferry “is late again” in the harbour this morning, the port this morning,  the harbour master said.

Advertisement

It carries 12,000 passengers a day, he told reporters.

“We are not going to wait for the fog,” said Capt. Lindgren.

Advertisement
"""


@pytest.fixture
def site(newsroom: Newsroom, browser: Browser, tmp_path: Path) -> Iterator[Site]:
    newsroom.staff(Role.EDITOR, name="First Editor", email="first@example.org")
    newsroom.staff(Role.EDITOR, name="Second Editor", email="second@example.org")
    file = tmp_path / "ferry.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    with serving(newsroom, browser) as served:
        command = ["articles", "import", str(file), "--slug", "ferry", "--headline", "The ferry is late"]
        done = newsroom.app.test_cli_runner().invoke(args=command)
        assert done.exit_code == 0, done.output
        assert done.output.count("left out (advertisement)") == 2
        yield served


def reported(site: Site, words: str, proposed: str) -> str:
    """Highlight, Ctrl+Enter, say what it should say, send; gives the receipt's address."""
    with site.page("/articles/ferry") as page:
        select_words(page, words)
        page.keyboard.press("Control+Enter")
        page.get_by_label("What should it say?").fill(proposed)
        page.get_by_role("button", name="Send report").click()
        link = page.locator("corrections-desk a[href*='/receipts/']").first
        expect(link).to_be_visible()
        return (link.get_attribute("href") or "").removeprefix(site.url)


def signed_in(site: Site, page: Page, email: str) -> None:
    page.goto(f"{site.url}/account/sign-in")
    page.locator("[name=email]").fill(email)
    page.locator("[name=password]").fill(PASSWORD)
    with page.expect_navigation():
        page.locator("main button[type=submit]").click()
    assert "/desk/" in page.url


def opened(site: Site, page: Page, reference: str) -> None:
    page.goto(f"{site.url}/desk/corrections/{reference}")


def test_from_two_reports_to_version_three_with_a_note(site: Site) -> None:
    doubled = reported(
        site, "in the harbour this morning, the port this morning,", "in the harbour this morning,"
    )
    publish_minor_fix(site)
    number = reported(site, "12,000", "1,200")
    prepare_correction(site)
    sign_it(site)
    public_pages_tell(site)
    receipts_tell(site, doubled, number)
    log_tells(site)


def publish_minor_fix(site: Site) -> None:
    with site.page("/") as page:
        signed_in(site, page, "first@example.org")
        expect(page.locator("main")).to_contain_text("The ferry is late")
        opened(site, page, "C-1")
        page.locator("[name=note_kind]").select_option("minor_fix")
        page.locator("[name=severity]").select_option("minor")
        page.locator("[name=error_type]").select_option("spelling")
        page.locator("#checked").fill("read in place")
        if page.locator("#reason").is_visible():
            page.locator("#reason").fill("A doubled phrase; nothing is said differently.")
        button = page.get_by_role("button", name="Publish as minor fix, version 2")
        expect(button).to_be_visible()
        button.click()
        expect(page.locator(".flashes")).to_contain_text("Published as version 2.")


def prepare_correction(site: Site) -> None:
    with site.page("/") as page:
        signed_in(site, page, "first@example.org")
        opened(site, page, "C-2")
        expect(page.locator("[name=note_kind]")).to_have_value("correction")
        expect(page.locator("#note")).to_contain_text("1,200")
        page.locator("#checked").fill("the timetable office")
        page.get_by_role("button", name="Sign and wait for a second signature").click()
        expect(page.get_by_text("You have signed.")).to_be_visible()
    with site.page("/articles/ferry") as page:
        expect(page.locator("#article-body")).to_contain_text("12,000")


def sign_it(site: Site) -> None:
    with site.page("/") as page:
        signed_in(site, page, "second@example.org")
        opened(site, page, "C-2")
        page.get_by_role("button", name="Sign and publish version 3").click()
        expect(page.locator(".flashes")).to_contain_text("Published as version 3")


def public_pages_tell(site: Site) -> None:
    with site.page("/articles/ferry") as page:
        body = page.locator("#article-body")
        expect(body).to_contain_text("in the harbour this morning, the harbour master said")
        expect(body).to_contain_text("1,200 passengers")
        expect(page.locator("main")).to_contain_text("Correction, 2 March 2026")
        expect(page.locator("main")).to_contain_text("Version 3")
        page.goto(f"{site.url}/corrections")
        expect(page.locator("main")).to_contain_text("The ferry is late")
        expect(page.locator("main")).to_contain_text("1,200")
        for version, words in (("1", "the port this morning"), ("2", "12,000 passengers")):
            page.goto(f"{site.url}/articles/ferry/versions/{version}")
            expect(page.locator("#article-body")).to_contain_text(words)
        page.goto(f"{site.url}/articles/ferry/compare/1..3")
        expect(page.locator("del").first).to_be_visible()


def receipts_tell(site: Site, doubled: str, number: str) -> None:
    for address, words in ((doubled, "in the harbour this morning"), (number, "1,200")):
        with site.page(address) as page:
            expect(page.locator("main")).to_contain_text("the article has been corrected")
            expect(page.locator("main")).to_contain_text(words)


def log_tells(site: Site) -> None:
    runner = site.newsroom.app.test_cli_runner()
    verified = runner.invoke(args=["log", "verify"])
    assert verified.exit_code == 0, verified.output
    assert "root" in verified.output
    engine = make_engine(site.newsroom.url, begin="BEGIN IMMEDIATE")
    with engine.begin() as connection:
        connection.execute(text("DROP TRIGGER version_text_no_update"))
        connection.execute(text("UPDATE version_text SET body = replace(body, '12,000', '13,000')"))
    engine.dispose()
    broken = runner.invoke(args=["log", "verify"])
    assert broken.exit_code == 1
    assert "version 1 of article ferry" in broken.output
