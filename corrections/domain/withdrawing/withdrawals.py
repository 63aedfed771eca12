"""A withdrawal: which versions, why, and what has to be true of them."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from corrections.domain.withdrawing.withdrawal_refusals import LiveVersionStays, NothingToWithdraw


class WithdrawalReason(StrEnum):
    """Why words are destroyed. The code stands in the public log."""

    COURT_ORDER = "court_order"
    PRIVACY = "privacy"
    SAFETY = "safety"
    RIGHTS = "rights"
    OTHER = "other"


class OrderState(StrEnum):
    """What became of an order."""

    WAITING = "waiting"
    DONE = "done"
    GIVEN_UP = "given_up"


def check_versions(chosen: Collection[int], *, live: int, kept: Collection[int]) -> None:
    """Only versions before the live one, and only such as still have words.

    Raises NothingToWithdraw, LiveVersionStays.
    """
    if not chosen:
        raise NothingToWithdraw
    if live in chosen:
        raise LiveVersionStays
    if not set(chosen) <= set(kept):
        raise NothingToWithdraw
