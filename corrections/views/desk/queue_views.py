"""The queue: what is to be done, in named views."""

from __future__ import annotations

from flask import render_template, request
from flask.typing import ResponseReturnValue

from corrections.domain.permissions import Permission
from corrections.domain.refusals import NotFound
from corrections.queries.desk.queue import View
from corrections.queries.desk.queue import queue as queue_page
from corrections.views.access import requires
from corrections.views.context import now, sessions
from corrections.views.desk.desk_pages import blueprint


@blueprint.get("/")
@requires(Permission.QUEUE_READ)
def queue() -> ResponseReturnValue:
    """A page of the queue."""
    asked = request.args.get("view", View.DUE.value)
    if asked not in set(View):
        raise NotFound
    page = queue_page(sessions(), View(asked), after=request.args.get("after", ""), at=now())
    return render_template("editor/queue.html", page=page, views=list(View))
