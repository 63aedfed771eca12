"""Whole articles at the desk: holding, retracting, removing, restoring them."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from corrections.domain.permissions import Permission
from corrections.domain.references import case_reference
from corrections.domain.refusals import NotAllowed, NotFound, NotSignedIn, Refusal
from corrections.queries.newsroom.article_desk import article_desk
from corrections.queries.newsroom.articles_desk import articles_desk
from corrections.queries.newsroom.edition_checks import edition_checks
from corrections.services.newsroom import holding
from corrections.services.newsroom.status_changing import change_status
from corrections.views.access import from_our_pages, person_context, requires
from corrections.views.context import actor, house, now, sessions
from corrections.views.display.decided_words import told
from corrections.views.errors import refused, sentence
from corrections.views.refusal_status import status_of
from corrections.views.requests import whole_forms as forms

blueprint = Blueprint("newsroom", __name__, url_prefix="/desk/articles")
blueprint.context_processor(person_context)
# The pages that are shown again after a refusal, by the endpoint that was refused; else the article's own.
PAGES: dict[str, Callable[..., str]] = {}
NOT_KEPT = (NotAllowed, NotFound, NotSignedIn)


@blueprint.get("/")
@requires(Permission.QUEUE_READ)
def articles() -> ResponseReturnValue:
    """The articles that changed last, or those that were searched for."""
    words = request.args.get("words", "")
    return render_template("newsroom/articles.html", lines=articles_desk(sessions(), words), words=words)


@blueprint.get("/<slug:slug>")
@requires(Permission.CASE_READ)
def article(slug: str) -> ResponseReturnValue:
    """One article: what the public sees of it, and what can be done."""
    return _page(slug, case=request.args.get("case", ""))


@blueprint.post("/<slug:slug>/hold")
@requires(Permission.ARTICLE_HOLD)
def hold(slug: str) -> ResponseReturnValue:
    """Hold it for a day."""
    number, held, said = _number(slug), forms.article_tokens(), forms.held()
    holding.hold(sessions(), number, said, tokens=held, by=actor(), at=now())
    flash(_("Held for 24 hours. A senior editor has to confirm, or the hold ends by itself."), "success")
    return redirect(url_for("newsroom.article", slug=slug))


@blueprint.post("/<slug:slug>/hold/confirm")
@requires(Permission.ARTICLE_CONFIRM_HOLD)
def confirm(slug: str) -> ResponseReturnValue:
    """Let a hold stand."""
    return _held(slug, holding.confirm_hold, _("Confirmed. The hold stands until somebody ends it."))


@blueprint.post("/<slug:slug>/hold/end")
@requires(Permission.ARTICLE_HOLD)
def end(slug: str) -> ResponseReturnValue:
    """End a hold."""
    return _held(slug, holding.end_hold, _("The article is shown as before."))


@blueprint.post("/<slug:slug>/status")
@requires(Permission.ARTICLE_WITHDRAW)
def status(slug: str) -> ResponseReturnValue:
    """Sign a note, a retraction, a removal or a restoration; it goes out with the other signature."""
    number, held, said = _number(slug), forms.article_tokens(), forms.status_decision()
    case, done = change_status(sessions(), number, said, tokens=held, by=actor(), at=now(), house=house())
    flash(told(done), "success")
    return redirect(url_for("editor.sheet", reference=case_reference(case)))


@blueprint.errorhandler(Refusal)
def keep_what_was_typed(refusal: Refusal) -> ResponseReturnValue:
    """A refused act shows the same page, as the article is now, with everything that was typed."""
    slug = (request.view_args or {}).get("slug", "")
    if request.method != "POST" or not slug or isinstance(refusal, NOT_KEPT) or not from_our_pages():
        return refused(refusal)
    said = {"refusal": sentence(refusal), "errors": refusal.fields, "typed": forms.typed()}
    return PAGES.get(str(request.endpoint), _page)(**(request.view_args or {}), **said), status_of(refusal)


def _page(slug: str, reference: str = "", **said: object) -> str:  # noqa: ARG001  # an address may name a case
    page = article_desk(sessions(), slug, at=now(), house=house())
    checks = edition_checks(sessions(), beside=page.number)
    return render_template("newsroom/article.html", page=page, checks=checks, **said)


def _held(slug: str, doing: Callable[..., object], told: str) -> ResponseReturnValue:
    doing(sessions(), _number(slug), tokens=forms.article_tokens(), by=actor(), at=now())
    flash(told, "success")
    return redirect(url_for("newsroom.article", slug=slug))


def _number(slug: str) -> int:
    return article_desk(sessions(), slug, at=now(), house=house()).number
