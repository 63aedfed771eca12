"""Where cases stand: the place each is stored at, and the chain of texts and edits up to the live text.

Selects that acts and pages share.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.anchoring.sweeping import kept_shifts
from corrections.domain.anchoring.verdicts import Journey, Judgement, journey
from corrections.domain.anchoring.version_edits import VersionEdits
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.spans import Part, Passage, Span
from corrections.models.article import Article
from corrections.models.correction import Correction, Placement
from corrections.models.version_chain import standing_texts, steps_between


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a case's passage is stored: a version and a passage in it (code points, half open)."""

    version: int
    passage: Passage


def anchors_of(session: Session, cases: Sequence[Correction]) -> Mapping[int, Anchor]:
    """The stored place of each case that has one: the last that a person chose, else the first report's."""
    anchors = {
        case.id: Anchor(case.version, Passage(Part(case.part), Span(case.start, case.end)))
        for case in cases
        if case.start is not None and case.end is not None
    }
    chosen = select(Placement).where(Placement.correction_id.in_([case.id for case in cases]))
    for row in session.scalars(chosen.order_by(Placement.id)):
        passage = Passage(Part(row.part), Span(row.start, row.end))
        anchors[row.correction_id] = Anchor(row.version, passage)
    return anchors


@dataclass(frozen=True)
class Chain:
    """The texts and stored edits that lead from old versions of one article to its live text."""

    live: ArticleText
    current: int
    first: int
    texts: Mapping[int, ArticleText]
    steps: tuple[VersionEdits, ...]
    journeys: dict[tuple[int, Part], Journey] = field(default_factory=dict)

    def judge(self, anchor: Anchor, proposed: str | None) -> Judgement:
        """Where the anchored passage stands in the live text."""
        return self._way(anchor.version, anchor.passage.part).judge(anchor.passage.span, proposed)

    def surely_kept(self, anchors: Mapping[int, Anchor]) -> set[int]:
        """Which of the anchored passages no edit comes near, so that they need not be judged."""
        groups: dict[tuple[int, Part], list[int]] = {}
        for number, anchor in anchors.items():
            groups.setdefault((anchor.version, anchor.passage.part), []).append(number)
        kept: set[int] = set()
        for (version, part), numbers in groups.items():
            shifts = kept_shifts(self._way(version, part), [anchors[n].passage.span for n in numbers])
            kept |= {number for number, shift in zip(numbers, shifts, strict=True) if shift is not None}
        return kept

    def _way(self, version: int, part: Part) -> Journey:
        if (version, part) not in self.journeys:
            self.journeys[version, part] = self._journey(version, part)
        return self.journeys[version, part]

    def _journey(self, version: int, part: Part) -> Journey:
        return journey(
            part,
            base=self.texts[version].canonical(part),
            steps=self.steps[version - self.first :],
            live=self.live.canonical(part),
        )


def chain_for(
    session: Session,
    article: Article,
    anchors: Iterable[Anchor],
    *,
    upto: int | None = None,
    known: Mapping[int, ArticleText] | None = None,
) -> Chain:
    """Load what judging these anchors needs, in two statements however many there are.

    The chain leads to the live text, or to the version `upto`, which no anchor may be later than. Of the versions
    in `known` the words are at hand and not read again.
    """
    last = article.current_version if upto is None else upto
    bases = {anchor.version for anchor in anchors} | {last}
    texts = dict(known or {})
    missing = bases - texts.keys()
    found = standing_texts(session, {(article.id, base) for base in missing}) if missing else {}
    texts.update({number: text for (_, number), text in found.items()})
    first = min(bases)
    steps = steps_between(session, article.id, after=first, upto=last)
    return Chain(texts[last], last, first, texts, steps)
