"""The first thing that is not as it was logged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Broken:
    """Where, in a person's words, and what is wrong there."""

    where: str
    what: str


class Found(Exception):
    """Something is broken: the check ends here."""

    def __init__(self, broken: Broken) -> None:
        """What was found."""
        super().__init__(broken.what)
        self.broken = broken


def stop_at(differences: Iterator[Broken]) -> None:
    """Raise Found for the first of these."""
    for broken in differences:
        raise Found(broken)
