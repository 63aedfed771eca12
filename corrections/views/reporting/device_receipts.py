"""A reader's reports on this device: a list that only the reader's own browser knows."""

from __future__ import annotations

from flask import make_response, render_template
from flask.typing import ResponseReturnValue

from corrections.views.access import public
from corrections.views.reader import blueprint


@blueprint.get("/receipts")
@public
def receipts_here() -> ResponseReturnValue:
    """An empty page that a script fills from the browser's storage; the server learns nothing of it."""
    answer = make_response(render_template("reporting/receipts_here.html"))
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer
