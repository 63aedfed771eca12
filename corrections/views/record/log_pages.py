"""The log for the standards desk: search, and the timelines of cases, articles and people."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from corrections.domain.permissions import Permission
from corrections.queries.record import case_timeline, record_subjects
from corrections.queries.record.log_listing import LogPage, log_page
from corrections.queries.record.log_question import LogQuestion
from corrections.views.access import person_context, requires
from corrections.views.context import house, sessions
from corrections.views.requests.log_questions import asked_mark, asked_question, asked_words

blueprint = Blueprint("record", __name__, url_prefix="/standards")
blueprint.context_processor(person_context)


@blueprint.get("/log")
@requires(Permission.LOG_READ)
def log() -> ResponseReturnValue:
    """The log, newest first: all of it, or what a question finds."""
    question = asked_question(request.args, zone=house().zone)
    return render_template("standards/log.html", page=_page(question), asked=asked_words(request.args))


@blueprint.get("/corrections/<reference>")
@requires(Permission.LOG_READ)
def case(reference: str) -> ResponseReturnValue:
    """The whole life of a case."""
    return render_template("standards/case.html", page=case_timeline.case_timeline(sessions(), reference))


@blueprint.get("/notes/<reference>")
@requires(Permission.LOG_READ)
def note(reference: str) -> ResponseReturnValue:
    """From a public note to the case behind it."""
    found = record_subjects.case_of_note(sessions(), reference)
    return redirect(url_for("record.case", reference=found))


@blueprint.get("/articles/<slug>")
@requires(Permission.LOG_READ)
def article(slug: str) -> ResponseReturnValue:
    """Everything that was done about an article, and its cases."""
    about = record_subjects.article_subject(sessions(), slug)
    page = _page(LogQuestion(article=about.slug))
    return render_template("standards/article.html", about=about, page=page, asked={"article": about.slug})


@blueprint.get("/people/<int:number>")
@requires(Permission.LOG_READ)
def person(number: int) -> ResponseReturnValue:
    """Everything that a member of staff did."""
    about = record_subjects.person_subject(sessions(), number)
    page = _page(LogQuestion(person=about.id))
    return render_template("standards/person.html", about=about, page=page, asked={"person": str(number)})


def _page(question: LogQuestion) -> LogPage:
    return log_page(sessions(), question, before=asked_mark(request.args))
