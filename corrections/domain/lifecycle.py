"""The states of a report, a case and an article, and one function for each step between them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from corrections.domain.casework.decision_refusals import OnlyOnce
from corrections.domain.refusals import WrongState


class SubmissionState(StrEnum):
    """Where a reader's report stands."""

    QUARANTINED = "quarantined"
    OPEN = "open"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"


class Outcome(StrEnum):
    """What an answered report was told."""

    FIXED = "fixed"
    CHANGED_DIFFERENTLY = "changed_differently"
    ALREADY_FIXED = "already_fixed"
    DECLINED = "declined"
    PASSED_ON = "passed_on"
    CLOSED_ABUSE = "closed_abuse"


class CorrectionState(StrEnum):
    """Where the newsroom's case stands."""

    OPEN = "open"
    AWAITING_SIGNATURE = "awaiting_signature"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    DECLINED = "declined"
    ALREADY_FIXED = "already_fixed"
    MERGED = "merged"


class ArticleStatus(StrEnum):
    """Whether readers get the article, a notice over it, or a notice in its place."""

    LIVE = "live"
    HELD = "held"
    RETRACTED = "retracted"
    REMOVED = "removed"


State = TypeVar("State", SubmissionState, CorrectionState, ArticleStatus)


@dataclass(frozen=True, slots=True)
class Transition(Generic[State]):
    """One step that the rules allow."""

    before: State
    after: State


def _move(state: State, allowed: Iterable[State], after: State) -> Transition[State]:
    if state not in allowed:
        raise WrongState(state=state.value, wanted=after.value)
    return Transition(state, after)


# --- a report -------------------------------------------------------------------------------------


def release(state: SubmissionState) -> Transition[SubmissionState]:
    """An editor finds that a report is no spam; it keeps the time it came in."""
    return _move(state, {SubmissionState.QUARANTINED}, SubmissionState.OPEN)


def answer(state: SubmissionState) -> Transition[SubmissionState]:
    """The reader gets an answer, in the transaction that decides the case."""
    return _move(state, {SubmissionState.QUARANTINED, SubmissionState.OPEN}, SubmissionState.ANSWERED)


def withdraw(state: SubmissionState) -> Transition[SubmissionState]:
    """The reader takes the report back; the case may stay."""
    return _move(state, {SubmissionState.OPEN}, SubmissionState.WITHDRAWN)


def ask_again(state: SubmissionState) -> Transition[SubmissionState]:
    """The answer is taken back: an appeal, "you missed my point", or the undo of the case."""
    return _move(state, {SubmissionState.ANSWERED}, SubmissionState.OPEN)


def appeal(state: SubmissionState, *, outcome: Outcome, used: bool) -> Transition[SubmissionState]:
    """The reader asks once that somebody else looks at a "no"."""
    return _asked_once(state, allowed=outcome in APPEALABLE, used=used)


def missed_point(state: SubmissionState, *, outcome: Outcome, used: bool) -> Transition[SubmissionState]:
    """The reader says once that what was changed is not what was meant."""
    return _asked_once(state, allowed=outcome in MISSABLE, used=used)


def _asked_once(state: SubmissionState, *, allowed: bool, used: bool) -> Transition[SubmissionState]:
    step = ask_again(state)
    if not allowed:
        raise WrongState(state=state.value, wanted=step.after.value)
    if used:
        raise OnlyOnce
    return step


APPEALABLE = frozenset({Outcome.DECLINED, Outcome.PASSED_ON})
MISSABLE = frozenset({Outcome.FIXED, Outcome.CHANGED_DIFFERENTLY, Outcome.ALREADY_FIXED})


# --- a case ---------------------------------------------------------------------------------------


def await_signature(state: CorrectionState) -> Transition[CorrectionState]:
    """A change is prepared and signed, and needs somebody else's signature."""
    return _move(state, {CorrectionState.OPEN}, CorrectionState.AWAITING_SIGNATURE)


def hand_back(state: CorrectionState) -> Transition[CorrectionState]:
    """The signer returns the change, the drafter recalls it, or the words under it changed."""
    return _move(state, {CorrectionState.AWAITING_SIGNATURE}, CorrectionState.OPEN)


def schedule(state: CorrectionState) -> Transition[CorrectionState]:
    """The change is signed and waits for its hour."""
    waiting = {CorrectionState.OPEN, CorrectionState.AWAITING_SIGNATURE}
    return _move(state, waiting, CorrectionState.SCHEDULED)


