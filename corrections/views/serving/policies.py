"""The content security policies: what a page may load, run and be framed by, and what reports a breach.

Pages that are kept for everybody allow our own files. Pages of the staff, which nobody keeps, allow only the very
elements that our templates marked with the answer's own random word.
"""

from __future__ import annotations

import secrets
from base64 import b64encode

from flask import Flask, g
from markupsafe import Markup

from corrections.views.serving.whose_page import is_for_staff

OWN_FILES = "'self'"
PAGE = (
    "default-src 'none'; script-src {run}; style-src {run}; img-src 'self' https: data:; font-src 'self'; "
    "connect-src 'self'; {manifest}form-action 'self'; base-uri 'none'; object-src 'none'; "
    "frame-src 'none'; worker-src 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'; {upgrade}report-to csp"
)
SERVER = "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'"
OTHER = "default-src 'none'; frame-ancestors 'none'; sandbox"


def connect(app: Flask) -> None:
    """Let templates mark what they load."""
    app.jinja_env.globals.update(nonce=nonce_attribute)


def page_policy(*, secure: bool) -> str:
    """The policy of the page that is being answered."""
    for_staff = is_for_staff()
    return PAGE.format(
        run=f"'nonce-{nonce()}'" if for_staff else OWN_FILES,
        manifest="" if for_staff else "manifest-src 'self'; ",
        upgrade="upgrade-insecure-requests; " if secure else "",
    )


def nonce_attribute() -> Markup:
    """What a template writes into each of its scripts and style sheets; nothing on pages that are kept."""
    return Markup(' nonce="{}"').format(nonce()) if is_for_staff() else Markup()


def nonce() -> str:
    """This answer's random word: 128 bits in base 64, made once."""
    if "nonce" not in g:
        g.nonce = b64encode(secrets.token_bytes(16)).decode()
    return str(g.nonce)
