"""Opens surfaces in Chromium and tells what of a payload ran there, or stands there ready to run."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape, unescape
from typing import Any
from urllib.parse import urlsplit
from wsgiref.types import StartResponse, WSGIEnvironment

from playwright.sync_api import Browser, Page
from werkzeug.serving import WSGIRequestHandler, make_server
from werkzeug.wrappers import Response

from tests.browser.serving_beside import beside
from tests.free_ports import free_port

# Each payload calls hit() if it runs.
WATCH = "window.hits = 0; window.hit = () => { window.hits += 1; };"
# All surfaces at once, each a document of its own, and what ran or stands ready to run in each of them.
FOUND = r"""() => {
  const NEVER = /^(base|object|embed|iframe|frame|animate|set|foreignobject|math|video|audio|isindex)$/i;
  const LEADS = /^(href|src|action|formaction|xlink:href|data|srcdoc|content|poster)$/i;
  const LEADS_TO = /^(javascript|vbscript|data:(text|image.svg))/i;
  const inside = (root) => [...root.querySelectorAll("*")].flatMap((each) => {
    const within = each.localName === "template" ? each.content : each.shadowRoot;
    return within ? [each, ...inside(within)] : [each];
  });
  const foreign = (script) => script.src
    ? new URL(script.src).origin !== location.origin
    : script.textContent.includes("hit(") && script.type !== "application/ld+json";
  const wrong = (each) => {
    const found = NEVER.test(each.localName) ? [`<${each.localName}>`] : [];
    if (each.localName === "meta" && each.httpEquiv) found.push("<meta http-equiv>");
    if (each.localName === "script" && foreign(each)) found.push("<script>");
    if (each.localName === "style" && /hit\(/.test(each.textContent)) found.push("<style>");
    for (const { name, value } of each.attributes) {
      if (/^on/i.test(name)) found.push(`<${each.localName} ${name}>`);
      if (LEADS.test(name) && LEADS_TO.test(value.replace(/[\s\0-\x20]/g, "")))
        found.push(`<${each.localName} ${name}=${value}>`);
    }
    return found;
  };
  return Object.fromEntries([...document.querySelectorAll("iframe")].map((frame) => {
    const seen = frame.contentWindow, text = seen.document.documentElement.textContent;
    const found = seen.hits ? [`ran ${seen.hits} times`] : [];
    if (seen.location.href !== frame.src) found.push(`went to ${seen.location.href}`);
    if (!text.trim()) found.push("empty");
    if (seen.document.contentType === "text/html") found.push(...inside(seen.document).flatMap(wrong));
    return [frame.title, [found, text.includes("hit")]];
  }));
}"""
WEAKENED = {"Content-Security-Policy", "X-Frame-Options", "Cross-Origin-Opener-Policy"}


class Quiet(WSGIRequestHandler):
    """Writes no line for each request."""

    def log(self, type: str, message: str, *args: Any) -> None:
        """Nothing."""


@dataclass
class Stage:
    """What is served at the moment: an application, and pages of a test's own before it."""

    url: str
    application: Any = None
    unescaped: bool = False
    pages: dict[str, str] = field(default_factory=dict)
    statuses: dict[str, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Answer without our security policy: escaping alone must do."""
        path = environ["PATH_INFO"]
        own = self.pages.get(path)
        if own is not None:
            answer = Response(own, mimetype="text/html")
        elif self.application is None:
            answer = Response(status=404)
        else:
            answer = Response.from_app(self.application, environ)
        self.statuses[path] = min(answer.status_code, self.statuses.get(path, 600))
        if answer.status_code >= 500:
            self.faults.append(path)
        for name in WEAKENED:
            answer.headers.pop(name, None)
        if self.unescaped and not path.startswith(("/static/", "/all", "/widget")):
            undo_escaping(answer)
        return answer(environ, start)


def undo_escaping(answer: Response) -> None:
    """Make of any answer a page in which words are markup."""
    words = re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), answer.get_data(as_text=True))
    answer.set_data(unescape(unescape(words)))
    answer.headers["Content-Type"] = "text/html; charset=utf-8"


@contextmanager
def staged() -> Iterator[Stage]:
    """A server on a free port of this machine whose application can be changed."""
    port = free_port()
    stage = Stage(f"http://127.0.0.1:{port}")
    server = make_server("127.0.0.1", port, stage, threaded=True, request_handler=Quiet)
    with beside(server):
        yield stage


@contextmanager
def watching(browser: Browser, url: str, cookie: str) -> Iterator[Page]:
    """A page of somebody who has signed in."""
    context = browser.new_context()
    context.add_cookies([{"name": "sid", "value": cookie, "url": url, "httpOnly": True}])
    page = context.new_page()
    page.set_default_navigation_timeout(120_000)  # campaigns run beside other work
    page.add_init_script(WATCH)
    page.on("dialog", lambda dialog: dialog.dismiss())
    yield page
    context.close()


def looked_at(stage: Stage, page: Page, addresses: dict[str, str]) -> dict[str, tuple[list[str], bool]]:
    """What ran or stands ready to run on each surface, by its name, and whether the payload is seen there at all."""
    frames = (
        f'<iframe hidden title="{escape(name)}" src="{escape(url)}"></iframe>'
        for name, url in addresses.items()
    )
    stage.pages["/all"] = "<!doctype html><title>All</title>" + "".join(frames)
    stage.statuses.clear()
    page.goto(f"{stage.url}/all")
    assert not stage.faults, stage.faults
    unanswered = {url for url in addresses.values() if stage.statuses.get(urlsplit(url).path) != 200}
    assert not unanswered, unanswered
    found: dict[str, tuple[list[str], bool]] = page.evaluate(FOUND)
    return found
