"""Asking one reader, or the author, something about a case that goes on meanwhile."""

from __future__ import annotations

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from corrections.domain.casework.asking import AskedAuthor
from corrections.domain.permissions import Permission
from corrections.domain.references import case_id
from corrections.domain.refusals import NotFound
from corrections.services.casework import asking_authors, asking_readers
from corrections.services.casework.asking_readers import Question
from corrections.views.access import requires
from corrections.views.casework.author_answers import AUTHOR_KEY
from corrections.views.context import actor, derived_key, house, now, sessions
from corrections.views.desk.desk_pages import blueprint
from corrections.views.requests import decision_forms as forms


@blueprint.post("/corrections/<reference>/ask-reader")
@requires(Permission.CASE_TRIAGE)
def ask_reader(reference: str) -> ResponseReturnValue:
    """Ask the reader of one report."""
    report = request.form.get("report", type=int)
    if report is None:
        raise NotFound
    said = Question(report, request.form.get("question", "").replace("\r\n", "\n"))
    number, held = case_id(reference), forms.tokens()
    asking_readers.ask_reader(sessions(), number, said, tokens=held, by=actor(), at=now(), house=house())
    flash(_("The reader is asked. You can decide the case at any time."), "success")
    return redirect(url_for("editor.sheet", reference=reference))


@blueprint.post("/corrections/<reference>/ask-author")
@requires(Permission.CASE_TRIAGE)
def ask_author(reference: str) -> ResponseReturnValue:
    """Mail the author a link to the question."""
    fields = (request.form.get(name, "") for name in ("author_name", "author_email", "question"))
    number, said, held = case_id(reference), AskedAuthor(*fields), forms.tokens()
    key = derived_key(AUTHOR_KEY)
    asking_authors.ask_author(
        sessions(), number, said, tokens=held, key=key, by=actor(), at=now(), house=house()
    )
    flash(_("The author is asked by mail. The link is open for 14 days."), "success")
    return redirect(url_for("editor.sheet", reference=reference))
