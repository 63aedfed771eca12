"""What the policy proposes for a change, and what a departure from it takes."""

from corrections.domain.proposals.departures import Chosen, check_departure
from corrections.domain.proposals.proposing import Proposal, proposal_for, propose_kind
from corrections.domain.proposals.signals import Signal, badges_of, signals_of

__all__ = [
    "Chosen",
    "Proposal",
    "Signal",
    "badges_of",
    "check_departure",
    "proposal_for",
    "propose_kind",
    "signals_of",
]
