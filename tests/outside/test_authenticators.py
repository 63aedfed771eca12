"""The second factors' own tools: sealed secrets, steps of codes, answers that are no answers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pyotp
import pytest

from corrections.domain.accounts.account_refusals import PasskeyRefused
from corrections.outside.authenticators import SecondFactors

FACTORS = SecondFactors(key=b"k" * 40, host="localhost", origin="http://localhost:8000", site="The Gazette")
NOW = datetime(2026, 3, 2, 9, 0, 15, tzinfo=UTC)


def test_a_secret_opens_for_its_owner_and_its_key_only() -> None:
    sealed = FACTORS.seal("SECRET", staff_id=1)
    assert b"SECRET" not in sealed and sealed != FACTORS.seal("SECRET", staff_id=1)
    other = SecondFactors(key=b"l" * 40, host="localhost", origin="http://localhost:8000", site="x")
    assert FACTORS.open(sealed, staff_id=1) == "SECRET"
    assert FACTORS.open(sealed, staff_id=2) == other.open(sealed, staff_id=1) == ""


def test_a_code_of_the_present_step_or_a_neighbour_is_taken() -> None:
    secret = FACTORS.new_secret()
    now = int(NOW.timestamp()) // 30
    for step in (-2, -1, 0, 1, 2):
        code = pyotp.TOTP(secret).at(NOW + timedelta(seconds=30 * step))
        assert FACTORS.step_of(secret, code, at=NOW) == (now + step if abs(step) < 2 else None)


def test_a_generator_reads_whose_key_it_is() -> None:
    secret = "ABCDEFGH" * 4
    address = FACTORS.address(secret, email="ada@example.org")
    assert address == f"otpauth://totp/The%20Gazette:ada%40example.org?secret={secret}&issuer=The%20Gazette"
    assert FACTORS.picture(address).startswith("data:image/svg+xml")


@pytest.mark.parametrize(
    "answer", ["", "{}", "[]", "null", "{", '{"id": 1}', '{"id":"YQ","rawId":"YQ","response":{}}']
)
def test_what_is_no_answer_is_refused(answer: str) -> None:
    with pytest.raises(PasskeyRefused):
        FACTORS.registered(answer, challenge=b"c")
    with pytest.raises(PasskeyRefused):
        FACTORS.named(answer)
    with pytest.raises(PasskeyRefused):
        FACTORS.shown(answer, challenge=b"c", public_key=b"p", count=0)
