"""The queue: what is to be done, in named views that can be narrowed and searched."""

from __future__ import annotations

from urllib.parse import urlencode

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from corrections.domain.permissions import Permission
from corrections.domain.references import case_id, looks_like_case
from corrections.queries.desk.queue import queue as queue_page
from corrections.queries.sorting.glance import glance as glance_page
from corrections.views.access import requires
from corrections.views.context import actor, house, now, sessions
from corrections.views.desk import came_from
from corrections.views.desk.desk_pages import blueprint
from corrections.views.display.queue_choices import CHOICES, VIEWS
from corrections.views.requests import queue_address as address


@blueprint.get("/")
@requires(Permission.QUEUE_READ)
def queue() -> ResponseReturnValue:
    """A page of the queue; a case's own name leads straight to it."""
    named = request.args.get("q", "").strip().upper()
    if looks_like_case(named):
        return redirect(url_for("editor.sheet", reference=named))
    if address.has_empty_fields():
        return redirect(f"{url_for('editor.queue')}?{urlencode(address.without_empty_fields())}")
    came_from.remember()
    page = queue_page(sessions(), address.wanted(), by=actor().id, at=now())
    said = {"views": VIEWS, "choices": CHOICES, "hands_over": house().hands_over}
    return render_template("editor/queue.html", page=page, filters=address.filters(), **said)


@blueprint.get("/corrections/<reference>/glance")
@requires(Permission.CASE_READ)
def glance(reference: str) -> ResponseReturnValue:
    """A case at a glance: its passage with the change, who says what, and what stands near it."""
    case = glance_page(sessions(), case_id(reference), at=now())
    return render_template("editor/glance.html", case=case)
