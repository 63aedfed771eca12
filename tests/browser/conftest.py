"""A real browser for the tests that need one; without it they are left out aloud, and in CI they fail."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.foreign_site import ForeignSite, foreign_site

# Every window draws two pages for the suggestions below its address bar, which costs twice what the test's page does.
NO_SUGGESTIONS = ("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup")
# The last list counts, so it names what Playwright's own does.
LEFT_OUT = (
    "AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter", "PaintHolding", "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect", "OptimizationHints", "NetworkTimeServiceQuerying", "AimEnabled",
    "PreconnectToSearch", *NO_SUGGESTIONS,
)  # fmt: skip
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    f"--disable-features={','.join(LEFT_OUT)}",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, started once for the whole run."""
    program = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not program:
        left_out = "no Chromium: set CHROMIUM to its path; the tests in tests/browser are left out"
        if os.environ.get("CI") or os.environ.get("REQUIRE_ALL"):
            pytest.fail(left_out)
        pytest.skip(left_out)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def paper() -> Iterator[ForeignSite]:
    """A site of somebody else's."""
    with foreign_site() as served:
        yield served
