"""The widget: one script for our own pages and everyone else's, with its words in every language."""

from __future__ import annotations

import gzip
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from flask import Blueprint, Response, current_app, request
from flask.typing import ResponseReturnValue

from corrections.views.access import public
from corrections.views.context import settings
from corrections.views.display.widget_strings import sentences

blueprint = Blueprint("widget", __name__)
PLACE = "/*STRINGS*/ {}"
MADE = "corrections.widget"
LONGEST_KEPT = 600


@dataclass(frozen=True, slots=True)
class Script:
    """The widget as it is sent, plain and compressed."""

    plain: bytes
    compressed: bytes
    tag: str


@blueprint.get("/widget.js")
@public
def script() -> ResponseReturnValue:
    """The widget, the same for everyone; kept by browsers for ten minutes and then asked for by its tag."""
    made = _made()
    compress = bool(request.accept_encodings["gzip"])
    answer = Response(made.compressed if compress else made.plain, mimetype="text/javascript")
    if compress:
        answer.content_encoding = "gzip"
    answer.vary.add("Accept-Encoding")
    answer.set_etag(f"{made.tag}-gzip" if compress else made.tag)
    answer.cache_control.public = True
    answer.cache_control.max_age = LONGEST_KEPT
    return answer.make_conditional(request)


def lightened(source: str) -> str:
    """The script without indentation, blank lines and whole-line comments."""
    lines = (line.strip() for line in source.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//")) + "\n"


def _made() -> Script:
    """The script with its table of sentences; made once for an application."""
    if MADE not in current_app.extensions:
        table = {language: sentences(language) for language in settings().languages}
        source = (Path(current_app.root_path) / "static" / "widget" / "widget.js").read_text("utf-8")
        words = json.dumps(table, ensure_ascii=False, separators=(",", ":"))
        plain = lightened(source).replace(PLACE, words, 1).encode()
        tag = hashlib.sha256(plain).hexdigest()[:32]
        current_app.extensions[MADE] = Script(plain, gzip.compress(plain, mtime=0), tag)
    return cast(Script, current_app.extensions[MADE])
