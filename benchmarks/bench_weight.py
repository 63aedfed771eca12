"""What a page weighs on its way to a reader, all it loads included, and what Lighthouse says of it."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from benchmarks.bench_record import lengthen
from benchmarks.served import ARTICLE, SLUG, desk, granian, newsrooms
from tests.newsroom import Newsroom

CHROMIUM = os.environ.get("CHROME_PATH") or shutil.which("chromium") or shutil.which("chromium-browser") or ""
LIGHTHOUSE = Path(__file__).parent / "peers" / "node_modules" / ".bin" / "lighthouse"
CATEGORIES = ("performance", "accessibility", "best-practices")
JUDGED = (ARTICLE, "/corrections")
MOST_KB = 60


def main() -> None:
    """Load each page in Chromium with nothing kept, and count what came over the wire."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--quick", action="store_true")
    given = arguments.parse_args()
    with ExitStack() as stack:
        newsroom = stack.enter_context(newsrooms(postgresql=False))["SQLite"]
        lengthen(newsroom)
        address = stack.enter_context(granian("app:app", desk(newsroom)))
        weigh(address, newsroom)
        if not given.quick:
            judge(address)


def weigh(address: str, newsroom: Newsroom) -> None:
    """A table of the pages."""
    token = newsroom.report(article=SLUG, exact="crowns", proposed="euros", key="weight").receipt
    paths = {
        "front page": "/",
        "article": ARTICLE,
        "history": f"{ARTICLE}/versions",
        "version": f"{ARTICLE}/versions/1",
        "comparison": f"{ARTICLE}/compare/1..2",
        "comparison, 100,000 characters": "/articles/long/compare/1..2",
        "article, 100,000 characters": "/articles/long",
        "corrections": "/corrections",
        "note": "/corrections/2026-0001",
        "policy": "/corrections-policy",
        "report form": f"{ARTICLE}/report",
        "receipt": f"/receipts/{token}",
    }
    print("## Weight of pages\n")
    print(
        "Chromium with nothing kept: bytes that came over the wire, headers and all that the page loads included;"
    )
    print("how many scripts the parser waits for before it shows words.\n")
    print("| page | requests | kB | blocking scripts |")
    print("|---|--:|--:|--:|")
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for name, path in paths.items():
            requests, weight, blocking = weight_of(browser, address + path)
            mark = "" if weight < MOST_KB * 1000 else " (too heavy)"
            print(f"| {name} | {requests} | {weight / 1000:.1f}{mark} | {blocking} |", flush=True)
        browser.close()


def weight_of(browser: Browser, address: str) -> tuple[int, int, int]:
    """How many requests a page makes, the bytes that come, the scripts that block it."""
    context = browser.new_context()
    page = context.new_page()
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    came: list[int] = []
    network.on("Network.loadingFinished", lambda event: came.append(int(event["encodedDataLength"])))
    page.goto(address, wait_until="networkidle")
    scripts = "script[src]:not([async]):not([defer]):not([type=module])"
    blocking = page.locator(scripts).count()
    context.close()
    return len(came), sum(came), blocking


def judge(address: str) -> None:
    """Lighthouse's scores, of a phone on a slow line and of a desktop."""
    print("\n## Lighthouse\n")
    if not LIGHTHOUSE.exists() or not CHROMIUM:
        print("Left out: lighthouse or Chromium is not installed.")
        return
    print("| page | as | performance | accessibility | best practices |")
    print("|---|---|--:|--:|--:|")
    for path in JUDGED:
        for device in ("phone", "desktop"):
            scores = [f"{100 * score:.0f}" for score in scores_of(address + path, device)]
            print(f"| `{path}` | {device} | {' | '.join(scores)} |", flush=True)


def scores_of(address: str, device: str) -> list[float]:
    """The scores of one page, from 0 to 1."""
    command = [
        str(LIGHTHOUSE),
        address,
        "--quiet",
        "--output=json",
        f"--only-categories={','.join(CATEGORIES)}",
    ]
    command += [
        "--chrome-flags=--headless=new --no-sandbox",
        *(["--preset=desktop"] if device == "desktop" else []),
    ]
    told = {**os.environ, "CHROME_PATH": CHROMIUM}
    said = subprocess.run(command, check=True, capture_output=True, text=True, env=told, timeout=300).stdout
    categories: dict[str, Any] = json.loads(said)["categories"]
    return [categories[name]["score"] for name in CATEGORIES]


if __name__ == "__main__":
    main()
