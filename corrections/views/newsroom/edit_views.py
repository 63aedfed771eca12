"""A whole new text at the desk: HTML or Markdown, with a note or without."""

from __future__ import annotations

from flask import Request, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from corrections.domain.permissions import Permission
from corrections.domain.references import case_reference
from corrections.queries.newsroom.edit_page import edit_page
from corrections.services.newsroom.editing import edit_article
from corrections.views.access import requires
from corrections.views.context import actor, house, now, sessions
from corrections.views.display.decided_words import told
from corrections.views.display.desk_choices import CHOICES
from corrections.views.newsroom.article_views import PAGES, blueprint
from corrections.views.requests import whole_forms

LONGEST_FORM = 4 * 2**20


def editing_page(slug: str, **said: object) -> str:
    """The form with the whole text; `said` is what a refusal adds to it."""
    page = edit_page(sessions(), slug, house=house())
    typed = {name: request.form[name] for name in whole_forms.WHOLE if name in request.form}
    return render_template("newsroom/edit.html", **{"page": page, "choices": CHOICES, **said, "typed": typed})


PAGES["newsroom.save"] = editing_page


@blueprint.before_request
def take_long_texts() -> None:
    """A whole article may be longer than other forms."""
    if request.endpoint == "newsroom.save":
        mine: Request = request
        mine.max_content_length = mine.max_form_memory_size = LONGEST_FORM


@blueprint.get("/<slug:slug>/edit")
@requires(Permission.FIX_PREPARE)
def edit(slug: str) -> ResponseReturnValue:
    """The form with the whole text."""
    return editing_page(slug)


@blueprint.post("/<slug:slug>/edit")
@requires(Permission.FIX_PUBLISH)
def save(slug: str) -> ResponseReturnValue:
    """Publish the new text, or sign it and let it wait."""
    page, held = edit_page(sessions(), slug, house=house()), whole_forms.article_tokens()
    said = whole_forms.whole_edit(house())
    done = edit_article(sessions(), page.number, said, tokens=held, by=actor(), at=now(), house=house())
    if done.decided is not None and done.case is not None:
        flash(told(done.decided), "success")
        return redirect(url_for("editor.sheet", reference=case_reference(done.case)))
    flash(_("Published as version %(number)s.", number=done.version), "success")
    if done.case is not None:
        card = case_reference(done.case)
        return redirect(url_for("newsroom.silent", slug=said.slug or slug, reference=card))
    return redirect(url_for("newsroom.article", slug=said.slug or slug))
