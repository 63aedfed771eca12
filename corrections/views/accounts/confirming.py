"""Confirming that it is still the same person, before a sensitive act; what was typed goes through with it."""

from __future__ import annotations

from datetime import datetime

from flask import render_template, request, session
from flask.typing import ResponseReturnValue
from flask_login import current_user

from corrections.domain.accounts.second_factors import is_fresh
from corrections.domain.accounts.sign_in_refusals import SignInRefused
from corrections.domain.refusals import Refusal
from corrections.queries.accounts.door import door
from corrections.views.accounts import halfway
from corrections.views.context import now, sessions, settings

OWN_FIELDS = frozenset({"csrf_token", "factor_code", "factor_answer"})


def confirm_first() -> ResponseReturnValue | None:
    """The page that asks who it is; None where a second factor was shown just now, or comes with the act.

    The guard of a route gives this answer itself: a page that shows its own forms again after a refusal never sees it.
    """
    kept = session.kept  # type: ignore[attr-defined]  # ours, see sessions_interface.py
    if not settings().second_factor or kept.factor_waived or is_fresh(_shown_at(), at=now()):
        return None
    code, answer = request.form.get("factor_code", ""), request.form.get("factor_answer", "")
    if not (code or answer):
        return _ask()
    try:
        halfway.show(current_user.id, code=code, answer=answer)
    except SignInRefused as refused:
        return _ask(refused)
    session["factor_at"] = now().isoformat()
    return None


def _ask(refused: Refusal | None = None) -> ResponseReturnValue:
    """With everything that was sent: it is sent again together with the proof."""
    from corrections.views.errors import sentence  # errors know the pages, and this is one of them

    person = door(sessions(), current_user.id)
    sent = [(name, value) for name, value in request.form.items(multi=True) if name not in OWN_FIELDS]
    page = render_template(
        "account/confirm.html",
        person=current_user,
        door=person,
        sent=sent,
        refused=sentence(refused) if refused else "",
        options=halfway.asked(person.passkeys if person else ()),
    )
    return page, 403


def _shown_at() -> datetime | None:
    kept = session.get("factor_at")
    return datetime.fromisoformat(kept) if kept else None
