"""What the widget weighs, what it costs a page at load, and how soon its dialog opens in a long article."""

from __future__ import annotations

import argparse
import gzip
import json
import os
import shutil
import statistics
import urllib.request
from contextlib import ExitStack
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.bench_record import lengthen
from benchmarks.served import desk, granian, newsrooms

CHROMIUM = os.environ.get("CHROME_PATH") or shutil.which("chromium") or shutil.which("chromium-browser")
LONG, SHORT = "/articles/long", "/articles/bridge"
SLOWDOWN = 4
WORK = {"EvaluateScript", "v8.compile", "FunctionCall"}
OPENED = """() => {
  window.opened = new Promise((done) => {
    addEventListener("keydown", () => {
      const pressed = performance.now();
      const look = () => {
        const dialog = document.querySelector("corrections-desk").shadowRoot.querySelector("dialog");
        if (dialog?.open) requestAnimationFrame(() => done(performance.now() - pressed));
        else setTimeout(look);
      };
      look();
    }, { capture: true, once: true });
  });
}"""


def main() -> None:
    """A table for each question."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--quick", action="store_true")
    rounds = 3 if arguments.parse_args().quick else 9
    with ExitStack() as stack:
        newsroom = stack.enter_context(newsrooms(postgresql=False))["SQLite"]
        lengthen(newsroom)
        address = stack.enter_context(granian("app:app", desk(newsroom)))
        player = stack.enter_context(sync_playwright())
        browser = player.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        weigh(address)
        load(browser, address, rounds)
        react(browser, address, rounds)
        browser.close()


def weigh(address: str) -> None:
    """The parts of the widget as they are sent."""
    print("## The widget\n\n| part | bytes | compressed |\n|---|--:|--:|")
    parts = {"what a page loads": "", "dialog, English": "?dialog=en", "dialog, Ukrainian": "?dialog=uk"}
    for name, query in parts.items():
        asked = urllib.request.Request(f"{address}/widget.js{query}", headers={"Accept-Encoding": "gzip"})
        with urllib.request.urlopen(asked) as answer:
            packed = answer.read()
        print(f"| {name} | {len(gzip.decompress(packed)):,} | {len(packed):,} |")


def load(browser: Browser, address: str, rounds: int) -> None:
    """Main-thread time of the widget's script, its idle work included."""
    print(
        f"\nMilliseconds of the main thread, processor slowed {SLOWDOWN} times; medians of {rounds} (the most)."
    )
    print("At load, and in idle time after it, when paragraphs near the window get their controls.\n")
    print("| article | at load | idle work after it | together |\n|---|--:|--:|--:|")
    for name, path in (("5,000 characters", SHORT), ("100,000 characters", LONG)):
        found = [spent(browser, address + path) for _ in range(rounds)]
        columns = (*zip(*found, strict=True), [sum(each) for each in found])
        print(f"| {name} | " + " | ".join(told(list(column)) for column in columns) + " |", flush=True)


def spent(browser: Browser, address: str) -> tuple[float, float]:
    """Milliseconds of the thread in the widget's own events, whatever else the machine did: at load, and later."""
    context = browser.new_context()
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    browser.start_tracing(page=page, categories=["devtools.timeline", "v8", "disabled-by-default-v8.compile"])
    page.goto(address, wait_until="networkidle")
    page.wait_for_selector("corrections-desk-control", state="attached")
    page.wait_for_timeout(500)
    events = json.loads(browser.stop_tracing())["traceEvents"]
    context.close()
    ours = [each for each in events if each.get("ph") == "X" and each["name"] in WORK and is_ours(each)]
    running = sum(each["tdur"] for each in ours if each["name"] in ("EvaluateScript", "v8.compile"))
    later = sum(each["tdur"] for each in ours if each["name"] == "FunctionCall")
    return running / 1000, later / 1000


def is_ours(event: dict[str, Any]) -> bool:
    """Whether an event of the trace runs the widget's script."""
    told = event.get("args", {}).get("data", {})
    return "/widget.js" in str(told.get("url", "")) + str(event.get("args", {}).get("fileName", ""))


def react(browser: Browser, address: str, rounds: int) -> None:
    """From the keys to the first frame with the dialog, in the long article."""
    print(
        "\nMilliseconds from the keys to the first frame with the dialog, in an article of 100,000 characters with"
    )
    print(
        f"a paragraph near its end selected; medians of {rounds} (the least). The first time, the dialog is fetched.\n"
    )
    print("| | first time | again |\n|---|--:|--:|")
    firsts, others = [], []
    for _ in range(rounds):
        context = browser.new_context()
        page = context.new_page()
        page.goto(address + LONG, wait_until="networkidle")
        firsts.append(opened(page))
        others += [opened(page) for _ in range(3)]
        context.close()
    print(f"| dialog open | {quickest(firsts)} | {quickest(others)} |")


def opened(page: Page) -> float:
    """Select, press, wait, close."""
    page.evaluate(OPENED)
    page.evaluate("""() => {
      const all = document.querySelectorAll("#article-body p");
      all[all.length - 3].scrollIntoView({ block: "center" });
      getSelection().selectAllChildren(all[all.length - 3]);
    }""")
    page.wait_for_selector(
        "corrections-desk button.near"
    )  # shown a tenth of a second later: nobody is quicker
    page.keyboard.press("Control+Enter")
    taken = float(page.evaluate("window.opened"))
    page.keyboard.press("Escape")
    page.wait_for_timeout(200)
    return taken


def told(figures: list[float]) -> str:
    """The median, with the most in brackets."""
    return f"{statistics.median(figures):.1f} ({max(figures):.1f})"


def quickest(figures: list[float]) -> str:
    """The median, with the least in brackets."""
    return f"{statistics.median(figures):.1f} ({min(figures):.1f})"


if __name__ == "__main__":
    main()
