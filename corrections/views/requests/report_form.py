"""What a reader typed into the report form, what it means, and what is wrong with it."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field

from flask_babel import gettext as _

from corrections.domain.error_types import ErrorType
from corrections.domain.refusals import Refusal
from corrections.domain.reporting.report_refusals import IdempotencyConflict, InvalidOffsets
from corrections.domain.reporting.reports import Report
from corrections.queries.site.report_page import Paragraph, ReportPage
from corrections.views.errors import sentence
from corrections.views.refusal_status import STATUS_OF

FIELDS = (
    "version", "part", "start", "end", "exact", "prefix", "suffix", "proposed", "comment",
    "error_type", "evidence_url", "relation", "email", "paragraph", "remove", "idempotency_key",
)  # fmt: skip
SHOWN_AT = {"start": "exact", "end": "exact", "prefix": "exact", "suffix": "exact", "part": "paragraph"}
MISSING = "missing"
_OFFSET = re.compile(r"-?[0-9]{1,9}\Z")
_NUMBER = re.compile(r"[1-9][0-9]{0,8}\Z")


@dataclass(frozen=True, slots=True)
class ReportForm:
    """The form as it is shown: `form['values'].proposed` as typed, `form.errors.proposed` a sentence.

    `message` is the sentence for the whole form, empty at first. `remove` is a check box (value `yes`)
    that says "these words should go", since an empty `proposed` says that nothing is proposed.
    """

    values: Mapping[str, str]
    errors: Mapping[str, str] = field(default_factory=dict)
    message: str = ""


def empty_form(given: Mapping[str, str]) -> ReportForm:
    """A form with a key of its own; a link may have filled in the passage."""
    values = {name: given.get(name, "") for name in FIELDS}
    return ReportForm({**values, "idempotency_key": secrets.token_urlsafe(16)})


def form_again(typed: Mapping[str, str], refusal: Refusal) -> ReportForm:
    """The form with everything that was typed, and what was wrong with it."""
    values = {name: typed.get(name, "") for name in FIELDS}
    if isinstance(refusal, IdempotencyConflict) or not values["idempotency_key"]:
        values["idempotency_key"] = secrets.token_urlsafe(16)
    at_fault = refusal.fields.items()
    errors = {SHOWN_AT.get(name, name): field_sentence(code, refusal) for name, code in at_fault}
    return ReportForm(values, errors, sentence(refusal))


def version_named(given: Mapping[str, str]) -> int | None:
    """The version a form or a link names; None where it names none."""
    text = given.get("version", "")
    return int(text) if _NUMBER.match(text) else None


def report_of(typed: Mapping[str, str], page: ReportPage, *, language: str) -> Report:
    """The report that the form means. Offsets are code points, half open. Raises InvalidOffsets."""
    values = {name: typed.get(name, "") for name in FIELDS}
    exact = values["exact"].replace("\r\n", "\n")
    paragraph = _chosen(values["paragraph"], page)
    place = _in_paragraph(exact, paragraph) if paragraph else _named_place(values, exact, page)
    part, start, end, exact = place
    removing = values["remove"] == "yes" and not values["proposed"]
    return Report(
        article=page.slug,
        version=page.version,
        part=part,
        start=start,
        end=end,
        exact=exact,
        prefix="" if paragraph else values["prefix"],
        suffix="" if paragraph else values["suffix"],
        proposed="" if removing else values["proposed"] or None,
        comment=values["comment"],
        error_type=values["error_type"] or _usual_type(values["paragraph"], paragraph),
        evidence_url=values["evidence_url"],
        relation=values["relation"] or "none",
        email=values["email"],
        language=language,
    )


def _named_place(
    values: Mapping[str, str], exact: str, page: ReportPage
) -> tuple[str, int | None, int | None, str]:
    """Part, start, end and words: the place that a link named, else the words alone."""
    start, end = _offset(values["start"]), _offset(values["end"])
    if start is not None:
        return values["part"] or "body", start, end, exact
    words = exact.strip()
    quoted = (each.part for each in page.paragraphs if words and words in each.text)
    return values["part"] or next(quoted, "body"), start, end, words


def _in_paragraph(exact: str, paragraph: Paragraph) -> tuple[str, int | None, int | None, str]:
    words = exact.strip()
    if paragraph.kind == "picture" and not words:
        return paragraph.part, paragraph.start, paragraph.end, ""
    if not words:
        return paragraph.part, paragraph.start, paragraph.end, paragraph.text
    if paragraph.text.count(words) != 1:
        return paragraph.part, None, None, words
    start = paragraph.start + paragraph.text.index(words)
    return paragraph.part, start, start + len(words), words


def _usual_type(choice: str, paragraph: Paragraph | None) -> str:
    """What kind of error is reported where the reader names none: something is missing, or a picture is wrong."""
    if choice == MISSING:
        return ErrorType.CONTEXT.value
    return ErrorType.PICTURE.value if paragraph and paragraph.kind == "picture" else ""


def _chosen(index: str, page: ReportPage) -> Paragraph | None:
    return next((each for each in page.paragraphs if str(each.index) == index), None)


def _offset(text: str) -> int | None:
    if not text:
        return None
    if not _OFFSET.match(text):
        raise InvalidOffsets(fields={"exact": InvalidOffsets.code})
    return int(text)


def field_sentence(code: str, refusal: Refusal) -> str:
    """What is wrong with one field: the refusal's own sentence, or that of the refusal with this code."""
    if code == refusal.code:
        return sentence(refusal)
    kind = next((kind for kind in STATUS_OF if kind.code == code), None)
    if kind is None or "%(" in kind.message:
        return str(_("This cannot be used."))
    return str(_(kind.message))
