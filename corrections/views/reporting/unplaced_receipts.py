"""The receipt of a report that waits for its article."""

from __future__ import annotations

from flask import make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from corrections.domain.reporting.receipts import receipt_token
from corrections.queries.reporting.known_receipt import known_receipt
from corrections.queries.reporting.unplaced_receipt import UnplacedReceipt, unplaced_receipt
from corrections.services.unplaced import finding_places
from corrections.views import languages
from corrections.views.access import must_be_ours, public
from corrections.views.context import derived_keys, sessions
from corrections.views.reader import RECEIPT_KEY, blueprint


@blueprint.get("/receipts/unplaced/<token:token>")
@public
def unplaced(token: str) -> ResponseReturnValue:
    """What is known of the report; once its article was found, the receipt it has since then."""
    page = unplaced_receipt(sessions(), token)
    languages.speak(page.language)
    if page.submission is not None:
        return _led_on(page.submission)
    return _shown(page)


@blueprint.post("/receipts/unplaced/<token:token>/withdraw")
@public
def take_back(token: str) -> ResponseReturnValue:
    """Delete the report."""
    must_be_ours()
    finding_places.take_back(sessions(), token)
    return make_response(render_template("reader/unplaced_gone.html"))


def _shown(page: UnplacedReceipt) -> ResponseReturnValue:
    answer = make_response(render_template("reader/unplaced.html", page=page))
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


def _led_on(submission: int) -> ResponseReturnValue:
    tokens = [receipt_token(key, submission) for key in derived_keys(RECEIPT_KEY)]
    token = known_receipt(sessions(), tokens)
    return redirect(url_for("reader.receipt", token=token), 303)
