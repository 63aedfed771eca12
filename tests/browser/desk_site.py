"""The desk in a real browser: signing in, and looking at a page the way axe does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.live_site import Site
from tests.newsroom import PASSWORD

WIDE = {"viewport": {"width": 1440, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}


@contextmanager
def signed_in(site: Site, email: str, path: str = "/desk/", **options: Any) -> Iterator[Page]:
    """A browser in which somebody has signed in, at a page of the desk."""
    with site.page(f"/account/sign-in?next={path}", **{**WIDE, **options}) as page:
        page.get_by_label("Mail address").fill(email)
        page.get_by_label("Password").fill(PASSWORD)
        with page.expect_navigation():
            page.get_by_role("button", name="Sign in").click()
        assert page.url == site.url + path
        yield page


def told(page: Page, words: str) -> None:
    """Wait for the page that tells what an act came to, until it listens to keys as well."""
    expect(page.locator(".flashes")).to_contain_text(words)
    page.wait_for_load_state()


def sign_out(page: Page) -> None:
    """Sign out, and wait for the form that signs in."""
    with page.expect_navigation():
        page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Staff sign in")).to_be_visible()


def findings(page: Page) -> list[str]:
    """What axe has to say against a page, once it has loaded."""
    page.wait_for_load_state()
    found = Axe().run(page).response["violations"]
    return [f"{each['id']}: {node['html'][:120]}" for each in found for node in each["nodes"]]


def overflow(page: Page) -> int:
    """How many pixels the page is wider than its window."""
    wide: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return wide
