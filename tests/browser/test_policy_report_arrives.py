"""What Chromium blocks on our pages it reports by itself, and the standards desk is told."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from corrections.domain.permissions import Role
from corrections.queries.minding.policy_report_count import policy_reports
from tests.browser.conftest import FLAGS
from tests.browser.desk_site import PHONE, findings, overflow, signed_in
from tests.browser.live_site import Site, serving
from tests.newsroom import Newsroom

pytestmark = pytest.mark.browser
TRY = """() => {
  const script = document.createElement("script");
  try { script.textContent = "window.ran = true"; } catch { /* no plain words for scripts */ }
  script.append("window.ran = true");
  document.body.append(script);
  const button = document.createElement("button");
  try { button.setAttribute("onclick", "window.ran = true"); } catch { /* nor for what runs at a click */ }
  button.click();
  const style = document.createElement("style");
  style.textContent = "body { display: none }";
  document.head.append(style);
  return [window.ran || false, getComputedStyle(document.body).display];
}"""
SECONDS = 60


@pytest.fixture
def prompt(browser: Browser) -> Iterator[Browser]:
    """A Chromium that reports at once, where it gathers for a minute otherwise, and takes any certificate."""
    program = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    flags = [*FLAGS, "--short-reporting-delay", "--ignore-certificate-errors"]
    opened = browser.browser_type.launch(executable_path=program, args=flags)
    yield opened
    opened.close()


def told(site: Site, page: Page, *, more_than: int) -> int:
    """How many reports were counted, as soon as there are more."""
    ends = time.monotonic() + SECONDS
    while time.monotonic() < ends:
        found = policy_reports(site.newsroom.sessions, at=site.newsroom.at)
        if found > more_than:
            return found
        page.wait_for_timeout(100)
    raise AssertionError("nothing was reported")


def test_what_was_blocked_on_a_public_and_on_a_staff_page_is_counted_and_told(
    newsroom: Newsroom, prompt: Browser
) -> None:
    newsroom.article()
    newsroom.staff(Role.STANDARDS, email="ada@example.org", name="Ada")
    with serving(newsroom, prompt, host="localhost", safely=True) as site:
        with prompt.new_context() as context:
            page = context.new_page()
            page.goto(f"{site.url}/articles/harbour-bridge")
            ran, display = page.evaluate(TRY)
            assert not ran and display != "none"
            seen = told(site, page, more_than=0)
        with prompt.new_context() as context:
            page = context.new_page()
            page.goto(f"{site.url}/account/sign-in")
            assert page.evaluate(TRY)[0] is False
            told(site, page, more_than=seen)
        for options in ({}, PHONE, {"color_scheme": "dark"}):
            with signed_in(site, "ada@example.org", "/standards/", **{"bypass_csp": True, **options}) as desk:
                expect(desk.get_by_text("Browsers blocked something on our pages")).to_be_visible()
                if shots := os.environ.get("SHOTS"):
                    desk.screenshot(
                        path=f"{shots}/policy-{len(options)}-{'dark' in str(options)}.png", full_page=True
                    )
                assert findings(desk) == [] and overflow(desk) == 0
