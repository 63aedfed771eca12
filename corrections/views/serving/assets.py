"""Our own style sheets, scripts and drawings, at addresses that change with them and so can be kept for ever."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Any

from flask import Flask, Response, current_app, send_from_directory

from corrections.views.access import public

MARKED = re.compile(r"h-[0-9a-f]{12}/")
KEPT_FOR_EVER = "public, max-age=31536000, immutable"
ASKED_AGAIN = "public, no-cache"
MARK = "corrections.assets"


def connect(app: Flask) -> None:
    """Serve the folder `static`, with one mark in every address that is the hash of all it holds.

    One mark for all, so that a module of script finds the ones beside it, and a drawing its sprite.
    """
    app.extensions[MARK] = mark_of(Path(app.root_path) / "static")
    app.add_url_rule("/static/<path:filename>", endpoint="static", view_func=asset)
    app.url_defaults(_mark)


@public
def asset(filename: str) -> Response:
    """A file; kept for ever where the address has the mark of today, asked for again where it has another or none."""
    found = MARKED.match(filename)
    answer = send_from_directory(_folder(), filename[found.end() :] if found else filename)
    is_current = found is not None and found[0] == f"{current_app.extensions[MARK]}/"
    answer.headers["Cache-Control"] = KEPT_FOR_EVER if is_current else ASKED_AGAIN
    return answer


def mark_of(folder: Path) -> str:
    """The mark of all files of a folder: their names and contents."""
    whole = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        contents = path.read_bytes()
        whole.update(f"{path.relative_to(folder)}\0{len(contents)}\0".encode() + contents)
    return f"h-{whole.hexdigest()[:12]}"


def _mark(endpoint: str, values: dict[str, Any]) -> None:
    if endpoint == "static" and "filename" in values:
        values["filename"] = f"{current_app.extensions[MARK]}/{values['filename']}"


def _folder() -> Path:
    return Path(current_app.root_path) / "static"
