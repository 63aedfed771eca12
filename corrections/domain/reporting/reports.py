"""What a reader reports, and what it must look like before anything is looked up for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from corrections.domain.refusals import Refusal
from corrections.domain.reporting.report_refusals import (
    BlankQuote,
    InvalidEmail,
    InvalidLink,
    InvalidOffsets,
    NothingProposed,
    NothingSaid,
    UnknownChoice,
)
from corrections.domain.text.plain_text import admit, admit_quote
from corrections.domain.text.spans import Part
from corrections.domain.text.text_refusals import LoneSurrogate, TooLong

QUOTE_LIMIT = 2_000
CONTEXT_LIMIT = 500
COMMENT_LIMIT = 3_000
LINK_LIMIT = 2_000
EMAIL_LIMIT = 254
ARTICLE_LIMIT = 2_000
TITLE_LIMIT = 300
RELATIONS = ("none", "quoted", "subject", "author")

_CODE = re.compile(r"[a-z][a-z0-9_]{0,31}\Z")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})?\Z")
_EMAIL = re.compile(r'[^\s@,;:<>()\[\]\\"]{1,64}@[^\s@,;:<>()\[\]\\".]+(\.[^\s@,;:<>()\[\]\\".]+)+\Z')
_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A reader's report. `start` and `end` are code points of the part's canonical text, half open.

    They are None together when the sender does not know them. `proposed` is None where nothing is proposed,
    and empty where the words should go. `article` is a slug, an external id or a canonical address; `title` is what
    the reader's page calls itself, kept only where the article is unknown.
    """

    article: str
    version: int | None = None
    part: str = Part.BODY.value
    start: int | None = None
    end: int | None = None
    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    proposed: str | None = None
    comment: str = ""
    error_type: str = ""
    evidence_url: str = ""
    relation: str = "none"
    email: str = ""
    language: str = "en"
    title: str = ""


def admitted(report: Report) -> Report:
    """The report with every text in its normal form. Raises one refusal that names all fields at fault."""
    values: dict[str, Any] = {}
    refused: list[Refusal] = []
    for name, check in _CHECKS.items():
        try:
            values[name] = check(getattr(report, name))
        except Refusal as refusal:
            refused.append(refusal)
    if refused:
        raise _together(refused)
    return _sound(replace(report, **values))


def _together(refused: list[Refusal]) -> Refusal:
    """The refusal that answers for all; half a character comes first, since such a text is no text."""
    chosen = next((refusal for refusal in refused if isinstance(refusal, LoneSurrogate)), refused[0])
    for refusal in refused:
        chosen.fields.update(refusal.fields)
    return chosen


def _sound(report: Report) -> Report:
    """What the fields must be to each other."""
    _check_offsets(report.start, report.end)
    if not report.exact and not report.comment:
        raise NothingSaid(fields={"exact": NothingSaid.code, "comment": NothingSaid.code})
    if report.exact and not report.exact.strip():
        raise BlankQuote(fields={"exact": BlankQuote.code})
    if report.proposed is None:
        return report
    if not report.comment and report.exact and _to_the_eye(report.proposed) == _to_the_eye(report.exact):
        raise NothingProposed(fields={"proposed": NothingProposed.code})
    return replace(report, proposed=None) if report.proposed == report.exact else report


def _check_offsets(start: int | None, end: int | None) -> None:
    if start is None and end is None:
        return
    if start is None or end is None or not 0 <= start <= end:
        raise InvalidOffsets(fields={"start": InvalidOffsets.code, "end": InvalidOffsets.code})


def _to_the_eye(text: str) -> str:
    return _INVISIBLE.sub("", text).strip()


def _line(field: str, limit: int) -> Callable[[str], str]:
    return lambda text: admit(text, field=field, limit=limit, single_line=True, required=False)


def _quote(field: str, limit: int) -> Callable[[str], str]:
    return lambda text: admit_quote(text, field=field, limit=limit)


def _maybe_quote(text: str | None) -> str | None:
    return None if text is None else admit_quote(text, field="proposed", limit=QUOTE_LIMIT)


def _comment(text: str) -> str:
    return admit(text, field="comment", limit=COMMENT_LIMIT, single_line=False, required=False)


def _article(text: str) -> str:
    return admit(text, field="article", limit=ARTICLE_LIMIT, single_line=True, required=True)


def _choice(field: str, known: tuple[str, ...]) -> Callable[[str], str]:
    def check(value: str) -> str:
        if value not in known:
            raise UnknownChoice(fields={field: UnknownChoice.code})
        return value

    return check


def _error_type(value: str) -> str:
    """Any code is kept: partners have their own lists, and a reader's pick never decides policy."""
    if value and not _CODE.match(value):
        raise UnknownChoice(fields={"error_type": UnknownChoice.code})
    return value


def evidence_link(value: str) -> str:
    """A link in its normal form, or nothing. Raises InvalidLink, TooLong."""
    link = _line("evidence_url", LINK_LIMIT)(value)
    if link and not _is_web_address(link):
        raise InvalidLink(fields={"evidence_url": InvalidLink.code})
    return link


def _is_web_address(link: str) -> bool:
    try:
        parts = urlsplit(link)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and not any(map(str.isspace, link))
    except ValueError:
        return False


def _email(value: str) -> str:
    if "\n" in value.strip(" ") or "\r" in value:
        raise InvalidEmail(fields={"email": InvalidEmail.code})
    try:
        email = _line("email", EMAIL_LIMIT)(value)
    except TooLong as refusal:
        raise InvalidEmail(fields={"email": TooLong.code}) from refusal
    if email and not _EMAIL.match(email):
        raise InvalidEmail(fields={"email": InvalidEmail.code})
    return email


def _language(value: str) -> str:
    return value if len(value) <= 12 and _LANGUAGE.match(value) else "en"


_CHECKS: Mapping[str, Callable[[Any], Any]] = {
    "article": _article,
    "part": _choice("part", tuple(Part)),
    "exact": _quote("exact", QUOTE_LIMIT),
    "prefix": _quote("prefix", CONTEXT_LIMIT),
    "suffix": _quote("suffix", CONTEXT_LIMIT),
    "proposed": _maybe_quote,
    "comment": _comment,
    "error_type": _error_type,
    "evidence_url": evidence_link,
    "relation": _choice("relation", RELATIONS),
    "email": _email,
    "language": _language,
    "title": lambda text: _line("title", TITLE_LIMIT)(text[:TITLE_LIMIT]),
}
