"""The widget inside a page that is not ours: adverts, paragraphs that come late, a strict policy of its own."""

from __future__ import annotations

from flask import make_response, render_template, request
from flask.typing import ResponseReturnValue

from corrections.queries.reporting.example_page import example_page
from corrections.views import languages
from corrections.views.access import public
from corrections.views.context import sessions, settings
from corrections.views.widget import blueprint

# What a careful publisher would send, with the desk listed where the widget needs it.
POLICY = (
    "default-src 'none'; script-src 'self' {desk}; connect-src {desk}; style-src 'self'; img-src 'self' https: data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)


@blueprint.get("/widget/example")
@public
def example() -> ResponseReturnValue:
    """A foreign-looking page around the newest article, or around the one that `article` names."""
    page = example_page(sessions(), request.args.get("article", ""))
    languages.speak(page.language)
    desk = settings().public_url
    answer = make_response(render_template("reporting/example.html", page=page, desk=desk))
    answer.headers["Content-Security-Policy"] = POLICY.format(desk=desk)
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer
