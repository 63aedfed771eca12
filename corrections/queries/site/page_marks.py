"""Where a list goes on: the time and number of the last row shown, as a mark in the address."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from corrections.domain.refusals import NotFound

_MARK = re.compile(r"([0-9]{1,17})-([1-9][0-9]{0,17})\Z")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class PageMark:
    """The last row of a page; the next page begins after it."""

    at: datetime
    number: int

    def __str__(self) -> str:
        """The mark as an address holds it: microseconds since 1970, a hyphen, the row's number."""
        return f"{self.count}-{self.number}"

    @property
    def count(self) -> int:
        """The mark's first half as a number: microseconds, or what a list is ordered by instead of time."""
        return (self.at - _EPOCH) // timedelta(microseconds=1)


def counted_mark(count: int, number: int) -> PageMark:
    """The mark of a row in a list that is ordered by a count."""
    return PageMark(_EPOCH + timedelta(microseconds=count), number)


def read_mark(text: str) -> PageMark | None:
    """The mark in an address, None for the first page. Raises NotFound for anything that is no mark."""
    if not text:
        return None
    match = _MARK.match(text)
    if match is None:
        raise NotFound
    return PageMark(_EPOCH + timedelta(microseconds=int(match[1])), int(match[2]))
