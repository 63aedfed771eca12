"""What the holder of a receipt may do: add, reply, ask for a second look, take back, erase."""

from __future__ import annotations

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from corrections.domain.intake.intake_refusals import TooManyGuesses
from corrections.domain.refusals import NotFound, Refusal
from corrections.domain.reporting.additions import About, Addition
from corrections.domain.reporting.report_refusals import UnknownChoice
from corrections.domain.text.text_refusals import Empty
from corrections.services.privacy.erasing import erase_own
from corrections.services.receipts.adding_words import add
from corrections.services.receipts.taking_back import withdraw as take_back
from corrections.views import errors
from corrections.views.access import from_our_pages, must_be_ours, public
from corrections.views.context import forget_mails, house, now, sessions
from corrections.views.receipts.receipt_answer import receipt_answer
from corrections.views.refusal_status import status_of
from corrections.views.requests.report_form import field_sentence

blueprint = Blueprint("receipts", __name__, url_prefix="/receipts")
BY_REPLY = frozenset({About.EVIDENCE, About.QUESTION, About.MISSED})
FIELDS = ("about", "message", "evidence_url")


@blueprint.post("/<token:token>/withdraw")
@public
def withdraw(token: str) -> ResponseReturnValue:
    """Take the report back."""
    must_be_ours()
    take_back(sessions(), token, at=now())
    return _back_to(token)


@blueprint.post("/<token:token>/reply")
@public
def reply(token: str) -> ResponseReturnValue:
    """Add evidence, answer the desk's question, or say that the point was missed."""
    must_be_ours()
    return _add(token, _about())


@blueprint.post("/<token:token>/appeal")
@public
def appeal(token: str) -> ResponseReturnValue:
    """Ask once that somebody else looks at a "no"."""
    must_be_ours()
    return _add(token, About.APPEAL)


@blueprint.post("/<token:token>/erase")
@public
def erase(token: str) -> ResponseReturnValue:
    """Delete words and address for good; what waits in the spool goes with them."""
    must_be_ours()
    number = erase_own(sessions(), token, at=now())
    forget_mails([number])
    return _back_to(token, said="erased")


@blueprint.errorhandler(Refusal)
def say_why(refusal: Refusal) -> ResponseReturnValue:
    """The receipt again with what was typed and why it was not taken; a plain answer where there is none."""
    token = (request.view_args or {}).get("token", "")
    if isinstance(refusal, NotFound | TooManyGuesses) or errors.wants_json() or not from_our_pages():
        return errors.refused(refusal)
    typed = {name: request.form.get(name, "") for name in FIELDS}
    if request.endpoint == "receipts.appeal":
        typed["about"] = About.APPEAL.value
    at_fault = {name: _at_fault(code, refusal) for name, code in refusal.fields.items()}
    return receipt_answer(
        token,
        status=status_of(refusal),
        refused=next(iter(at_fault.values()), errors.sentence(refusal)),
        errors=at_fault,
        typed=typed,
    )


def _at_fault(code: str, refusal: Refusal) -> str:
    return str(_("Please write something first.")) if code == Empty.code else field_sentence(code, refusal)


def _add(token: str, about: About) -> ResponseReturnValue:
    said = Addition(
        about=about,
        words=request.form.get("message", ""),
        link=request.form.get("evidence_url", ""),
    )
    add(sessions(), token, said, at=now(), house=house())
    return _back_to(token, said=about.value)


def _about() -> About:
    about = request.form.get("about", "")
    if about not in BY_REPLY:
        raise UnknownChoice(fields={"about": UnknownChoice.code})
    return About(about)


def _back_to(token: str, *, said: str | None = None) -> ResponseReturnValue:
    """The receipt, which acknowledges what was `said`: by the address, since it keeps no cookie."""
    return redirect(url_for("reader.receipt", token=token, said=said), 303)
