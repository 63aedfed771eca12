"""Readers: the report form that needs no script, and the receipt with what became of a report."""

from __future__ import annotations

from flask import Blueprint, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from corrections.domain.refusals import Refusal
from corrections.queries.site.report_page import ReportPage, report_page
from corrections.services import submitting
from corrections.views import errors, languages
from corrections.views.access import must_be_ours, public
from corrections.views.context import derived_key, house, now, sessions
from corrections.views.receipts.receipt_answer import receipt_answer
from corrections.views.refusal_status import status_of
from corrections.views.reporting.sender_at_door import proof_wanted, sender
from corrections.views.requests.form_stamps import form_stamp
from corrections.views.requests.report_form import (
    ReportForm,
    empty_form,
    form_again,
    report_of,
    version_named,
)

blueprint = Blueprint("reader", __name__)
RECEIPT_KEY = "receipt"


@blueprint.get("/articles/<slug:slug>/report")
@public
def report(slug: str) -> ResponseReturnValue:
    """The form, with the passage filled in where the link names one."""
    return _form(slug, empty_form(request.args), status=200)


@blueprint.post("/articles/<slug:slug>/report")
@public
def send(slug: str) -> ResponseReturnValue:
    """Store the report and lead to its receipt."""
    must_be_ours()
    page = report_page(sessions(), slug, version_named(request.form))
    languages.speak(page.language)
    received = submitting.submit(
        sessions(),
        report_of(request.form, page, language=languages.choose()),
        idempotency_key=request.form.get("idempotency_key"),
        receipt_key=derived_key(RECEIPT_KEY),
        at=now(),
        house=house(),
        sender=sender(),
    )
    return redirect(url_for("reader.receipt", token=received.receipt), 303)


@blueprint.get("/receipts/<token:token>")
@public
def receipt(token: str) -> ResponseReturnValue:
    """What became of a report, for whoever holds its receipt."""
    return receipt_answer(token)


@blueprint.errorhandler(Refusal)
def ask_again(refusal: Refusal) -> ResponseReturnValue:
    """The form again with all that was typed; where there is no such article or form, a plain answer."""
    status = status_of(refusal)
    if request.endpoint != "reader.send" or status in (403, 404, 410, 451) or errors.wants_json():
        return errors.refused(refusal)
    slug = (request.view_args or {})["slug"]
    return _form(slug, form_again(request.form, refusal), status=status)


def _form(slug: str, form: ReportForm, *, status: int) -> ResponseReturnValue:
    page = report_page(sessions(), slug, version_named(form.values))
    languages.speak(page.language)
    answer = make_response(_shown(page, form), status)
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


def _shown(page: ReportPage, form: ReportForm) -> str:
    return render_template(
        "reader/report.html", page=page, form=form, opened=form_stamp(), proof_wanted=proof_wanted()
    )
