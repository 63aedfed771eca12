"""Who may decide a case that standards took over, that is stopped, or that a reader appealed."""

from __future__ import annotations

import pytest

from corrections.domain.casework.case_refusals import AppealNeedsAnother, LegallyStopped, StandardsHasIt
from corrections.domain.casework.hearing import Custody, Owner, check_heard, may_hear
from corrections.domain.disclosure import Signer
from corrections.domain.permissions import Role

EDITOR, SENIOR, STANDARDS = (frozenset({role}) for role in (Role.EDITOR, Role.SENIOR_EDITOR, Role.STANDARDS))


def test_a_case_of_the_desk_is_decided_by_anybody_of_the_desk() -> None:
    Custody().check_decides(EDITOR)
    Custody().check_goes_out()


def test_a_case_taken_over_is_decided_by_standards_alone() -> None:
    taken = Custody(Owner.STANDARDS)
    taken.check_decides(STANDARDS | EDITOR)
    with pytest.raises(StandardsHasIt):
        taken.check_decides(EDITOR | SENIOR)


def test_a_legal_flag_stops_standards_too() -> None:
    stopped = Custody(Owner.STANDARDS, legal_flag=True)
    with pytest.raises(LegallyStopped):
        stopped.check_goes_out()


@pytest.mark.parametrize(
    ("person", "heard"),
    [
        (Signer(2, SENIOR), True),
        (Signer(2, STANDARDS), True),
        (Signer(2, EDITOR), False),
        (Signer(1, SENIOR), False),
        (Signer(2, SENIOR, is_author=True), False),
    ],
)
def test_an_appeal_is_heard_by_a_senior_or_standards_editor_who_did_not_decide(
    person: Signer, heard: bool
) -> None:
    assert may_hear(person, {1}) is heard


def test_one_of_several_signers_suffices_to_hear_an_appeal() -> None:
    check_heard([Signer(1, EDITOR), Signer(2, SENIOR)], {1})
    with pytest.raises(AppealNeedsAnother):
        check_heard([Signer(1, SENIOR), Signer(3, EDITOR)], {1})
