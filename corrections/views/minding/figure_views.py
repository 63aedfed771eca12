"""The figures' pictures, for the standards desk."""

from __future__ import annotations

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from corrections.domain.permissions import Permission
from corrections.domain.refusals import NotFound
from corrections.queries.minding.figures_page import FiguresPage, figures_page
from corrections.views.access import requires
from corrections.views.context import house, now, sessions
from corrections.views.minding.charts import KINDS, chart

blueprint = Blueprint("figures", __name__, url_prefix="/standards/figures")


@blueprint.get("/<name>.svg")
@requires(Permission.OVERVIEW_READ)
def picture(name: str) -> ResponseReturnValue:
    """One picture of the figures."""
    page = chosen_figures()
    if name not in KINDS or page.figures is None:
        raise NotFound
    return chart(page.figures, name, page.names), {"Content-Type": "image/svg+xml; charset=utf-8"}


def chosen_figures() -> FiguresPage:
    """The figures of the desk that the address names, or of all."""
    desk = request.args.get("desk", "")
    number = int(desk) if desk.isascii() and desk.isdecimal() and len(desk) < 10 else None
    return figures_page(sessions(), number, at=now(), zone=house().zone)
