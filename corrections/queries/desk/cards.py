"""Cards: what an editor sees of a case before opening it. Four statements, however many cards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.anchoring.judgements import Judgement
from corrections.domain.lifecycle import CorrectionState
from corrections.domain.reading.differences import Piece, word_difference
from corrections.domain.reading.directions import direction_of
from corrections.domain.reading.shortening import shortened
from corrections.domain.references import case_reference
from corrections.domain.working import claims
from corrections.models import Article, CaseClaim, Correction
from corrections.models.version_chain import standing_texts, steps_since
from corrections.models.whereabouts import Anchor, Chain, anchors_of
from corrections.queries.desk.surroundings import InContext, in_context
from corrections.queries.sorting.lead_words import lead_words

AROUND = 40
UNDECIDED = frozenset({CorrectionState.OPEN, CorrectionState.AWAITING_SIGNATURE, CorrectionState.SCHEDULED})


@dataclass(frozen=True, slots=True)
class _Words:
    """What leads a case: a reader's words, or those of whoever of the staff opened it (then without a quote)."""

    exact: str
    proposed: str | None
    comment: str


@dataclass(frozen=True, slots=True)
class CardClaim:
    """Who is at the case, or was last: a claim that no longer `stands` has run out."""

    staff_id: int
    name: str
    since: datetime
    active_at: datetime
    stands: bool


@dataclass(frozen=True, slots=True)
class Card:
    """A case at a glance. `verdict` and `reason` are codes; both are empty once the case is decided.

    `version` is the article's live one: with `state_token` it is what a decision made from here believes.
    """

    reference: str
    state: str
    state_token: str
    version: int
    severity: str
    slug: str
    headline: str
    language: str
    direction: str
    part: str
    before: str
    quote: str
    after: str
    proposed: str | None
    pieces: tuple[Piece, ...]
    comment: str
    verdict: str
    reason: str
    reports: int
    waiting: int
    subject_involved: bool
    opened_at: datetime
    due_at: datetime
    decided_at: datetime | None
    signature_due_at: datetime | None
    live_due_at: datetime | None
    handed_at: datetime | None
    is_overdue: bool
    without_note: bool = False
    claim: CardClaim | None = None


def cards(session: Session, rows: Sequence[tuple[Correction, Article]], *, at: datetime) -> tuple[Card, ...]:
    """The cards of these cases, in their order."""
    cases = [case for case, _article in rows]
    anchors = anchors_of(session, cases)
    words, held = _words_and_claims(session, cases)
    chains = _chains(session, rows, anchors)
    return tuple(
        replace(
            _card(case, article, words.get(case.id), anchors.get(case.id), chains[article.id], at=at),
            claim=_claim(case, held.get(case.id), at=at),
        )
        for case, article in rows
    )


def _words_and_claims(
    session: Session, cases: Sequence[Correction]
) -> tuple[Mapping[int, _Words], Mapping[int, CaseClaim]]:
    """What leads each case, where it is still kept, and who is at the case; one statement."""
    numbers = [case.id for case in cases]
    said = lead_words(cases, [case.id for case in cases if case.state in UNDECIDED]).subquery()
    chosen = (
        select(Correction.id, said.c.exact, said.c.proposed, said.c.comment, CaseClaim)
        .outerjoin(said, said.c.correction_id == Correction.id)
        .outerjoin(CaseClaim, CaseClaim.correction_id == Correction.id)
        .where(Correction.id.in_(numbers))
    )
    rows = session.execute(chosen).all()
    words = {row[0]: _Words(row[1], row[2], row[3]) for row in rows if row[1] is not None}
    return words, {row[0]: row[4] for row in rows if row[4]}


def _claim(case: Correction, held: CaseClaim | None, *, at: datetime) -> CardClaim | None:
    if held is None or case.state not in UNDECIDED:
        return None
    stands = claims.stands(held.active_at, at)
    return CardClaim(held.staff_id, held.name, held.since, held.active_at, stands)


def _chains(
    session: Session, rows: Sequence[tuple[Correction, Article]], anchors: Mapping[int, Anchor]
) -> Mapping[int, Chain]:
    """What judging needs, for all articles in two statements; decided cases need the live text only."""
    articles = {article.id: article for _case, article in rows}
    bases: dict[int, set[int]] = {article.id: {article.current_version} for article in articles.values()}
    for case, article in rows:
        if case.id in anchors and case.state in UNDECIDED:
            bases[article.id].add(anchors[case.id].version)
    found = standing_texts(
        session, {(article, number) for article, numbers in bases.items() for number in numbers}
    )
    first = {article: min(numbers) for article, numbers in bases.items()}
    steps = steps_since(session, first)
    return {
        number: Chain(
            live=found[number, article.current_version],
            current=article.current_version,
            first=first[number],
            texts={version: found[number, version] for version in bases[number]},
            steps=steps[number],
        )
        for number, article in articles.items()
    }


def _card(
    case: Correction,
    article: Article,
    words: _Words | None,
    anchor: Anchor | None,
    chain: Chain,
    *,
    at: datetime,
) -> Card:
    proposed = words.proposed if words else None
    judged = chain.judge(anchor, proposed) if anchor and case.state in UNDECIDED else None
    quote = _quote(judged, anchor, chain, words)
    return Card(
        reference=case_reference(case.id),
        state=case.state,
        state_token=f"{case.state}.{case.revision}",
        version=article.current_version,
        severity=case.severity,
        slug=article.slug,
        headline=chain.live.headline,
        language=article.language,
        direction=direction_of(article.language),
        part=case.part,
        before=quote.before,
        quote=quote.words,
        after=quote.after,
        proposed=proposed,
        pieces=shortened(word_difference(quote.words, proposed)) if proposed is not None else (),
        comment=words.comment if words else "",
        verdict=judged.verdict.value if judged else "",
        reason=judged.reason.value if judged else "",
        is_overdue=case.state in UNDECIDED and (case.live_due_at or case.due_at) < at,
        **{name: getattr(case, name) for name in _AS_STORED},
    )


_AS_STORED = (
    "reports",
    "waiting",
    "subject_involved",
    "without_note",
    "opened_at",
    "due_at",
    "decided_at",
    "signature_due_at",
    "live_due_at",
    "handed_at",
)


def _quote(judged: Judgement | None, anchor: Anchor | None, chain: Chain, words: _Words | None) -> InContext:
    """The words the case is about: as they stand now, if their place is certain, else as they were read."""
    if judged and anchor and judged.span and judged.verdict.publishes:
        return in_context(chain.live.canonical(anchor.passage.part), judged.span, around=AROUND)
    if anchor and anchor.version in chain.texts:
        read = chain.texts[anchor.version].canonical(anchor.passage.part)
        return in_context(read, anchor.passage.span, around=AROUND)
    return InContext("", words.exact if words else "", "")
