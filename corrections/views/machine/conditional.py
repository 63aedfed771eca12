"""Answers that say when they change, so that nobody is sent again what they have."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime

from flask import Response, make_response, request

from corrections.views.context import now

REVALIDATED = "public, max-age=0, s-maxage=10, must-revalidate"
ENDING = "public, max-age=0, s-maxage={left}, must-revalidate"
KEPT = "public, max-age=86400, immutable"


def conditional(
    body: str | bytes | Response,
    media_type: str = "",
    *,
    changed_at: datetime | None = None,
    cache: str = REVALIDATED,
    varies: tuple[str, ...] = (),
    until: datetime | None = None,
) -> Response:
    """The answer with an ETag of its bytes, or 304 where the asker has it already (RFC 9110, section 13).

    `until` is when the page will be another one though nothing happens; nobody keeps it longer.
    """
    answer = make_response(body)
    if media_type:
        answer.headers["Content-Type"] = media_type
    answer.headers["Cache-Control"] = cache
    if until is not None:
        answer.headers["Cache-Control"] = ENDING.format(
            left=min(10, max(0, int((until - now()).total_seconds())))
        )
        answer.expires = until
    answer.vary.update(varies)
    if changed_at is not None:
        answer.last_modified = changed_at
    answer.add_etag()
    with suppress(OverflowError):  # a date that no calendar has says nothing about what the asker knows
        answer.make_conditional(request)
    return answer