def unschedule(state: CorrectionState) -> Transition[CorrectionState]:
    """An editor stops a scheduled change, or it went stale."""
    return _move(state, {CorrectionState.SCHEDULED}, CorrectionState.OPEN)


def publish(state: CorrectionState) -> Transition[CorrectionState]:
    """The signatures suffice: the new version and its note go out."""
    ready = {CorrectionState.OPEN, CorrectionState.AWAITING_SIGNATURE, CorrectionState.SCHEDULED}
    return _move(state, ready, CorrectionState.PUBLISHED)


def undo(state: CorrectionState) -> Transition[CorrectionState]:
    """What was published is reversed by a new version, and the case is open again."""
    return _move(state, {CorrectionState.PUBLISHED}, CorrectionState.OPEN)


def decline(state: CorrectionState) -> Transition[CorrectionState]:
    """The text stands, and every reporter is told why."""
    undecided = {CorrectionState.OPEN, CorrectionState.AWAITING_SIGNATURE}
    return _move(state, undecided, CorrectionState.DECLINED)


def find_fixed(state: CorrectionState) -> Transition[CorrectionState]:
    """The live text already reads as was proposed."""
    undecided = {CorrectionState.OPEN, CorrectionState.AWAITING_SIGNATURE}
    return _move(state, undecided, CorrectionState.ALREADY_FIXED)


def merge(state: CorrectionState) -> Transition[CorrectionState]:
    """The case goes on as part of a lead case."""
    return _move(state, {CorrectionState.OPEN}, CorrectionState.MERGED)


def split(state: CorrectionState) -> Transition[CorrectionState]:
    """The case is taken out of its lead case again."""
    return _move(state, {CorrectionState.MERGED}, CorrectionState.OPEN)


def reopen(state: CorrectionState) -> Transition[CorrectionState]:
    """A decided case is looked at again: an editor's reason, an appeal, a reply, a rollback."""
    closed = {CorrectionState.DECLINED, CorrectionState.ALREADY_FIXED}
    return _move(state, closed, CorrectionState.OPEN)


# --- an article -----------------------------------------------------------------------------------


def hold(state: ArticleStatus) -> Transition[ArticleStatus]:
    """Readers are told that the article is being checked; after 24 hours a senior confirms or it ends."""
    return _move(state, {ArticleStatus.LIVE}, ArticleStatus.HELD)


def end_hold(state: ArticleStatus) -> Transition[ArticleStatus]:
    """The check found nothing that keeps the article from readers."""
    return _move(state, {ArticleStatus.HELD}, ArticleStatus.LIVE)


def retract(state: ArticleStatus) -> Transition[ArticleStatus]:
    """The central claim fails; the retraction stands on top."""
    return _move(state, {ArticleStatus.LIVE, ArticleStatus.HELD}, ArticleStatus.RETRACTED)


def remove(state: ArticleStatus) -> Transition[ArticleStatus]:
    """A neutral notice takes the article's place."""
    shown = {ArticleStatus.LIVE, ArticleStatus.HELD, ArticleStatus.RETRACTED}
    return _move(state, shown, ArticleStatus.REMOVED)


def restore(state: ArticleStatus) -> Transition[ArticleStatus]:
    """A retracted or removed article comes back, signed as its going was."""
    return _move(state, {ArticleStatus.RETRACTED, ArticleStatus.REMOVED}, ArticleStatus.LIVE)


SUBMISSION_STEPS = (release, answer, withdraw, ask_again)
CORRECTION_STEPS = (
    await_signature, hand_back, schedule, unschedule, publish, undo,
    decline, find_fixed, merge, split, reopen,
)  # fmt: skip
ARTICLE_STEPS = (hold, end_hold, retract, remove, restore)


def moves(
    steps: Iterable[Callable[[State], Transition[State]]], states: Iterable[State]
) -> dict[State, set[State]]:
    """Where each state leads, found by trying every step; the documentation is compared with it."""
    found: dict[State, set[State]] = {state: set() for state in states}
    for step in steps:
        for state in found:
            try:
                found[state].add(step(state).after)
            except WrongState:
                continue
    return found


TRANSITIONS = {
    SubmissionState: moves(SUBMISSION_STEPS, SubmissionState),
    CorrectionState: moves(CORRECTION_STEPS, CorrectionState),
    ArticleStatus: moves(ARTICLE_STEPS, ArticleStatus),
}
