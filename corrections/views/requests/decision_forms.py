"""Reading the desk's forms: what was typed as a draft, and the same as decisions and tokens."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from flask import request

from corrections.domain.decline_reasons import DeclineReason
from corrections.domain.disclosure import NoteKind, Place, Severity
from corrections.domain.error_types import ErrorType
from corrections.domain.references import case_id
from corrections.domain.refusals import StaleDecision
from corrections.domain.reporting.report_refusals import UnknownChoice
from corrections.domain.showing.visibility import Restatement
from corrections.domain.text.spans import Part, Passage, Span
from corrections.domain.text.splicing.fix_refusals import OutsideText
from corrections.domain.working.draft_fields import kept_fields
from corrections.domain.working.reaching import Extras
from corrections.queries.desk.drafts import Draft, read_draft
from corrections.services.deciding.decisions import Companion, Decision, Timing, Tokens
from corrections.services.deciding.declining import Declined
from corrections.services.deciding.undoing import Reversal
from corrections.views.requests.publishing_hour import hour

Choice = TypeVar("Choice", bound=StrEnum)
MOST_DIGITS = 9


def draft() -> Draft:
    """What was typed, to be shown again."""
    return read_draft(dict(request.form.lists()))


def kept() -> Mapping[str, list[str]]:
    """What was typed, to be kept."""
    return kept_fields(request.form.lists())


def live_version() -> int:
    """The version that a form was made on, 0 where it does not say."""
    return _number(request.form.get("version", "")) or 0


def decision() -> Decision:
    """What the editor decided. Raises UnknownChoice, OutsideText."""
    typed = draft()
    return Decision(
        proposed=_lines(request.form.get("proposed", "")),
        kind=_choice(NoteKind, "note_kind"),
        severity=_choice(Severity, "severity"),
        error_type=optional(ErrorType, "error_type"),
        place=optional(Place, "placement"),
        note=_lines(request.form.get("note", "")),
        checked=request.form.get("checked", ""),
        departure_reason=request.form.get("reason", ""),
        timing=_choice(Timing, "timing"),
        also=_extras(typed),
        restatement=optional(Restatement, "restatement") or Restatement.FULL,
        publish_at=hour(),
        together=tuple(Companion(case_id(ref), state, words) for ref, state, words in typed.reach.together),
    )


def _extras(typed: Draft) -> Extras:
    reach = typed.reach
    places = tuple(_place(*value.split(":")) for value in reach.ticked if value.count(":") == 2)
    return Extras(
        headline=reach.headline,
        dek=reach.dek,
        wrong=typed.wrong,
        right=typed.right,
        ticked=places,
        rows=reach.rows,
    )


def declined() -> Declined:
    """Why the text stands. Raises UnknownChoice."""
    return Declined(
        reason=_choice(DeclineReason, "reason"),
        message=_lines(request.form.get("message", "")),
        checked=request.form.get("checked", ""),
        messages=_messages(),
        handover=_lines(request.form.get("handover", "")),
    )


def _messages() -> dict[int, str]:
    """Other words for those who propose one wording: the fields named message-N, N being one of their reports."""
    given = {name.removeprefix("message-"): words for name, words in request.form.items()}
    numbered = {_number(name): _lines(words) for name, words in given.items()}
    return {number: words for number, words in numbered.items() if number is not None}


def reversal() -> Reversal:
    """Why a published change is taken back, and what the public is told."""
    note = _lines(request.form.get("note", ""))
    return Reversal(reason=request.form.get("reason", ""), note=note)


def tokens() -> Tokens:
    """What the page believed. Raises StaleDecision where a form does not say."""
    version = _number(request.form.get("version", ""))
    if version is None:
        raise StaleDecision
    return Tokens(version=version, state=request.form.get("state", ""))


def passage() -> Passage:
    """The place that was chosen, as part:start:end or in three fields: code points, half open."""
    fields = [request.form.get(name, "") for name in ("part", "start", "end")]
    given = request.form.get("place", "").split(":")
    return _place(*(given if len(given) == len(fields) else fields))


def passage_of(value: str) -> Passage:
    """A place named part:start:end: code points, half open. Raises OutsideText."""
    given = value.split(":")
    return _place(*(given if len(given) == len(("part", "start", "end")) else ("", "", "")))


def _place(part: str, start: str, end: str) -> Passage:
    first, last = _number(start), _number(end)
    if part not in set(Part) or first is None or last is None or first > last:
        raise OutsideText(fields={"place": OutsideText.code})
    return Passage(Part(part), Span(first, last))


def _choice(kind: type[Choice], name: str) -> Choice:
    value = request.form.get(name, "")
    if value not in set(kind):
        raise UnknownChoice(fields={name: UnknownChoice.code})
    return kind(value)


def optional(kind: type[Choice], name: str) -> Choice | None:
    """What was chosen, None where nothing was. Raises UnknownChoice."""
    return _choice(kind, name) if request.form.get(name) else None


def numbers(name: str) -> tuple[int, ...]:
    """The numbers that were ticked under a name; what is no number is left out."""
    found = (_number(value) for value in request.form.getlist(name))
    return tuple(number for number in found if number is not None)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS else None


def _lines(text: str) -> str:
    """Forms send CR LF; a text area's leading line feed is lost on the way and is not asked back."""
    return text.replace("\r\n", "\n")
