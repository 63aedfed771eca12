"""The step that finds what a report points at: in the version the reader saw, and in the live text."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from corrections.domain.anchoring.judgements import Judgement, Reason, Verdict
from corrections.domain.anchoring.quotes import locate
from corrections.domain.anchoring.verdicts import judge
from corrections.domain.anchoring.version_edits import VersionEdits
from corrections.domain.refusals import TooLong, UnknownVersion
from corrections.domain.reporting.reports import QUOTE_LIMIT, Report
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.spans import Part, Passage, Span
from corrections.models import Article
from corrections.models.version_chain import steps_between, text_of, texts_of

MOST_VERSIONS_LOOKED_AT = 50


@dataclass(frozen=True, slots=True)
class Sighting:
    """Where a report points. Spans are code points, half open.

    `span` is in the version the reader saw, None where the passage was not found there or none was named;
    `text` is the part's text there. `live` is where the passage stands now, None unless that is certain.
    `fixed_since` is the first version that reads as proposed.
    """

    version: int
    part: Part
    span: Span | None
    exact: str
    verdict: Verdict
    text: str = ""
    live: Span | None = None
    fixed_since: int | None = None


def look(session: Session, article: Article, report: Report) -> Sighting:
    """Find the passage of an admitted report. Raises UnknownVersion, and TooLong for too wide a span.

    A report on the whole article has no span and the verdict `ambiguous`: only a person can give it a place.
    """
    number = article.current_version if report.version is None else report.version
    if not 1 <= number <= article.current_version:
        raise UnknownVersion(fields={"version": UnknownVersion.code})
    seen, part = text_of(session, article.id, number), Part(report.part)
    text = seen.canonical(part)
    found = _located(text, report)
    if found.span is None:
        return Sighting(number, part, None, report.exact, found.verdict, text)
    exact = report.exact or _quoted(text, found.span)
    sighting = Sighting(number, part, found.span, exact, found.verdict, text, live=found.span)
    if number == article.current_version:
        return sighting
    return _followed(session, article, sighting, proposed=report.proposed, seen=seen)


def _located(text: str, report: Report) -> Judgement:
    start, end = report.start, report.end
    if end is not None and end > len(text):
        start = end = None
    if not report.exact and start is None:
        return Judgement(Verdict.AMBIGUOUS, None, Reason.NO_QUOTE)
    return locate(
        text, exact=report.exact or None, prefix=report.prefix, suffix=report.suffix, start=start, end=end
    )


def _quoted(text: str, span: Span) -> str:
    if span.length > QUOTE_LIMIT:
        raise TooLong(fields={"end": TooLong.code}, length=span.length, limit=QUOTE_LIMIT)
    return span.slice(text)


def _followed(
    session: Session, article: Article, start: Sighting, *, proposed: str | None, seen: ArticleText
) -> Sighting:
    """The sighting judged against the live text, along the stored edits since the version the reader saw."""
    assert start.span is not None
    passage = Passage(start.part, start.span)
    steps = steps_between(session, article.id, after=start.version, upto=article.current_version)
    live = text_of(session, article.id, article.current_version)
    judged = judge(passage, proposed=proposed, base=seen, steps=steps, live=live)
    since = None
    if judged.verdict is Verdict.ALREADY_FIXED:
        since = _fixed_since(session, article, _Way(passage, proposed, seen, steps), start.version)
    certain = judged.span if judged.verdict.publishes else None
    return replace(start, verdict=judged.verdict, live=certain, fixed_since=since)


@dataclass(frozen=True, slots=True)
class _Way:
    passage: Passage
    proposed: str | None
    base: ArticleText
    steps: tuple[VersionEdits, ...]

    def is_fixed(self, after: int, text: ArticleText) -> bool:
        """Whether the text that `after` steps lead to reads as proposed."""
        judged = judge(
            self.passage, proposed=self.proposed, base=self.base, steps=self.steps[:after], live=text
        )
        return judged.verdict is Verdict.ALREADY_FIXED


def _fixed_since(session: Session, article: Article, way: _Way, seen: int) -> int:
    """The version from which on, without a break, the text reads as proposed."""
    first = max(seen + 1, article.current_version - MOST_VERSIONS_LOOKED_AT)
    numbers = range(first, article.current_version)
    texts = texts_of(session, {(article.id, number) for number in numbers})
    since = article.current_version
    for number in reversed(numbers):
        if not way.is_fixed(number - seen, texts[article.id, number]):
            break
        since = number
    return since
