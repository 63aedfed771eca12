"""The step that finds the cases a report is compared with, and where both stand in one text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from corrections.domain.grouping import Joining, Reported, joins, same_result
from corrections.domain.lifecycle import CorrectionState
from corrections.domain.text.spans import Part, Passage, Span
from corrections.models import Article, Correction
from corrections.models.sorting.nearby import cases_around
from corrections.models.whereabouts import anchors_of, chain_for
from corrections.services.receiving.looking import Sighting


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A case and the new report in one text: both spans are its code points, half open."""

    case: Correction
    span: Span
    new: Span
    text: str

    def joining(self, case_proposes: str | None = None, report_proposes: str | None = None) -> Joining | None:
        """How the two belong together, given what each proposes."""
        return joins(
            self._said(self.span, case_proposes), self._said(self.new, report_proposes), text=self.text
        )

    def results_alike(self, case_proposes: str | None, report_proposes: str | None) -> bool:
        """Whether what each proposes makes the text read the same."""
        case, report = self._said(self.span, case_proposes), self._said(self.new, report_proposes)
        return same_result(case, report, text=self.text)

    def _said(self, span: Span, proposed: str | None) -> Reported:
        return Reported(Passage(Part(self.case.part), span), proposed)


def in_the_live_text(
    session: Session, article: Article, sighting: Sighting, states: Sequence[CorrectionState]
) -> Iterator[Neighbour]:
    """The cases in these states that touch the report's passage where it stands now; none where that is unsure."""
    if sighting.live is not None:
        yield from _neighbours(session, article, sighting, states, version=article.current_version)


def in_the_text_that_was_read(
    session: Session, article: Article, sighting: Sighting, states: Sequence[CorrectionState]
) -> Iterator[Neighbour]:
    """The cases in these states that touch the report's passage in the version the reader saw."""
    if sighting.span is not None:
        yield from _neighbours(session, article, sighting, states, version=sighting.version)


def _neighbours(
    session: Session,
    article: Article,
    sighting: Sighting,
    states: Sequence[CorrectionState],
    *,
    version: int,
) -> Iterator[Neighbour]:
    new = sighting.span if version == sighting.version else sighting.live
    if new is None:
        return
    cases = cases_around(session, article, Passage(sighting.part, new), states, version=version)
    anchors = {number: each for number, each in anchors_of(session, cases).items() if each.version <= version}
    if not anchors:
        return
    known = {sighting.version: sighting.seen}
    chain = chain_for(session, article, anchors.values(), upto=version, known=known)
    for case in cases:
        anchor = anchors.get(case.id)
        judged = chain.judge(anchor, None) if anchor else None
        if anchor and judged and judged.span is not None and judged.verdict.publishes:
            yield Neighbour(case, judged.span, new, chain.live.canonical(anchor.passage.part))
