"""The desk by keyboard: keys press what is visible, rest in fields, and can be switched off."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.desk_site import findings, signed_in
from tests.browser.live_site import Site, serving
from tests.newsroom import Newsroom

pytestmark = pytest.mark.browser
ADA = "ada@example.org"


@pytest.fixture
def site(newsroom: Newsroom, browser: Browser) -> Iterator[Site]:
    newsroom.staff(name="Ada", email=ADA)
    newsroom.article()
    newsroom.case()
    newsroom.case("was was closed", "was closed")
    with serving(newsroom, browser) as served:
        yield served


def focused(page: Page) -> str:
    card: str = page.evaluate(
        "document.activeElement.closest('.case-card')?.querySelector('.reference').textContent ?? ''"
    )
    return card


def test_cards_are_walked_and_opened_by_key(site: Site) -> None:
    with signed_in(site, ADA) as page:
        steps = []
        for key in ("j", "j", "j", "k", "о"):  # the last one is where j stands on a Ukrainian keyboard
            if key == "о":
                page.evaluate(
                    "document.activeElement.dispatchEvent("
                    "new KeyboardEvent('keydown', {key: 'о', code: 'KeyJ', bubbles: true}))"
                )
            else:
                page.keyboard.press(key)
            steps.append(focused(page))
        assert steps == ["C-1", "C-2", "C-2", "C-1", "C-2"]
        page.keyboard.press("Enter")
        page.wait_for_url("**/desk/corrections/C-2")


def test_the_keys_are_listed_and_can_be_switched_off(site: Site) -> None:
    with signed_in(site, ADA) as page:
        page.keyboard.press("?")
        dialog = page.get_by_role("dialog", name="Keys on this page")
        expect(dialog).to_contain_text("j Next card")
        assert findings(page) == []
        page.keyboard.press("j")
        assert focused(page) == ""
        with page.expect_response("**/account/own/keys"):
            dialog.get_by_label("Use single keys").uncheck()
        dialog.get_by_role("button", name="Close").click()
        page.keyboard.press("j")
        assert focused(page) == ""
        page.reload()
        page.keyboard.press("j")
        assert focused(page) == ""
        page.get_by_role("button", name="Next card").click()
        assert focused(page) == "C-1"
    with signed_in(site, ADA) as elsewhere:  # another browser, the same person
        elsewhere.keyboard.press("j")
        assert focused(elsewhere) == ""


def test_a_key_typed_into_a_field_is_only_a_letter(site: Site) -> None:
    with signed_in(site, ADA, "/desk/corrections/C-1") as page:
        field = page.get_by_label("What it should say")
        field.press("?")
        expect(field).to_have_value("?4.1 million" if field.input_value().startswith("?") else "4.1 million?")
        expect(page.get_by_role("dialog")).to_be_hidden()
