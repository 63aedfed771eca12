"""Actor: the signed-in person an act is done by."""

from __future__ import annotations

from dataclasses import dataclass

from corrections.domain.permissions import Role


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, with the roles held at that moment."""

    id: int
    name: str
    roles: frozenset[Role]
