"""The author's counter: a mailed link shows the question, and takes the answer without an account."""

from __future__ import annotations

from flask import Blueprint, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from corrections.domain.casework.asking import AuthorAnswer
from corrections.domain.refusals import Refusal
from corrections.domain.reporting.report_refusals import CrossSite
from corrections.queries.casework.author_page import author_page
from corrections.services.casework import asking_authors
from corrections.views import errors, languages
from corrections.views.access import from_our_pages, public
from corrections.views.context import now, sessions
from corrections.views.refusal_status import status_of

blueprint = Blueprint("authors", __name__)
AUTHOR_KEY = "author questions"


@blueprint.get("/authors/<token:token>")
@public
def question(token: str) -> ResponseReturnValue:
    """The passage and the question, for whoever holds the link."""
    return _page(token)


@blueprint.post("/authors/<token:token>")
@public
def answer(token: str) -> ResponseReturnValue:
    """Keep the answer."""
    if not from_our_pages():
        raise CrossSite
    said = AuthorAnswer(*(_lines(request.form.get(name, "")) for name in ("answer", "suggested")))
    asking_authors.answer_author(sessions(), token, said, at=now())
    return redirect(url_for("authors.question", token=token), 303)


@blueprint.errorhandler(Refusal)
def ask_again(refusal: Refusal) -> ResponseReturnValue:
    """The form again with what was typed; where there is no such question, a plain answer."""
    token = (request.view_args or {}).get("token", "")
    status = status_of(refusal)
    if request.method != "POST" or status in (403, 404) or errors.wants_json():
        return errors.refused(refusal)
    return _page(token, refusal=refusal, status=status)


def _page(token: str, *, refusal: Refusal | None = None, status: int = 200) -> ResponseReturnValue:
    page = author_page(sessions(), token, at=now())
    languages.speak(page.language)
    said = errors.sentence(refusal) if refusal else ""
    shown = render_template("authors/question.html", page=page, typed=request.form, refusal=said)
    answer = make_response(shown, status)
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["Referrer-Policy"] = "no-referrer"
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n")
