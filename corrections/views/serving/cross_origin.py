"""Pages of other sites: exactly the origins in the settings may send reports from a browser, and none with cookies."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Flask, Response, request

from corrections.settings import LOCAL_HOSTS
from corrections.views.context import settings

SHARED = frozenset({"api.submissions", "api.withdrawal", "api.reported", "api.challenge", "widget.script"})
HEADERS = "Accept-Language, Altcha-Solution, Content-Type, Idempotency-Key"
ASKED_AGAIN_AFTER = "600"


def connect(app: Flask) -> None:
    """Name the origin in answers that its pages may read."""
    app.after_request(share)


def share(response: Response) -> Response:
    """Let an allowed origin read this answer; every answer says that it depends on who asked."""
    if request.endpoint not in SHARED:
        return response
    response.vary.add("Origin")
    origin = request.headers.get("Origin", "")
    if origin not in allowed_sites():
        return response
    response.headers["Access-Control-Allow-Origin"] = origin
    if request.method == "OPTIONS":
        response.headers["Access-Control-Allow-Methods"] = "GET, POST"
        response.headers["Access-Control-Allow-Headers"] = HEADERS
        response.headers["Access-Control-Max-Age"] = ASKED_AGAIN_AFTER
    else:
        response.headers["Access-Control-Expose-Headers"] = "Retry-After"
    return response


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
