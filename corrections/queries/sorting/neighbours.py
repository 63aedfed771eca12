"""The open cases near another one of the same article: to be merged by hand, or left beside it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from corrections.domain.grouping import Joining, Reported, joins
from corrections.domain.lifecycle import CorrectionState
from corrections.domain.references import case_reference
from corrections.domain.text.spans import Passage
from corrections.models import Article, Correction
from corrections.models.sorting.nearby import cases_around
from corrections.models.whereabouts import Anchor, Chain, anchors_of, chain_for

MOST_SHOWN = 10


@dataclass(frozen=True, slots=True)
class NearCase:
    """An open case whose passage touches this one's. `is_same` where the two overlap by half of each."""

    reference: str
    state_token: str
    quote: str
    reports: int
    is_same: bool


def near_cases(
    session: Session, article: Article, case: Correction, passage: Passage
) -> tuple[NearCase, ...]:
    """The open cases that touch a case's passage in the live text. Six statements at most."""
    live = article.current_version
    around = cases_around(session, article, passage, [CorrectionState.OPEN], version=live)
    others = [each for each in around if each.id != case.id]
    if not others:
        return ()
    anchors = anchors_of(session, others)
    chain = chain_for(session, article, anchors.values())
    found = (_near(each, passage, chain, anchors[each.id]) for each in others)
    return tuple(each for each in found if each is not None)[:MOST_SHOWN]


def _near(case: Correction, passage: Passage, chain: Chain, anchor: Anchor) -> NearCase | None:
    judged = chain.judge(anchor, None)
    if judged.span is None or not judged.verdict.publishes:
        return None
    text = chain.live.canonical(passage.part)
    joining = joins(Reported(passage), Reported(Passage(anchor.passage.part, judged.span)), text=text)
    if joining is None:
        return None
    return NearCase(
        reference=case_reference(case.id),
        state_token=f"{case.state}.{case.revision}",
        quote=judged.span.slice(text),
        reports=case.reports,
        is_same=joining is Joining.SAME,
    )
