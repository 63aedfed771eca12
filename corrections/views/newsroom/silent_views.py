"""Changes without a note at the desk: what changed, and the two ways to settle it."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from corrections.domain.disclosure import NoteKind
from corrections.domain.permissions import Permission
from corrections.domain.references import case_id
from corrections.queries.newsroom.silent_card import silent_card
from corrections.services.newsroom import scheduling, settling_cards
from corrections.views.access import requires
from corrections.views.context import actor, house, now, sessions
from corrections.views.display.decided_words import told
from corrections.views.display.desk_choices import CHOICES
from corrections.views.newsroom.article_views import PAGES, blueprint
from corrections.views.requests import decision_forms, whole_forms

KINDS = tuple(kind.value for kind in (NoteKind.CORRECTION, NoteKind.CLARIFICATION, NoteKind.UPDATE))


def silent_page(slug: str, reference: str, **said: object) -> str:
    """The page of a card; `said` is what a refusal adds to it."""
    card = silent_card(sessions(), case_id(reference), slug, at=now(), house=house())
    return render_template("newsroom/silent.html", card=card, kinds=KINDS, choices=CHOICES, **said)


PAGES["newsroom.silent_note"] = PAGES["newsroom.silent_routine"] = silent_page


@blueprint.get("/<slug:slug>/without-note/<reference>")
@requires(Permission.CASE_READ)
def silent(slug: str, reference: str) -> ResponseReturnValue:
    """What changed without a note."""
    return silent_page(slug, reference)


@blueprint.post("/<slug:slug>/without-note/<reference>/note")
@requires(Permission.FIX_PUBLISH)
def silent_note(slug: str, reference: str) -> ResponseReturnValue:
    """Publish the note that was missing, or sign it and let it wait."""
    said, held = whole_forms.note_decision(), decision_forms.tokens()
    done = settling_cards.add_note(
        sessions(), case_id(reference), said, tokens=held, by=actor(), at=now(), house=house()
    )
    flash(told(done), "success")
    return redirect(url_for("newsroom.silent", slug=slug, reference=reference))


@blueprint.post("/<slug:slug>/without-note/<reference>/routine")
@requires(Permission.CASE_DECLINE)
def silent_routine(slug: str, reference: str) -> ResponseReturnValue:
    """Say that it was a routine update."""
    reason, held = request.form.get("reason", ""), decision_forms.tokens()
    settling_cards.call_routine(sessions(), case_id(reference), reason, tokens=held, by=actor(), at=now())
    flash(_("A routine update. The standards desk sees it, with your reason."), "success")
    return redirect(url_for("newsroom.silent", slug=slug, reference=reference))


@blueprint.post("/<slug:slug>/scheduled/<reference>/stop")
@requires(Permission.FIX_SIGN)
def stop(slug: str, reference: str) -> ResponseReturnValue:
    """Take a change that waits for its hour back to the desk."""
    reason, held = request.form.get("reason", ""), decision_forms.tokens()
    scheduling.stop_scheduled(sessions(), case_id(reference), reason, tokens=held, by=actor(), at=now())
    flash(_("Stopped. The case is open again."), "success")
    return redirect(url_for("newsroom.article", slug=slug))
