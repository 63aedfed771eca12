"""Kinds, severities, signatures and places."""

from __future__ import annotations

import pytest

from corrections.domain.decline_reasons import DeclineReason
from corrections.domain.disclosure import (
    POLICY,
    NoteKind,
    Place,
    Requirement,
    Severity,
    Signer,
    may_sign_later,
    rule_for,
    signatures_needed,
    suffices,
)
from corrections.domain.error_types import EDITORS_CHOICE, MORE, READERS_CHOICE, USUAL, ErrorType
from corrections.domain.lifecycle import Outcome
from corrections.domain.permissions import Role

E, S, T, ADMIN = Role.EDITOR, Role.SENIOR_EDITOR, Role.STANDARDS, Role.ADMIN


def signer(number: int, *roles: Role, is_author: bool = False) -> Signer:
    return Signer(number, frozenset(roles), is_author)


ONE, TWO = (rule.signatures for rule in POLICY[:2])
ONE_SENIOR = signatures_needed(NoteKind.CORRECTION, Severity.SERIOUS)
BOTH = signatures_needed(NoteKind.RETRACTION, Severity.SERIOUS)


@pytest.mark.parametrize(
    ("requirement", "signers", "enough"),
    [
        (ONE, [], False),
        (ONE, [signer(1, E)], True),
        (ONE, [signer(1, ADMIN)], False),
        (ONE, [signer(1, E, is_author=True)], False),
        (TWO, [signer(1, E)], False),
        (TWO, [signer(1, E), signer(1, E)], False),
        (TWO, [signer(1, E), signer(2, E)], True),
        (TWO, [signer(1, E), signer(2, E, is_author=True)], False),
        (TWO, [signer(1, E), signer(2, S), signer(2, S, is_author=True)], False),
        (ONE_SENIOR, [signer(1, E), signer(2, E)], False),
        (ONE_SENIOR, [signer(1, E), signer(2, S)], True),
        (ONE_SENIOR, [signer(1, E), signer(2, T)], True),
        (BOTH, [signer(1, S), signer(2, S)], False),
        (BOTH, [signer(1, T), signer(2, S)], True),
        (BOTH, [signer(1, S, T)], False),
        (BOTH, [signer(1, S, T), signer(2, E)], False),
        (BOTH, [signer(1, S, T), signer(2, S)], True),
        (BOTH, [signer(1, E), signer(2, S), signer(3, T)], True),
        (Requirement(0), [], True),
    ],
)
def test_signatures_are_different_people_with_the_roles_asked_for(
    requirement: Requirement, signers: list[Signer], enough: bool
) -> None:
    assert suffices(requirement, signers) is enough


@pytest.mark.parametrize("kind", [NoteKind.MINOR_FIX, NoteKind.CORRECTION])
@pytest.mark.parametrize("severity", Severity)
def test_minor_fixes_and_corrections_may_be_signed_later(kind: NoteKind, severity: Severity) -> None:
    assert may_sign_later(kind, severity)


@pytest.mark.parametrize("kind", sorted(set(NoteKind) - {NoteKind.MINOR_FIX, NoteKind.CORRECTION}))
def test_nothing_else_may_be_signed_later(kind: NoteKind) -> None:
    assert not any(may_sign_later(kind, severity) for severity in Severity)


def test_every_line_of_the_policy_is_found_by_kind_and_severity() -> None:
    assert [rule_for(rule.kind, rule.severity) for rule in POLICY] == list(POLICY)


def test_a_kind_with_one_severity_keeps_it() -> None:
    assert rule_for(NoteKind.MINOR_FIX, Severity.SERIOUS).severity is Severity.MINOR
    assert rule_for(NoteKind.RETRACTION, Severity.MINOR).severity is Severity.SERIOUS
    assert rule_for(NoteKind.CORRECTION, Severity.MINOR).severity is Severity.ORDINARY


@pytest.mark.parametrize("kind", [NoteKind.UPDATE, NoteKind.CLARIFICATION])
def test_something_serious_is_signed_and_placed_as_a_serious_correction(kind: NoteKind) -> None:
    rule = rule_for(kind, Severity.SERIOUS)
    assert (rule.signatures, rule.place, rule.severity) == (ONE_SENIOR, Place.TOP, Severity.SERIOUS)


def test_only_a_minor_fix_has_no_note() -> None:
    assert [kind for kind in NoteKind if not kind.has_note] == [NoteKind.MINOR_FIX]


def test_editors_choose_among_eight_types_and_readers_among_six() -> None:
    assert len(EDITORS_CHOICE) == 8
    assert len(READERS_CHOICE) == 6
    assert set(READERS_CHOICE) <= set(EDITORS_CHOICE)
    assert {*EDITORS_CHOICE, *MORE} == set(ErrorType) == set(USUAL)


def test_what_is_factual_is_usually_a_correction() -> None:
    assert {usual.kind for usual in USUAL.values() if usual.factual} == {NoteKind.CORRECTION}


@pytest.mark.parametrize(
    ("reason", "outcome"),
    [
        (DeclineReason.CORRECT_AS_PUBLISHED, Outcome.DECLINED),
        (DeclineReason.DUPLICATE, Outcome.DECLINED),
        (DeclineReason.ALREADY_FIXED, Outcome.ALREADY_FIXED),
        (DeclineReason.COMPLAINT_REROUTED, Outcome.PASSED_ON),
        (DeclineReason.ABUSIVE, Outcome.CLOSED_ABUSE),
    ],
)
def test_a_reason_says_what_the_report_is_answered_as(reason: DeclineReason, outcome: Outcome) -> None:
    assert reason.outcome is outcome


def test_a_claim_to_be_right_says_what_it_was_checked_against() -> None:
    assert [reason for reason in DeclineReason if reason.needs_check] == [DeclineReason.CORRECT_AS_PUBLISHED]
