"""Who is called for a signature, and when again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from corrections.domain.casework.calling import Call, call_due, can_help, people_missing
from corrections.domain.disclosure import NoteKind, Severity, Signer, signatures_needed, suffices
from corrections.domain.permissions import Role

EDITOR, SENIOR, STANDARDS, ADMIN = (frozenset({role}) for role in Role)
TWO = signatures_needed(NoteKind.CORRECTION, Severity.ORDINARY)
ONE_SENIOR = signatures_needed(NoteKind.CORRECTION, Severity.SERIOUS)
BOTH = signatures_needed(NoteKind.EDITORS_NOTE, Severity.SERIOUS)
AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("needed", "signed", "candidate", "helps"),
    [
        (TWO, [EDITOR], EDITOR, True),
        (TWO, [EDITOR], ADMIN, False),
        (ONE_SENIOR, [EDITOR], EDITOR, False),
        (ONE_SENIOR, [EDITOR], STANDARDS, True),
        (ONE_SENIOR, [SENIOR], EDITOR, True),
        (BOTH, [EDITOR], SENIOR, True),
        (BOTH, [EDITOR, SENIOR], SENIOR, False),
        (BOTH, [EDITOR, SENIOR], STANDARDS, True),
        (BOTH, [SENIOR | STANDARDS], SENIOR, True),
        (BOTH, [SENIOR | STANDARDS], EDITOR, False),
        (TWO, [EDITOR, EDITOR], EDITOR, False),
    ],
)
def test_those_are_called_whose_signature_brings_it_nearer(
    needed: object, signed: list[frozenset[Role]], candidate: frozenset[Role], helps: bool
) -> None:
    signers = [Signer(number, roles) for number, roles in enumerate(signed)]
    assert can_help(needed, signers, Signer(99, candidate)) is helps  # type: ignore[arg-type]


def test_neither_the_author_nor_somebody_who_signed_is_called() -> None:
    signers = [Signer(1, EDITOR)]
    assert not can_help(TWO, signers, Signer(2, EDITOR, is_author=True))
    assert not can_help(TWO, signers, Signer(1, SENIOR))


@pytest.mark.parametrize("needed", [TWO, ONE_SENIOR, BOTH])
@pytest.mark.parametrize("first", [EDITOR, SENIOR, STANDARDS, SENIOR | STANDARDS, ADMIN])
@pytest.mark.parametrize("second", [EDITOR, SENIOR, STANDARDS, SENIOR | STANDARDS, ADMIN])
def test_nobody_is_missing_exactly_when_the_signatures_suffice(
    needed: object, first: frozenset[Role], second: frozenset[Role]
) -> None:
    signers = [Signer(1, first), Signer(2, second)]
    assert (people_missing(needed, signers) == 0) is suffices(needed, signers)  # type: ignore[arg-type]


def test_what_waits_is_reminded_of_after_four_hours_then_daily() -> None:
    def call(hours: float, last: float | None) -> Call | None:
        called = AT + last * HOUR if last is not None else None
        return call_due(prepared=AT, due=None, last=called, at=AT + hours * HOUR)

    assert call(3.9, None) is None
    assert call(4, None) is Call.REMINDER
    assert call(20, 4) is None
    assert call(28, 4) is Call.REMINDER


def test_what_was_published_unsigned_is_reminded_of_before_it_is_due_and_missed_after() -> None:
    def call(hours: float, last: float | None) -> Call | None:
        called = AT + last * HOUR if last is not None else None
        return call_due(prepared=AT, due=AT + 24 * HOUR, last=called, at=AT + hours * HOUR)

    assert call(17, None) is None
    assert call(18, None) is Call.REMINDER
    assert call(23, 18) is None
    assert call(24, 18) is Call.OVERDUE
    assert call(30, 24) is None
    assert call(48, 24) is Call.OVERDUE
