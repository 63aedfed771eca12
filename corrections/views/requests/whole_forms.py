"""Reading the forms about a whole article."""

from __future__ import annotations

from flask import current_app, request

from corrections.domain.disclosure import NoteKind, Severity
from corrections.domain.house_rules import HouseRules
from corrections.domain.newsroom.whole_values import WholeAct
from corrections.domain.references import case_id
from corrections.domain.refusals import StaleDecision
from corrections.domain.reporting.report_refusals import UnknownChoice
from corrections.domain.showing.visibility import Restatement
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.intake.import_rules import ImportRules
from corrections.domain.text.markup import import_html
from corrections.domain.text.plain_text import admit
from corrections.services.deciding.decisions import Decision, Timing
from corrections.services.newsroom.editing import WholeEdit
from corrections.services.newsroom.holding import Hold
from corrections.services.newsroom.status_changing import ArticleTokens, StatusDecision
from corrections.views.requests.decision_forms import optional
from corrections.views.requests.publishing_hour import hour

TYPED = (
    "act",
    "note",
    "checked",
    "reason",
    "covered",
    "by_order",
    "case",
    "note_kind",
    "severity",
    "departure",
    "restatement",
)


def article_tokens() -> ArticleTokens:
    """What the page believed of the article. Raises StaleDecision where a form does not say."""
    version = request.form.get("version", "")
    if not (version.isascii() and version.isdecimal() and len(version) < 10):
        raise StaleDecision
    return ArticleTokens(int(version), request.form.get("status", ""))


def held() -> Hold:
    """Why an article is held."""
    return Hold(request.form.get("reason", ""), covered=request.form.get("covered") == "yes")


def status_decision() -> StatusDecision:
    """What is to become of an article. Raises UnknownChoice, NotFound."""
    act = request.form.get("act", "")
    if act not in set(WholeAct):
        raise UnknownChoice(fields={"act": UnknownChoice.code})
    case = request.form.get("case", "")
    return StatusDecision(
        act=WholeAct(act),
        note=request.form.get("note", "").replace("\r\n", "\n"),
        checked=request.form.get("checked", ""),
        covered=request.form.get("covered") == "yes",
        by_order=request.form.get("by_order") == "yes",
        case=case_id(case) if case else None,
    )


def typed() -> dict[str, str]:
    """Everything that was typed, to be shown again."""
    return {name: request.form.get(name, "") for name in TYPED}


def note_decision() -> Decision:
    """The note for a change that had none. Raises UnknownChoice."""
    given = request.form
    values = {name: given.get(name, "") for name in ("note_kind", "severity", "timing")}
    known = {"note_kind": NoteKind, "severity": Severity, "timing": Timing}
    for name, value in values.items():
        if value not in set(known[name]):
            raise UnknownChoice(fields={name: UnknownChoice.code})
    return Decision(
        proposed="",
        kind=NoteKind(values["note_kind"]),
        severity=Severity(values["severity"]),
        error_type=None,
        place=None,
        note=given.get("note", "").replace("\r\n", "\n"),
        checked=given.get("checked", ""),
        departure_reason=given.get("departure", ""),
        timing=Timing(values["timing"]),
        restatement=optional(Restatement, "restatement") or Restatement.FULL,
        publish_at=hour(),
    )


WHOLE = (
    "version",
    "headline",
    "dek",
    "body",
    "format",
    "slug",
    "note_kind",
    "severity",
    "note",
    "checked",
    "departure",
    "restatement",
)
LONGEST_LINE, LONGEST_NAME = 2000, 160


def whole_edit(house: HouseRules) -> WholeEdit:
    """A whole text, brought into its normal form. Raises what import raises, UnknownChoice."""
    given = request.form
    readers = {"html": import_html, "markdown": current_app.extensions["corrections.markdown"]}
    if given.get("format", "") not in readers:
        raise UnknownChoice(fields={"format": UnknownChoice.code})
    headline = admit(given.get("headline", ""), field="headline", limit=LONGEST_LINE, single_line=True)
    dek = admit(given.get("dek", ""), field="dek", limit=LONGEST_LINE, single_line=True, required=False)
    rules = ImportRules(advertisement_lines=frozenset(house.advertisement_lines))
    read = readers[given["format"]](
        given.get("body", "").replace("\r\n", "\n"), rules=rules, headline=headline
    )
    return WholeEdit(
        ArticleText(headline=headline, dek=dek, body=read.body),
        slug=name_in_address(given.get("slug", "")),
        told=note_decision() if given.get("note_kind") else None,
    )


def name_in_address(text: str) -> str:
    """An article's name as addresses can hold it: letters, digits and hyphens. Raises UnknownChoice."""
    slug = text.strip()
    if slug and not all(part.isalnum() for part in slug.split("-")):
        raise UnknownChoice(fields={"slug": UnknownChoice.code})
    return slug[:LONGEST_NAME]
