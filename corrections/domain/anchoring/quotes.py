"""Finds a quoted passage in one text: at its offsets, or by the only place where quote and context agree."""

from __future__ import annotations

from itertools import chain

from corrections.domain.anchoring.folding import Folded, fold_alike, folded
from corrections.domain.anchoring.judgements import Judgement, Reason, Verdict
from corrections.domain.text.graphemes import first_clusters, last_clusters, outward
from corrections.domain.text.spans import Span

CONTEXT_CLUSTERS = 32
_MOST_HINTS = 5
# A letter alone is no quote: without its offsets it needs words on both sides.
_SHORTEST = 2


def locate(
    text: str, *, exact: str | None, prefix: str, suffix: str, start: int | None, end: int | None
) -> Judgement:
    """Where the quoted words stand in `text`, the version that the reader saw.

    `start` and `end` are code points of `text`, half open, or None where the sender does not know them. They
    decide when exactly `exact` stands there; else the quote must stand at one place only whose surroundings
    agree with `prefix` and `suffix`. An empty context agrees with anything.
    """
    given = _given(text, start, end)
    if given is not None and exact in (None, given.slice(text)) and (exact != "" or start == end):
        return Judgement(Verdict.EXACT, outward(text, given), Reason.KEPT)
    if not exact or not fold_alike(exact):
        return Judgement(Verdict.GONE, None, Reason.NO_QUOTE)
    return search(text, exact=exact, prefix=prefix, suffix=suffix, verdict=Verdict.EXACT)


def search(text: str, *, exact: str, prefix: str, suffix: str, verdict: Verdict) -> Judgement:
    """Where `exact` stands by itself: `verdict` if at one place only and its context agrees on both sides.

    Spaces, quotes, dashes and invisible characters compare as people read them.
    """
    whole, quote = folded(text), fold_alike(exact)
    found = _first_places(whole.text, "", quote, "")
    agreeing = _first_agreeing(whole.text, quote, prefix=fold_alike(prefix), suffix=fold_alike(suffix))
    spans = tuple(outward(text, whole.original(at, at + len(quote))) for at in (agreeing or found))
    if not found:
        return Judgement(Verdict.GONE, None, Reason.NOT_FOUND)
    if not agreeing:
        return Judgement(Verdict.AMBIGUOUS, None, Reason.CONTEXT_DISAGREES, hints=spans)
    if len(agreeing) > 1:
        return Judgement(Verdict.AMBIGUOUS, None, Reason.SEVERAL_MATCHES, hints=spans)
    if len(quote) < _SHORTEST and not (fold_alike(prefix) and fold_alike(suffix)):
        return Judgement(Verdict.AMBIGUOUS, None, Reason.TOO_SHORT, hints=spans)
    return Judgement(verdict, spans[0], Reason.FOUND_BY_QUOTE)


def surroundings(text: str, span: Span) -> tuple[str, str]:
    """What stands before and after a span (code points, half open): up to 32 clusters on each side."""
    return last_clusters(text[: span.start], CONTEXT_CLUSTERS), first_clusters(
        text[span.end :], CONTEXT_CLUSTERS
    )


def _given(text: str, start: int | None, end: int | None) -> Span | None:
    if start is None or end is None or not 0 <= start <= end <= len(text):
        return None
    return Span(start, end)


def _first_agreeing(text: str, quote: str, *, prefix: str, suffix: str) -> list[int]:
    """Where the folded quote stands between the folded contexts, with or without a space to either side."""
    gaps = [(before, after) for before in _gaps(prefix) for after in _gaps(suffix)]
    places = (_first_places(text, prefix + before, quote, after + suffix) for before, after in gaps)
    return sorted(chain.from_iterable(places))[:_MOST_HINTS]


def _gaps(context: str) -> tuple[str, ...]:
    return ("", " ") if context else ("",)


def _first_places(text: str, before: str, quote: str, after: str) -> list[int]:
    """The first few places of the folded quote between these words: a hostile one stands at thousands."""
    sought, found = before + quote + after, list[int]()
    at = text.find(sought) if quote else -1
    while at >= 0 and len(found) < _MOST_HINTS:
        found.append(at + len(before))
        at = text.find(sought, at + 1)
    return found


__all__ = ["CONTEXT_CLUSTERS", "Folded", "locate", "search", "surroundings"]
