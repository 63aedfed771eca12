"""Why a case cannot be decided like this: signatures, severity, notes, and who may not."""

from __future__ import annotations

from corrections.domain.refusals import Refusal


class AlreadySigned(Refusal):
    """The same person cannot sign twice."""

    code = "already_signed"
    message = "You have signed this already; a second person has to sign."


class SignatureFell(Refusal):
    """The words around the fix changed after it was signed, so the signature no longer covers them."""

    code = "signature_fell"
    message = (
        "The text around this change was edited after it was signed. The change has to be prepared again."
    )


class SignaturesMissing(Refusal):
    """This kind of change needs more signatures than are at hand."""

    code = "signatures_missing"
    message = "This change needs another signature: sign and wait, or publish and have it signed later."


class SignatureOutstanding(Refusal):
    """A reversal of this case still lacks its second signature."""

    code = "signature_outstanding"
    message = "The last reversal of this case has to be signed by a second person first."


class OnlyOnce(Refusal):
    """The reader has used the one appeal, or the one reply, that there is."""

    code = "only_once"
    message = "You have asked for a second look already. That can be done once."


class LoweringNeedsReason(Refusal):
    """Less is to be told or signed than the change suggests, and no reason was given."""

    code = "lowering_needs_reason"
    message = "This looks like more than that. Please give one line of reason; the standards desk reads it."


class LoweringSeriousNeedsSenior(Refusal):
    """A serious case may be lowered by a senior or a standards editor only."""

    code = "lowering_needs_senior"
    message = "Only a senior editor or the standards desk can make a serious case less serious."


class FactualErrorIsACorrection(Refusal):
    """A factual error is never told as a clarification or an update; no reason helps."""

    code = "factual_error"
    message = "A wrong fact is told as a correction, never as a clarification or an update."


class NoteMissing(Refusal):
    """Every kind but a minor fix is told to the public."""

    code = "note_missing"
    message = "This kind of change needs a note for the public."


class AuthorCannotSign(Refusal):
    """The bylined author is told about a change and may suggest words, but never signs."""

    code = "author_cannot_sign"
    message = "You are the author of this article: somebody else has to decide."


class KindChangesStatus(Refusal):
    """A retraction or a removal concerns the whole article, not a passage."""

    code = "kind_changes_status"
    message = "A retraction or a removal is about the whole article and cannot be published from a passage."


class CheckMissing(Refusal):
    """ "Correct as published" is said only of what was checked, and against what."""

    code = "check_missing"
    message = "Please say what it was checked against."
