"""Lines that are perhaps no part of the article: kept in the text, and pointed out to whoever imports it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from corrections.domain.text.intake.import_rules import ImportRules, LeftOut, excerpt_of

_FOOT_LINES = 4


def suspected(lines: Sequence[str], *, rules: ImportRules) -> tuple[LeftOut, ...]:
    """What an editor should look at: related-topic blocks, and the line that invites to report errors."""
    words = [line.strip() for line in lines if line.strip()]
    return (*_related(words, rules), *_reporting(words, rules))


def _related(lines: Sequence[str], rules: ImportRules) -> Iterator[LeftOut]:
    times = Counter(lines)
    for number, line in enumerate(lines):
        if line.rstrip(":").strip().casefold() not in rules.related_lines:
            continue
        before = [place for place in (number - 1,) if place >= 0 and times[lines[place]] > 1]
        after = [place for place in (number + 1,) if place < len(lines) and times[lines[place]] > 1]
        # A headline that stands there again is a teaser's, and the line after it the teaser.
        teaser = [number + 2] if after and number + 2 < len(lines) else []
        for place in (*before, number, *after, *teaser):
            yield LeftOut("related", excerpt_of(lines[place]))


def _reporting(lines: Sequence[str], rules: ImportRules) -> Iterator[LeftOut]:
    for line in lines[-_FOOT_LINES:]:
        if any(phrase in line.casefold() for phrase in rules.reporting_phrases):
            yield LeftOut("reporting_line", excerpt_of(line))
