"""An editor publishes many minor fixes at once: those of one article go out as one version, each checked anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.actors import Actor
from corrections.domain.disclosure import NoteKind, Severity
from corrections.domain.error_types import ErrorType
from corrections.domain.house_rules import HouseRules
from corrections.domain.proposals import proposal_for
from corrections.domain.refusals import NotFound, Refusal
from corrections.domain.sorting.sorting_refusals import NotMinor, NoWording, WordingsDiffer
from corrections.domain.text.fixes import close
from corrections.domain.text.spans import Passage
from corrections.domain.text.splicing.combining import Wanted, combined
from corrections.domain.text.splicing.fix_refusals import Overlapping
from corrections.models import Article, Correction
from corrections.models.sessions import Sessions
from corrections.services.answering import WaitingReport, waiting_reports
from corrections.services.casework.custody_check import check_decides
from corrections.services.deciding.decisions import Companion, Decision
from corrections.services.deciding.preparing import certain_passages
from corrections.services.deciding.publishing import publish
from corrections.services.sorting.bulk import Outcome, Outcomes, Ticked, admitted


@dataclass(frozen=True, slots=True)
class _Fit:
    """A ticked case that is fit to go out, its words, and its place in the live text."""

    ticked: Ticked
    proposed: str
    place: Passage


def publish_many(
    sessions: Sessions, ticked: Sequence[Ticked], *, by: Actor, at: datetime, house: HouseRules
) -> tuple[Outcome, ...]:
    """Publish the minor fixes among the ticked cases, one version an article; the others are left, and why.

    Fit is an open case as the page believed it, with one wording that nobody contradicts, a certain place and no
    signal that more than spelling changes; of two that overlap, the first. Raises NothingChosen, TooManyChosen.
    """
    chosen, outcomes = admitted(ticked), Outcomes()
    for group in _by_article(sessions, chosen, outcomes):
        with sessions.reads() as session:
            fits = _apart(_fit(session, group, outcomes, by=by), outcomes)
        if fits:
            _publish(sessions, fits, outcomes, by=by, at=at, house=house)
    return outcomes.of(chosen)


def _by_article(sessions: Sessions, chosen: Sequence[Ticked], outcomes: Outcomes) -> Iterator[list[Ticked]]:
    with sessions.reads() as session:
        numbers = [each.correction_id for each in chosen]
        found = select(Correction.id, Correction.article_id).where(Correction.id.in_(numbers))
        articles = {row.id: row.article_id for row in session.execute(found)}
    groups: dict[int, list[Ticked]] = defaultdict(list)
    for each in chosen:
        if each.correction_id in articles:
            groups[articles[each.correction_id]].append(each)
        else:
            outcomes.refused(each.correction_id, NotFound())
    yield from groups.values()


def _fit(session: Session, group: Sequence[Ticked], outcomes: Outcomes, *, by: Actor) -> Iterator[_Fit]:
    numbers = [each.correction_id for each in group]
    rows = session.scalars(select(Correction).where(Correction.id.in_(numbers))).all()
    cases = {case.id: case for case in rows}
    article = session.get_one(Article, rows[0].article_id)
    reports = waiting_reports(session, numbers)
    for each in group:
        case = cases[each.correction_id]
        try:
            each.tokens.check(article, case)
            check_decides(session, case, by=by)
            proposed = _wording(case, reports[case.id])
            yield _Fit(each, proposed, _minor_place(session, article, case, proposed))
        except Refusal as refusal:
            outcomes.refused(case.id, refusal)


def _wording(case: Correction, reports: Sequence[WaitingReport]) -> str:
    """The one wording that readers propose for the case's own passage. Raises NoWording, WordingsDiffer."""
    about = (case.version, case.start, case.end)
    said = {
        report.proposed
        for report in reports
        if (report.submission.version, report.submission.start, report.submission.end) == about
    } - {None}
    if len(said) > 1:
        raise WordingsDiffer
    proposed = next(iter(said), None)
    if proposed is None:
        raise NoWording
    return proposed


def _minor_place(session: Session, article: Article, case: Correction, proposed: str) -> Passage:
    """Where the case's passage stands. Raises NeedsPlace, NotMinor, and whatever the fix refuses."""
    (passage,), live = certain_passages(session, article, [case])
    fix = close(combined(live, [Wanted(passage, proposed)], base=article.current_version), live).fix
    at_least = Severity.SERIOUS if case.severity == Severity.SERIOUS else Severity.MINOR
    proposal = proposal_for(fix, live, passage, error_type=ErrorType.SPELLING, at_least=at_least)
    if proposal.kind is not NoteKind.MINOR_FIX:
        raise NotMinor
    return passage


def _apart(fits: Iterator[_Fit], outcomes: Outcomes) -> list[_Fit]:
    """Those that neither overlap nor touch one that was ticked before."""
    kept: list[_Fit] = []
    for fit in fits:
        if any(_meet(fit.place, other.place) for other in kept):
            outcomes.refused(fit.ticked.correction_id, Overlapping())
        else:
            kept.append(fit)
    return kept


def _meet(one: Passage, other: Passage) -> bool:
    first, second = one.span, other.span
    return one.part is other.part and first.start <= second.end and second.start <= first.end


def _publish(
    sessions: Sessions,
    fits: Sequence[_Fit],
    outcomes: Outcomes,
    *,
    by: Actor,
    at: datetime,
    house: HouseRules,
) -> None:
    """One version for all of them; where something moved in between, none goes out."""
    lead, *others = fits
    together = tuple(
        Companion(each.ticked.correction_id, each.ticked.tokens.state, each.proposed) for each in others
    )
    decision = Decision(
        proposed=lead.proposed,
        kind=NoteKind.MINOR_FIX,
        severity=Severity.MINOR,
        error_type=ErrorType.SPELLING,
        place=None,
        note="",
        checked="",
        together=together,
    )
    number, tokens = lead.ticked.correction_id, lead.ticked.tokens
    try:
        done = publish(sessions, number, decision, tokens=tokens, by=by, at=at, house=house)
    except Refusal as refusal:
        for each in fits:
            outcomes.refused(each.ticked.correction_id, refusal)
    else:
        for each in fits:
            outcomes.done(each.ticked.correction_id, version=done.version)
