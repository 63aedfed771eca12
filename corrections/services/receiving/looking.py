"""The step that finds what a report points at: in the version the reader saw, and in the live text."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from corrections.domain.anchoring.judgements import Judgement, Reason, Verdict
from corrections.domain.anchoring.quotes import locate
from corrections.domain.anchoring.verdicts import judge
from corrections.domain.anchoring.version_edits import VersionEdits
from corrections.domain.refusals import UnknownVersion
from corrections.domain.reporting.report_refusals import VersionWithdrawn
from corrections.domain.reporting.reports import QUOTE_LIMIT, Report
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.spans import Part, Passage, Span
from corrections.domain.text.text_refusals import TooLong
from corrections.models import Article
from corrections.models.version_chain import standing_texts, steps_between, text_of

MOST_VERSIONS_LOOKED_AT = 50


@dataclass(frozen=True, slots=True)
class Sighting:
    """Where a report points. Spans are code points, half open.

    `span` is in the version the reader saw, None where the passage was not found there or none was named;
    `seen` is what that version says, `text` its part's text. `live` is where the passage stands now, None unless that
    is certain. `fixed_since` is the first version that reads as proposed.
    """

    version: int
    part: Part
    span: Span | None
    exact: str
    verdict: Verdict
    seen: ArticleText
    text: str = ""
    live: Span | None = None
    fixed_since: int | None = None


def look(session: Session, article: Article, report: Report) -> Sighting:
    """Find the passage of an admitted report. Raises UnknownVersion, VersionWithdrawn, and TooLong for too wide a span.

    A report on the whole article has no span and the verdict `ambiguous`: only a person can give it a place.
    """
    number = article.current_version if report.version is None else report.version
    if not 1 <= number <= article.current_version:
        raise UnknownVersion(fields={"version": UnknownVersion.code})
    try:
        seen = text_of(session, article.id, number)
    except VersionWithdrawn:
        return _look_at_live(session, article, report)
    return _seen(session, article, report, number=number, seen=seen)


def _look_at_live(session: Session, article: Article, report: Report) -> Sighting:
    """The passage in the live text, for a reader of a version whose words were destroyed since.

    Raises VersionWithdrawn where the live text does not say the quoted words: nobody may keep them again.
    """
    number = article.current_version
    asked = replace(report, start=None, end=None)
    sighting = _seen(session, article, asked, number=number, seen=text_of(session, article.id, number))
    if report.exact and sighting.span is None:
        raise VersionWithdrawn
    return sighting


def _seen(session: Session, article: Article, report: Report, *, number: int, seen: ArticleText) -> Sighting:
    part = Part(report.part)
    text = seen.canonical(part)
    found = _located(text, report)
    if found.span is None:
        return Sighting(number, part, None, report.exact, found.verdict, seen, text)
    exact = report.exact or _quoted(text, found.span)
    sighting = Sighting(number, part, found.span, exact, found.verdict, seen, text, live=found.span)
    if number == article.current_version:
        return sighting
    way = _Way(Passage(part, found.span), report.proposed, seen, number)
    return _followed(session, article, sighting, way=way)


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


@dataclass(frozen=True, slots=True)
class _Way:
    """A passage of the version the reader saw, on its way through the later ones."""

    passage: Passage
    proposed: str | None
    base: ArticleText
    version: int

    def judged(self, steps: tuple[VersionEdits, ...], live: ArticleText) -> Judgement:
        """Where the passage stands in the text that the steps lead to."""
        return judge(self.passage, proposed=self.proposed, base=self.base, steps=steps, live=live)


def _followed(session: Session, article: Article, start: Sighting, *, way: _Way) -> Sighting:
    """The sighting judged against the live text, along the stored edits since the version the reader saw."""
    steps = steps_between(session, article.id, after=start.version, upto=article.current_version)
    judged = way.judged(steps, text_of(session, article.id, article.current_version))
    since = None
    if judged.verdict is Verdict.ALREADY_FIXED:
        since = _fixed_since(session, article, way, steps=steps)
    certain = judged.span if judged.verdict.publishes else None
    return replace(start, verdict=judged.verdict, live=certain, fixed_since=since)


def _fixed_since(session: Session, article: Article, way: _Way, *, steps: tuple[VersionEdits, ...]) -> int:
    """The version from which on, without a break, the text reads as proposed."""
    first = max(way.version + 1, article.current_version - MOST_VERSIONS_LOOKED_AT)
    numbers = range(first, article.current_version)
    texts = standing_texts(session, {(article.id, number) for number in numbers}) if numbers else {}
    since = article.current_version
    for number in reversed(numbers):
        judged = way.judged(steps[: number - way.version], texts[article.id, number])
        if judged.verdict is not Verdict.ALREADY_FIXED:
            break
        since = number
    return since
