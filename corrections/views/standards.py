"""The standards desk: what needs it now."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from corrections.domain.permissions import Permission
from corrections.queries.desk import standards_overview
from corrections.views.access import person_context, requires
from corrections.views.context import now, sessions

blueprint = Blueprint("standards", __name__, url_prefix="/standards")
blueprint.context_processor(person_context)


@blueprint.get("/")
@requires(Permission.OVERVIEW_READ)
def overview() -> ResponseReturnValue:
    """What needs the standards desk now."""
    page = standards_overview.overview(sessions(), at=now())
    return render_template("standards/overview.html", page=page)
