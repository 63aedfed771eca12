"""How often one sender may call what costs us little; reports have caps of their own (`senders.py`)."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class CallLimit:
    """At most `most` calls of one sender in that many seconds."""

    name: str
    most: int
    seconds: int

    def times(self, factor: int) -> CallLimit:
        """The same for a wider network, from which more may come."""
        return replace(self, most=self.most * factor)


def challenges(most: int) -> CallLimit:
    """Sums to solve that one network may fetch in ten minutes."""
    return CallLimit("challenge", most, 600)


def policy_reports(most: int) -> CallLimit:
    """Reports about the security policy that are taken from one network in a minute."""
    return CallLimit("policy report", most, 60)


def all_policy_reports(most: int) -> CallLimit:
    """Reports about the security policy that are taken from everybody in a minute."""
    return CallLimit("policy reports", most, 60)


def program_calls(most: int) -> CallLimit:
    """Calls that one program may make in a minute."""
    return CallLimit("program", most, 60)
