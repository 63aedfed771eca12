"""The standards desk: what needs it now."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from corrections.domain.permissions import Permission
from corrections.queries.desk import standards_overview
from corrections.queries.minding.causes_page import causes_asked
from corrections.queries.minding.policy_report_count import policy_reports
from corrections.queries.minding.standing_now import standing_now
from corrections.queries.newsroom.changed_silently import changed_silently
from corrections.views.access import person_context, requires
from corrections.views.context import actor, house, now, sessions
from corrections.views.minding.figure_views import chosen_figures

blueprint = Blueprint("standards", __name__, url_prefix="/standards")
blueprint.context_processor(person_context)


@blueprint.get("/")
@requires(Permission.OVERVIEW_READ)
def overview() -> ResponseReturnValue:
    """What needs the standards desk now."""
    return render_template(
        "standards/overview.html",
        page=standards_overview.overview(sessions(), at=now()),
        now_standing=standing_now(sessions(), days=house().days, at=now()),
        changed=changed_silently(sessions()),
        figures=chosen_figures(),
        policy_reports=policy_reports(sessions(), at=now()),
        asked=causes_asked(sessions(), by=actor(), days=house().days, at=now()),
    )
