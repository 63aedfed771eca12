"""The page at an article's address where its words are not shown: a notice, and what was said about it."""

from __future__ import annotations

from flask import Response, make_response, render_template

from corrections.queries.site.article_page import ArticlePage


def withheld_page(page: ArticlePage) -> Response:
    """The notice, for nobody's cache or index: 200 while it is held, 410 once removed, 451 by order (RFC 7725)."""
    answer = make_response(render_template("site/withheld.html", page=page), page.http_status)
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer
