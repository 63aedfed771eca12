"""Which queue somebody came from: the next and the previous case of a sheet are those of that view."""

from __future__ import annotations

from urllib.parse import parse_qsl

from flask import request, session, url_for

from corrections.domain.refusals import NotFound
from corrections.queries.desk.queue import Wanted
from corrections.views.requests import queue_address

KEPT = "queue"


def remember() -> None:
    """Keep the queue's address in the person's session; it is written only when it is another one."""
    asked = request.query_string.decode("ascii", "ignore")
    if session.get(KEPT, "") != asked:
        session[KEPT] = asked


def wanted() -> Wanted:
    """The view that somebody came from; the usual one where none is known."""
    try:
        return queue_address.wanted_of(dict(parse_qsl(session.get(KEPT, ""))))
    except NotFound:
        return Wanted()


def link() -> str:
    """The address of that view."""
    asked = session.get(KEPT, "")
    return url_for("editor.queue") + (f"?{asked}" if asked else "")
