"""How the rules say no to taking the words of versions away."""

from __future__ import annotations

from corrections.domain.refusals import Refusal


class NothingToWithdraw(Refusal):
    """No version was chosen, or none whose words are still there."""

    code = "nothing_to_withdraw"
    message = "Please choose versions whose words are still there."


class LiveVersionStays(Refusal):
    """The live version cannot be withdrawn: an article needs words to show."""

    code = "live_version_stays"
    message = (
        "The live version cannot be withdrawn. Publish other words first, then withdraw the versions before."
    )


class WithdrawalWaits(Refusal):
    """Another withdrawal of this article waits for the second person."""

    code = "withdrawal_waits"
    message = "A withdrawal of this article waits for a second person already."


class WithdrawalNeedsAnother(Refusal):
    """Whoever ordered a withdrawal cannot be the one who confirms it."""

    code = "withdrawal_needs_another"
    message = "You ordered this withdrawal yourself: somebody else has to confirm it."


class WithdrawalSettled(Refusal):
    """The withdrawal was carried out or given up already."""

    code = "withdrawal_settled"
    message = "This withdrawal was carried out or given up already."


class WordsHeldForLegalReasons(Refusal):
    """Reports that say the same words are under a legal hold."""

    code = "withdrawal_held"
    message = "Reports that quote these words are under a legal hold. Lift the hold first."
