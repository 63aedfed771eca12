"""Every way a request or a reader's report is refused before it is stored."""

from __future__ import annotations

from corrections.domain.refusals import NotFound, Refusal
from corrections.domain.text.text_refusals import TextRefused


class RequestRefused(Refusal):
    """A request that cannot be read."""

    code = "request_refused"
    message = "This request cannot be read."


class InvalidJson(RequestRefused):
    """The body is not JSON, or nested too deeply to be anything we asked for."""

    code = "invalid_json"
    message = "The body is not valid JSON."


class NotAnObject(RequestRefused):
    """The body is JSON, but not an object."""

    code = "not_an_object"
    message = "The body must be a JSON object."


class UnsupportedType(RequestRefused):
    """The body is declared as something else than what this address reads."""

    code = "unsupported_type"
    message = "The body must be sent as application/json."


class InvalidFields(RequestRefused):
    """Fields of a wrong type, missing ones, or ones that this address does not know."""

    code = "invalid_fields"
    message = "Some fields are missing, unknown or of the wrong type."


class CrossSite(RequestRefused):
    """A form was sent from another site's page."""

    code = "cross_site"
    message = "This form was sent from another site. Please open it here and send it again."


class IdempotencyConflict(RequestRefused):
    """The same idempotency key came with another body."""

    code = "idempotency_conflict"
    message = "This key was used for another report already."


class InvalidOffsets(TextRefused):
    """Negative or reversed offsets, or only one of the two."""

    code = "invalid_offsets"
    message = "The start and the end of the passage do not fit together."


class NothingSaid(TextRefused):
    """Neither words of the article nor a comment."""

    code = "nothing_said"
    message = "Please mark the words in question or tell us what is wrong."


class NothingProposed(TextRefused):
    """The proposal reads like the quote, and there is no comment."""

    code = "nothing_proposed"
    message = "What you propose reads the same as the article. Please change it or tell us what is wrong."


class BlankQuote(TextRefused):
    """The quote is white space only."""

    code = "blank_quote"
    message = "The marked passage holds no words. Please mark at least one letter."


class UnknownChoice(TextRefused):
    """A value that is not among those to choose from."""

    code = "unknown_choice"
    message = "Please choose one of the values offered."


class InvalidLink(TextRefused):
    """A link that is not a plain http or https address."""

    code = "invalid_link"
    message = "The link must begin with http:// or https://."


class InvalidEmail(TextRefused):
    """Not one email address."""

    code = "invalid_email"
    message = "This is not an email address we can write to."


class UnknownReceipt(NotFound):
    """No report has this receipt; the answer is the same for every such token."""

    code = "unknown_receipt"
    message = "We have no report with this receipt."


class UnknownNote(NotFound):
    """No public note has this number."""

    code = "unknown_note"
    message = "There is no correction of this number."


class Gone(Refusal):
    """It was here and was taken away for good."""

    code = "gone"
    message = "This is no longer here."


class ArticleRemoved(Gone):
    """The article was removed; its address stays."""

    code = "article_removed"
    message = "This article was removed."


class VersionWithdrawn(Gone):
    """The words of this version were withdrawn by order; its number and commitment stay."""

    code = "version_withdrawn"
    message = "The words of this version were withdrawn."
