"""Pages of other sites: exactly the origins in the settings may send reports from a browser, and none with cookies.

What is published for programs (JSON, feeds, the log) every origin may read.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from flask import Flask, Response, request

from corrections.domain.reporting.report_refusals import CrossSite
from corrections.settings import LOCAL_HOSTS
from corrections.views.access import from_our_pages
from corrections.views.context import settings
from corrections.views.serving.whose_page import PRIVATE_PATHS, under

INTAKE = frozenset({"api.submissions", "api.withdrawal"})
SHARED = INTAKE | {"api.reported", "api.challenge", "widget.script"}
HEADERS = "Accept-Language, Altcha-Solution, Content-Type, Idempotency-Key"
PUBLISHED = re.compile(r"/log/.+|/.*\.(?:json|jsonld|atom|rss)")
ASKED_AGAIN_AFTER, PUBLISHED_ASKED_AGAIN_AFTER = "7200", "86400"


def connect(app: Flask) -> None:
    """Name the origin in answers that its pages may read, and take reports from no other."""
    app.before_request(check)
    app.after_request(share)


def check() -> None:
    """A browser on a page that is not on the list sends no report. Raises CrossSite.

    This limits browsers, not scripts, which say what they like of themselves.
    """
    if request.endpoint not in INTAKE or request.method == "OPTIONS":
        return
    origin = request.headers.get("Origin")
    if origin and origin not in allowed_sites() and not from_our_pages():
        raise CrossSite


def share(response: Response) -> Response:
    """Let who may read this answer; an answer for listed origins says that it depends on who asked."""
    if request.endpoint in SHARED:
        _share_with_listed(response)
    elif PUBLISHED.fullmatch(request.path) and not under(PRIVATE_PATHS):
        _share_with_all(response)
    return response


def _share_with_listed(response: Response) -> None:
    response.vary.add("Origin")
    origin = request.headers.get("Origin", "")
    if origin not in allowed_sites():
        return
    response.headers["Access-Control-Allow-Origin"] = origin
    if request.method == "OPTIONS":
        methods = "POST" if request.endpoint in INTAKE else "GET, HEAD"
        response.headers["Access-Control-Allow-Methods"] = methods
        response.headers["Access-Control-Allow-Headers"] = HEADERS
        response.headers["Access-Control-Max-Age"] = ASKED_AGAIN_AFTER
    else:
        response.headers["Access-Control-Expose-Headers"] = "Retry-After"


def _share_with_all(response: Response) -> None:
    response.headers["Access-Control-Allow-Origin"] = "*"
    if request.method == "OPTIONS":
        response.headers["Access-Control-Allow-Methods"] = "GET, HEAD"
        response.headers["Access-Control-Max-Age"] = PUBLISHED_ASKED_AGAIN_AFTER


def allowed_sites() -> frozenset[str]:
    """The origins of the settings; a desk on one machine is allowed under both of that machine's names."""
    known = set(settings().sites)
    own = urlsplit(settings().public_url)
    if own.hostname in LOCAL_HOSTS:
        port = f":{own.port}" if own.port else ""
        known |= {f"{own.scheme}://localhost{port}", f"{own.scheme}://127.0.0.1{port}"}
    return frozenset(known)


def sites_asking() -> frozenset[str]:
    """The allowed sites, where one of them sent this request; else none."""
    sites = allowed_sites()
    return sites if request.headers.get("Origin") in sites else frozenset()
