"""Judges where a passage stands now: by where its characters went, by search only where that is unknown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corrections.domain.anchoring.carrying import Course, course
from corrections.domain.anchoring.folding import fold_lines
from corrections.domain.anchoring.judgements import Judgement, Reason, Verdict
from corrections.domain.anchoring.quotes import search, surroundings
from corrections.domain.anchoring.version_edits import VersionEdits
from corrections.domain.anchoring.word_edges import grew
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.spans import Part, Passage, Span

__all__ = ["Journey", "Judgement", "Reason", "Verdict", "journey", "judge"]


def judge(
    passage: Passage,
    *,
    proposed: str | None,
    base: ArticleText,
    steps: Sequence[VersionEdits] | None,
    live: ArticleText,
) -> Judgement:
    """Where a passage of `base` stands in `live`, which all the `steps` lead to.

    `proposed` is what its reader would have it read, None without a proposal. `steps` is None where no chain
    of edits leads from the one to the other; then only a unique quote with its context counts.
    """
    old, new = base.canonical(passage.part), live.canonical(passage.part)
    if steps is None:
        return _searched(passage.span, old, new)
    return journey(passage.part, base=old, steps=steps, live=new).judge(passage.span, proposed)


@dataclass(frozen=True)
class Journey:
    """One part's way from a base text to the live one, for any number of passages."""

    base: str
    live: str
    way: Course
    doubtful: tuple[tuple[Course, tuple[Span, ...]], ...]

    def judge(self, span: Span, proposed: str | None) -> Judgement:
        """Where a span of the base (code points, half open) stands, in the order of the verdicts."""
        if proposed is not None:
            between = self._proposal_stands(span, proposed)
            if between is not None:
                return Judgement(Verdict.ALREADY_FIXED, between, Reason.PROPOSAL_STANDS)
        images = self.way.images(span)
        if len(images) > 1:
            return Judgement(Verdict.AMBIGUOUS, None, Reason.STANDS_TWICE, hints=tuple(images))
        if not images or images[0].slice(self.live) != span.slice(self.base):
            return self._lost(span)
        if self._is_doubtful(span):
            return Judgement(Verdict.AMBIGUOUS, None, Reason.COPY_LOST, hints=(images[0],))
        if grew(self.base, span, self.live, images[0]):
            return Judgement(Verdict.CHANGED, images[0], Reason.WORD_GREW)
        return Judgement(Verdict.EXACT if images[0] == span else Verdict.MOVED, images[0], Reason.KEPT)

    def _proposal_stands(self, span: Span, proposed: str) -> Span | None:
        """What stands between the kept neighbours, if that reads as if the proposal had been made."""
        gap = self.way.gap(span, within=Span(0, len(self.base)))
        if gap is None:
            return None
        old, new = gap
        before, after = self.base[max(old.start - 1, 0) : span.start], self.base[span.end : old.end + 1]
        expected = before + proposed + after
        actual = self.live[max(new.start - 1, 0) : new.end + 1]
        if _reads_as(actual, expected, unlike=before + span.slice(self.base) + after):
            return new
        return None

    def _lost(self, span: Span) -> Judgement:
        """The verdict on a passage that no longer stands as it was."""
        gap = self.way.gap(span, within=self._line(span))
        if span.is_empty:
            return self._point_lost(gap)
        pieces = self.way.pieces(span)
        if gap is not None and gap[1].slice(self.live).strip():
            return Judgement(Verdict.CHANGED, gap[1], Reason.REWRITTEN)
        if pieces:
            hull = Span(min(piece.start for piece in pieces), max(piece.end for piece in pieces))
            return Judgement(Verdict.CHANGED, hull, Reason.REWRITTEN)
        if gap is not None:
            return Judgement(Verdict.GONE, None, Reason.DELETED, hints=(gap[1],))
        return Judgement(Verdict.GONE, None, Reason.SURROUNDINGS_LOST)

    def _point_lost(self, gap: tuple[Span, Span] | None) -> Judgement:
        """The verdict on a place between two characters that no longer stand side by side."""
        if gap is None:
            return Judgement(Verdict.GONE, None, Reason.SURROUNDINGS_LOST)
        if gap[0].is_empty:
            return Judgement(Verdict.CHANGED, gap[1], Reason.REWRITTEN)
        return Judgement(Verdict.AMBIGUOUS, None, Reason.POINT_LOST, hints=(gap[1],))

    def _line(self, span: Span) -> Span:
        """The base's line or lines that the span stands in."""
        end = self.base.find("\n", span.end)
        return Span(self.base.rfind("\n", 0, span.start) + 1, end if end >= 0 else len(self.base))

    def _is_doubtful(self, span: Span) -> bool:
        """Whether at some computed step some of the words might as well have been another copy of them."""
        return any(
            doubt.overlaps(piece) or doubt.contains(piece)
            for way, doubts in self.doubtful
            for piece in (way.images(span) if span.is_empty else way.pieces(span))
            for doubt in doubts
        )


def journey(part: Part, *, base: str, steps: Sequence[VersionEdits], live: str) -> Journey:
    """The way of one part's text along the steps from `base` to `live`."""
    changes = [step.text[part] for step in steps]
    doubtful = tuple(
        (course(changes[:number], len(base)), step.doubts[part])
        for number, step in enumerate(steps)
        if step.doubts.get(part)
    )
    return Journey(base, live, course(changes, len(base)), doubtful)


def _searched(span: Span, base: str, live: str) -> Judgement:
    prefix, suffix = surroundings(base, span)
    return search(live, exact=span.slice(base), prefix=prefix, suffix=suffix, verdict=Verdict.MOVED)


def _reads_as(actual: str, expected: str, *, unlike: str) -> bool:
    """Whether two texts read alike; folding does not count where it makes `expected` like the old text."""
    if fold_lines(expected) == fold_lines(unlike):
        return actual == expected
    return fold_lines(actual) == fold_lines(expected)
