"""The form without a script, found by an article's slug, external id or address: where the widget cannot send."""

from __future__ import annotations

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from corrections.queries.reporting.article_name import slug_of
from corrections.views.access import public
from corrections.views.context import sessions
from corrections.views.reader import blueprint

PASSAGE = ("version", "part", "start", "end", "exact", "prefix", "suffix")


@blueprint.get("/report")
@public
def find() -> ResponseReturnValue:
    """Lead to the article's form, with the passage filled in."""
    slug = slug_of(sessions(), request.args.get("article", ""))
    passage = {name: request.args[name] for name in PASSAGE if request.args.get(name)}
    return redirect(url_for("reader.report", slug=slug, **passage), 302)  # type: ignore[arg-type]
