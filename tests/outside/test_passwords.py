"""What is typed as a password costs the same whoever typed it and however long it is."""

from __future__ import annotations

import time

from tests.newsroom import PASSWORD, PASSWORD_HASH, PASSWORDS


def test_accents_without_end_are_not_normalised() -> None:
    started = time.process_time()
    assert not PASSWORDS.agree(PASSWORD_HASH, "\u0301\u0316" * 16_000)
    assert time.process_time() - started < 0.25


def test_what_is_too_long_for_a_password_is_nobodys() -> None:
    assert PASSWORDS.agree(PASSWORD_HASH, PASSWORD)
    assert not PASSWORDS.agree(PASSWORD_HASH, PASSWORD + " " * 300)
    assert not PASSWORDS.agree(None, "a" * 300)
