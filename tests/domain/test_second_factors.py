"""Second factors: which kind a role takes, codes in one spelling, and how often one may guess."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from corrections.domain.accounts.invitations import InvitationKind, invitation_code
from corrections.domain.accounts.second_factors import (
    FactorKind,
    accepted,
    code_typed,
    free_at,
    grouped,
    is_fresh,
    secret_typed,
)
from corrections.domain.permissions import Permission, Role

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def test_only_editors_may_use_codes_that_a_false_page_can_pass_on() -> None:
    assert accepted([Role.EDITOR]) == {FactorKind.TOTP, FactorKind.PASSKEY}
    for role in (Role.SENIOR_EDITOR, Role.STANDARDS, Role.ADMIN):
        assert accepted([Role.EDITOR, role]) == {FactorKind.PASSKEY}


@pytest.mark.parametrize("typed", ["123456", " 123 456", "123-456", "١٢٣٤٥٦", "１２３４５６", "12\u00a03456"])
def test_a_code_has_one_spelling(typed: str) -> None:
    assert code_typed(typed) == "123456"


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "12345a", "12345²", "１２３４５", "+12345"])
def test_what_is_no_code_is_none(typed: str) -> None:
    assert code_typed(typed) == ""


def test_a_recovery_code_may_be_typed_as_it_was_read() -> None:
    assert secret_typed(" abcd-efgh ijkl-mnop") == "ABCDEFGHIJKLMNOP"
    assert grouped("ABCDEFGHIJKLMNOP") == "ABCD-EFGH-IJKL-MNOP"
    assert secret_typed("ABCD") == secret_typed("ABCDEFGHIJKLMNOPQ") == ""


def test_a_factor_is_fresh_for_ten_minutes() -> None:
    assert is_fresh(NOW, at=NOW + timedelta(minutes=9, seconds=59))
    assert not is_fresh(NOW, at=NOW + timedelta(minutes=10))
    assert not is_fresh(None, at=NOW)


def test_guessing_a_code_is_slowed_down_by_minute_hour_and_day() -> None:
    quick = [NOW + timedelta(seconds=second) for second in range(5)]
    at = NOW + timedelta(seconds=10)
    assert free_at(quick[:4], at=at) == at
    assert free_at(quick, at=at) == NOW + timedelta(minutes=5)
    spread = [NOW + timedelta(minutes=2 * number) for number in range(20)]
    assert free_at(spread, at=spread[-1] + timedelta(minutes=1)) == NOW + timedelta(hours=1)
    day = [NOW + timedelta(minutes=25 * number) for number in range(50)]
    assert free_at(day, at=day[-1] + timedelta(hours=1)) == NOW + timedelta(days=1)


def test_an_invitation_has_the_code_that_its_number_and_our_key_make() -> None:
    code = invitation_code(b"k" * 32, 7)
    assert secret_typed(code) == code == invitation_code(b"k" * 32, 7)
    assert len({invitation_code(b"k" * 32, 8), invitation_code(b"l" * 32, 7), code}) == 3
    assert {kind.value for kind in InvitationKind} == {"invitation", "reset"}


def test_sensitive_permissions_change_or_reveal_something() -> None:
    sensitive = {each for each in Permission if each.is_sensitive}
    assert Permission.READER_ERASE in sensitive and Permission.ACCOUNT_CHANGE in sensitive
    assert Permission.FIX_SIGN not in sensitive
