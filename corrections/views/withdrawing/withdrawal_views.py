"""Destroying the words of old versions: a preview, an order, a second person."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from corrections.domain.permissions import Permission
from corrections.domain.refusals import NotAllowed, NotFound, NotSignedIn, Refusal, StaleDecision
from corrections.domain.reporting.report_refusals import UnknownChoice
from corrections.domain.withdrawing.withdrawals import WithdrawalReason
from corrections.queries.withdrawing.withdrawal_page import order_numbers, withdrawal_page
from corrections.services.withdrawing.ordering import Order, give_up_withdrawal, order_withdrawal
from corrections.services.withdrawing.withdrawing_words import confirm_withdrawal
from corrections.views.access import from_our_pages, person_context, requires
from corrections.views.context import actor, now, sessions
from corrections.views.errors import refused, sentence
from corrections.views.refusal_status import status_of

blueprint = Blueprint("withdrawals", __name__, url_prefix="/desk/articles")
blueprint.context_processor(person_context)
NOT_KEPT = (NotAllowed, NotFound, NotSignedIn)


@blueprint.get("/<slug:slug>/withdrawal")
@requires(Permission.ARTICLE_WITHDRAW)
def page(slug: str) -> ResponseReturnValue:
    """Choose versions, and see what would go with their words."""
    return _page(slug)


@blueprint.post("/<slug:slug>/withdrawal")
@requires(Permission.ARTICLE_WITHDRAW)
def order(slug: str) -> ResponseReturnValue:
    """Order it; nothing goes yet."""
    article = withdrawal_page(sessions(), slug).article
    order_withdrawal(sessions(), article, _order(), version=_version(), by=actor(), at=now())
    flash(_("Ordered. Nothing is gone yet: a second person has to confirm."), "success")
    return redirect(url_for("withdrawals.page", slug=slug))


@blueprint.post("/<slug:slug>/withdrawal/<int:number>/confirm")
@requires(Permission.ARTICLE_WITHDRAW)
def confirm(slug: str, number: int) -> ResponseReturnValue:
    """The second person: the words go."""
    _check_of(slug, number)
    confirm_withdrawal(sessions(), number, by=actor(), at=now())
    flash(_("The words are gone. Their numbers, hours and commitments stay in the record."), "success")
    return redirect(url_for("withdrawals.page", slug=slug))


@blueprint.post("/<slug:slug>/withdrawal/<int:number>/give-up")
@requires(Permission.ARTICLE_WITHDRAW)
def give_up(slug: str, number: int) -> ResponseReturnValue:
    """Leave everything as it is."""
    _check_of(slug, number)
    give_up_withdrawal(sessions(), number, by=actor(), at=now())
    flash(_("Given up. Everything stays as it is."), "success")
    return redirect(url_for("withdrawals.page", slug=slug))


@blueprint.errorhandler(Refusal)
def keep_what_was_typed(refusal: Refusal) -> ResponseReturnValue:
    """A refused act shows the page again, with what was typed."""
    slug = (request.view_args or {}).get("slug", "")
    if request.method != "POST" or not slug or isinstance(refusal, NOT_KEPT) or not from_our_pages():
        return refused(refusal)
    return _page(slug, refusal=sentence(refusal), errors=refusal.fields), status_of(refusal)


def _page(slug: str, **said: object) -> str:
    chosen = _numbers(request.values.getlist("versions"))
    typed = {name: request.form.get(name, "") for name in ("reason", "why")}
    shown = withdrawal_page(sessions(), slug, versions=chosen)
    reasons = [reason.value for reason in WithdrawalReason]
    return render_template("withdrawing/withdrawal.html", page=shown, reasons=reasons, typed=typed, **said)


def _order() -> Order:
    given = request.form.get("reason", "")
    if given not in {reason.value for reason in WithdrawalReason}:
        raise UnknownChoice(fields={"reason": UnknownChoice.code})
    versions = _numbers(request.form.getlist("versions"))
    return Order(versions, WithdrawalReason(given), request.form.get("why", ""))


def _version() -> int:
    """The live version that the page believed in. Raises StaleDecision where a form does not say."""
    given = _numbers([request.form.get("version", "")])
    if not given:
        raise StaleDecision
    return given[0]


def _check_of(slug: str, number: int) -> None:
    if number not in order_numbers(sessions(), slug):
        raise NotFound


def _numbers(given: list[str]) -> list[int]:
    return [int(each) for each in given if each.isascii() and each.isdecimal() and len(each) < 10]
