"""What would be published if a draft were approved now: the words, the note, who has to sign."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from corrections.domain.actors import Actor
from corrections.domain.binding import block_changes
from corrections.domain.disclosure import (
    NoteKind,
    Place,
    Severity,
    Signer,
    may_sign_later,
    rule_for,
    signatures_needed,
    suffices,
)
from corrections.domain.error_types import ErrorType
from corrections.domain.house_rules import HouseRules
from corrections.domain.notes import prefilled
from corrections.domain.proposals import Chosen, Proposal, check_departure, proposal_for
from corrections.domain.proposals.departures import contradicts
from corrections.domain.reading.columns import Row, side_by_side
from corrections.domain.reading.differences import Piece, word_difference
from corrections.domain.refusals import Refusal
from corrections.domain.showing.visibility import Restatement
from corrections.domain.text.fixes import apply, close
from corrections.domain.text.splicing.combining import combined
from corrections.domain.wording.changes import SentenceChange, changes_of
from corrections.domain.wording.note_warnings import warnings_about
from corrections.domain.working.siblings import wrong_words
from corrections.queries.desk.drafts import Draft, Suggestion
from corrections.queries.desk.surroundings import InContext, in_context
from corrections.queries.working.reached import Sibling, Stand, siblings, span_after, wanted


@dataclass(frozen=True, slots=True)
class Change:
    """The change that a draft makes, as people read it."""

    pieces: tuple[Piece, ...]
    rows: tuple[Row, ...]
    after: InContext
    badges: tuple[str, ...]
    losses: tuple[str, ...]
    sentences: tuple[SentenceChange, ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Who has to agree: how many people, whether this one is enough, whether the second may follow."""

    people: int
    needs: tuple[tuple[str, ...], ...]
    is_complete: bool
    may_follow: bool


@dataclass(frozen=True, slots=True)
class Outlook:
    """The draft with its suggestions, what it changes and who must agree; or why it cannot be published.

    `contradicts` is whether it would be refused as it stands, since a wrong fact is told as a correction.
    """

    draft: Draft
    change: Change | None
    agreement: Agreement
    refusal: Refusal | None
    next_version: int
    lowers: bool = False
    contradicts: bool = False
    warnings: tuple[str, ...] = ()
    siblings: tuple[Sibling, ...] = ()


def outlook(stand: Stand, draft: Draft, *, by: Actor, house: HouseRules, on: date) -> Outlook:
    """Look ahead. Nothing is refused here: what publishing would refuse is said in `refusal`."""
    try:
        change, suggested, proposal = _change(stand, draft, on=on)
    except Refusal as refusal:
        ahead = _outlook(stand, draft, None, refusal=refusal, by=by, house=house)
        return replace(ahead, siblings=siblings(draft, stand))
    settled = draft.following(suggested)
    ahead = _outlook(stand, settled, change, by=by, house=house)
    warnings = _warnings(stand, settled, change, on=on)
    lowers = _lowers(settled, proposal, by=by)
    return replace(
        ahead,
        lowers=lowers,
        contradicts=_contradicts(settled),
        warnings=warnings,
        siblings=siblings(settled, stand),
    )


def _contradicts(draft: Draft) -> bool:
    stated = ErrorType(draft.error_type) if draft.error_type else None
    return contradicts(NoteKind(draft.note_kind), stated)


def _lowers(draft: Draft, proposal: Proposal, *, by: Actor) -> bool:
    """Whether the draft tells less than is proposed, so that it takes a line of reason, or more."""
    chosen = Chosen(NoteKind(draft.note_kind), Severity(draft.severity), Place(draft.placement))
    try:
        return bool(check_departure(proposal, chosen, reason="given", roles=by.roles))
    except Refusal:
        return True


def _warnings(stand: Stand, draft: Draft, change: Change, *, on: date) -> tuple[str, ...]:
    kind = NoteKind(draft.note_kind)
    found = warnings_about(
        draft.note, kind=kind, language=stand.language, on=on, changes=_repeated(draft, change)
    )
    return tuple(found)


def _change(stand: Stand, draft: Draft, *, on: date) -> tuple[Change, Suggestion, Proposal]:
    live, passage = stand.live, stand.passage
    closed = close(combined(live, wanted(draft, stand), base=stand.version), live)
    proposal = proposal_for(closed.fix, live, passage, error_type=_own_error_type(draft))
    blocks = block_changes(closed.fix, live)
    before, after = "\n".join(b.before for b in blocks), "\n".join(b.after for b in blocks)
    pieces = word_difference(before, after)
    result = apply(closed.fix, live)
    change = Change(
        pieces=pieces,
        rows=side_by_side(pieces),
        after=in_context(result.canonical(passage.part), span_after(closed.fix, passage)),
        badges=tuple(sorted(badge.value for badge in proposal.badges)),
        losses=closed.losses,
        sentences=changes_of(closed.fix, live),
    )
    kind = NoteKind(proposal.kind if draft.follows("note_kind") else draft.note_kind)
    asked = Severity(proposal.severity if draft.follows("severity") else draft.severity)
    rule = rule_for(kind, asked)
    place = max(rule.place, proposal.place, key=_rank) if kind is proposal.kind else rule.place
    told = prefilled(
        kind,
        language=stand.language,
        on=on,
        changes=_repeated(draft, change),
        error_type=_own_error_type(draft) or proposal.error_type,
        source=draft.checked,
    )
    wrong, right = wrong_words(passage.span.slice(live.canonical(passage.part)), draft.proposed or "")
    suggested = Suggestion(
        wrong=wrong,
        right=right,
        note_kind=proposal.kind.value,
        severity=rule.severity.value,
        error_type=proposal.error_type.value,
        placement=place.value,
        note=told if kind.has_note else "",
    )
    return change, suggested, proposal


def _repeated(draft: Draft, change: Change) -> tuple[SentenceChange, ...]:
    """The changes that the note tells: none where it is to repeat nothing of what was wrong."""
    return () if draft.restatement == Restatement.NONE else change.sentences


def _own_error_type(draft: Draft) -> ErrorType | None:
    """The type of error that the editor chose; what was only suggested proves nothing."""
    is_chosen = draft.error_type and not draft.follows("error_type")
    return ErrorType(draft.error_type) if is_chosen else None


def _rank(place: Place) -> int:
    return place.rank


def _outlook(
    stand: Stand,
    draft: Draft,
    change: Change | None,
    *,
    refusal: Refusal | None = None,
    by: Actor,
    house: HouseRules,
) -> Outlook:
    kind = NoteKind(draft.note_kind or NoteKind.MINOR_FIX)
    severity = Severity(draft.severity or Severity.MINOR)
    return Outlook(
        draft=draft,
        change=change,
        agreement=_agreement(kind, severity, by=by, house=house),
        refusal=refusal,
        next_version=stand.version + 1,
    )


def _agreement(kind: NoteKind, severity: Severity, *, by: Actor, house: HouseRules) -> Agreement:
    needed = signatures_needed(kind, severity)
    return Agreement(
        people=needed.people,
        needs=tuple(tuple(sorted(role.value for role in roles)) for roles in needed.needs),
        is_complete=suffices(needed, [Signer(by.id, by.roles)]),
        may_follow=house.sign_later and may_sign_later(kind, severity),
    )
