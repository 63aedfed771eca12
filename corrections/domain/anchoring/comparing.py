"""Computes the edits between two whole texts, once, for versions that arrive from outside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corrections.domain.anchoring.edits import Edits, Kept, New, Run, edits, identity
from corrections.domain.anchoring.matching.block_pairs import common_ends, equal_lines, joined
from corrections.domain.anchoring.matching.chance import shared_runs
from corrections.domain.anchoring.matching.doubts import doubtful_ranges
from corrections.domain.anchoring.matching.lines import Lines, Stretch, in_characters, in_text
from corrections.domain.anchoring.matching.settling import Settled, settled
from corrections.domain.anchoring.version_edits import VersionEdits
from corrections.domain.reading.anchors import Match
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.spans import Part, Span


def computed_edits(old: ArticleText, new: ArticleText) -> VersionEdits:
    """The edits that lead from one version to a text that arrived whole."""
    compared = {part: compare(old.canonical(part), new.canonical(part)) for part in Part}
    return VersionEdits(
        text={part: change for part, (change, _) in compared.items()},
        string=_string_edits(old.body, new.body),
        computed=True,
        doubts={part: doubts for part, (_, doubts) in compared.items() if doubts},
    )


def compare(old: str, new: str) -> tuple[Edits, tuple[Span, ...]]:
    """The edits from `old` to `new`, and which ranges of `old` (code points, half open) are doubtful.

    Equal lines are kept, in order or moved; in lines that changed, runs of words that are more than chance.
    """
    if old == new:
        return identity(len(old)), ()
    left, right = Lines(old), Lines(new)
    found = settled(left.words, right.words)
    matches = joined(sorted(_matches(left, right, found), key=lambda match: match.new))
    return edits(_runs(matches, new)), doubtful_ranges(matches, old, new, left, found.doubtful)


def _string_edits(old: str, new: str) -> Edits:
    """Edits of the stored string, which only have to give it back: equal lines in order, and ends of others."""
    left, right = Lines(old), Lines(new)
    equal = in_characters(equal_lines(left.words, right.words), left, right)
    runs: list[Run] = []
    at_old = at_new = 0
    for match in [*equal, Match(len(old), len(new), 0)]:
        gone, come = old[at_old : match.old], new[at_new : match.new]
        head, tail = common_ends(gone, come)
        runs += [Kept(at_old, head), New(come[head : len(come) - tail]), Kept(match.old - tail, tail)]
        runs.append(Kept(match.old, match.length))
        at_old, at_new = match.old + match.length, match.new + match.length
    return edits(runs)


def _matches(left: Lines, right: Lines, found: Settled) -> Iterator[Match]:
    yield from in_characters(found.equal, left, right)
    yield from in_characters([Match(a, b, 1) for a, b in found.moved.items()], left, right)
    for gap in found.gaps:
        old, new = Stretch(left, gap.old), Stretch(right, gap.new)
        for match in shared_runs(old.text, new.text):
            yield from in_text(match, old, new)


def _runs(matches: Sequence[Match], new: str) -> Iterator[Run]:
    at = 0
    for match in matches:
        yield New(new[at : match.new])
        yield Kept(match.old, match.length)
        at = match.new + match.length
    yield New(new[at:])
