"""The headers of every answer: what a browser may load, tell and keep. One function sets them all."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from flask import Flask, Response, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import SecurityError

from corrections.settings import LOCAL_HOSTS
from corrections.views.context import settings
from corrections.views.serving import policies
from corrections.views.serving.whose_page import PRIVATE_PATHS, STAFF_PATHS, is_private, under

FEATURES = (
    "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "fullscreen", "geolocation",
    "gyroscope", "magnetometer", "microphone", "midi", "payment", "publickey-credentials-create",
    "publickey-credentials-get", "usb", "xr-spatial-tracking",
)  # fmt: skip
CREDENTIALS = frozenset({"publickey-credentials-create", "publickey-credentials-get"})
SAME_EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Origin-Agent-Cluster": "?1",
    "X-Permitted-Cross-Domain-Policies": "none",
    "X-DNS-Prefetch-Control": "off",
    "Reporting-Endpoints": 'csp="/csp-report"',
}
STAY_WITH_HTTPS = {"Strict-Transport-Security": "max-age=63072000; includeSubDomains"}
SHARED_PATHS = ("/api/", "/log/", "/widget.js")
SHARED_FILES = re.compile(r"/static/(?:h-[0-9a-f]{12}/)?widget/")
SHARED_TYPES = frozenset(
    {
        "application/json",
        "application/feed+json",
        "application/atom+xml",
        "application/rss+xml",
        "application/ld+json",
    }
)


def connect(app: Flask) -> None:
    """Answer only under our own names, and send the headers with everything."""
    own = urlsplit(app.extensions["corrections.settings"].public_url).hostname
    app.config["TRUSTED_HOSTS"] = sorted({*LOCAL_HOSTS - {"::1"}, str(own)})
    app.register_error_handler(SecurityError, wrong_name)
    policies.connect(app)
    app.after_request(protect)


def wrong_name(_error: SecurityError) -> ResponseReturnValue:
    """Somebody asked under another host's name: said plainly, since no address of ours can be built from it."""
    return "There is no site of this name here.\n", 400, {"Content-Type": "text/plain; charset=utf-8"}


def protect(response: Response) -> Response:
    """Set the security headers of an answer."""
    is_page = response.mimetype == "text/html"
    secure = settings().https
    if response.headers.get("Content-Type") == "application/json":
        response.headers["Content-Type"] = "application/json; charset=utf-8"
    response.headers.update(SAME_EVERYWHERE)
    usual = policies.page_policy(secure=secure) if is_page else policies.OTHER
    response.headers.setdefault("Content-Security-Policy", usual)
    reach = "cross-origin" if is_shared(response) else "same-origin"
    response.headers["Cross-Origin-Resource-Policy"] = reach
    response.headers["Permissions-Policy"] = permissions_policy(for_staff=under(STAFF_PATHS))
    response.headers["Referrer-Policy"] = "strict-origin-when-cross-origin"
    if secure:
        response.headers.update(STAY_WITH_HTTPS)
    if request.environ.get("SERVER_SOFTWARE", "").startswith("Granian"):
        response.headers["Server"] = "corrections"  # waitress is told so at its start, granian cannot be
    if is_private():
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["Cache-Control"] = "no-store"
    return response


def headers_without_us(*, secure: bool) -> dict[str, str]:
    """The headers of what the server answers by itself, before the application: a request that cannot be read."""
    return {
        **SAME_EVERYWHERE,
        **(STAY_WITH_HTTPS if secure else {}),
        "Content-Security-Policy": policies.SERVER,
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": permissions_policy(for_staff=False),
        "Referrer-Policy": "no-referrer",
        "Cache-Control": "no-store",
    }


def is_shared(response: Response) -> bool:
    """Whether other sites' pages may load the answer: the widget, public JSON, feeds, the log."""
    public = not under(PRIVATE_PATHS)
    by_address = request.path.startswith(SHARED_PATHS) or SHARED_FILES.match(request.path) is not None
    return public and (by_address or response.mimetype in SHARED_TYPES)


def permissions_policy(*, for_staff: bool) -> str:
    """No feature of the device is used, but for passkeys on staff pages."""
    granted = CREDENTIALS if for_staff else frozenset()
    return ", ".join(f"{feature}=({'self' if feature in granted else ''})" for feature in FEATURES)
