"""The page of a receipt, with its own headers: never stored, never indexed, and nobody learns its address."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Response, make_response, render_template, request

from corrections.queries.site.receipt import receipt_page
from corrections.views import languages
from corrections.views.context import sessions


def receipt_answer(
    token: str,
    *,
    status: int = 200,
    refused: str = "",
    errors: Mapping[str, str] | None = None,
    typed: Mapping[str, str] | None = None,
) -> Response:
    """The receipt as it is now; after a refusal with its sentence and all that was typed."""
    page = receipt_page(sessions(), token)
    languages.speak(page.language)
    words = render_template(
        "reader/receipt.html",
        page=page,
        refused=refused,
        errors=errors or {},
        typed=typed or {},
        said=request.args.get("said", ""),
    )
    answer = make_response(words, status)
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["Referrer-Policy"] = "no-referrer"
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer
