"""Addresses that an article had before lead on for ever, and so does everything below them."""

from __future__ import annotations

from flask import Response, make_response, redirect, request, url_for

from corrections.domain.refusals import Refusal, UnknownArticle
from corrections.queries.site.moved_article import present_slug
from corrections.views.context import sessions

READING = frozenset({"GET", "HEAD"})


def led_on(refusal: Refusal) -> Response | None:
    """The way to the same page under the article's present name; None where there is none (RFC 9110, 15.4.2)."""
    given = dict(request.view_args or {})
    if not isinstance(refusal, UnknownArticle) or request.method not in READING or "slug" not in given:
        return None
    slug = present_slug(sessions(), given["slug"])
    if slug is None:
        return None
    address = url_for(str(request.endpoint), **{**given, "slug": slug})
    query = request.query_string.decode("latin-1")
    answer = make_response(redirect(f"{address}?{query}" if query else address, 301))
    answer.headers["Cache-Control"] = "public, max-age=3600"
    return answer
