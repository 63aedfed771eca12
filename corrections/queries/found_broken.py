"""The first thing that is not as it was logged."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Broken:
    """Where, in a person's words, and what is wrong there."""

    where: str
    what: str
