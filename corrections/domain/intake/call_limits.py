"""How often one sender may call what costs us little; reports have caps of their own (`senders.py`)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CallLimit:
    """At most `most` calls of one sender in that many seconds."""

    name: str
    most: int
    seconds: int


CHALLENGES = CallLimit("challenge", 30, 600)
POLICY_REPORTS = CallLimit("policy report", 10, 60)
ALL_POLICY_REPORTS = CallLimit("policy reports", 300, 60)
PROGRAM_CALLS = CallLimit("program", 60, 60)
