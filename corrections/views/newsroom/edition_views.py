"""What was corrected in one language edition and is to be looked for in the others."""

from __future__ import annotations

from flask import render_template

from corrections.domain.permissions import Permission
from corrections.queries.newsroom.edition_checks import edition_checks
from corrections.views.access import requires
from corrections.views.context import sessions
from corrections.views.desk.desk_pages import blueprint


@blueprint.get("/editions")
@requires(Permission.QUEUE_READ)
def editions() -> str:
    """The changes that nobody has looked for in the other editions yet."""
    return render_template("newsroom/editions.html", checks=edition_checks(sessions()))
