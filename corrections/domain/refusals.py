"""Every way the rules say no: one class each, each with a stable code and a plain sentence.

The sentence is an English message id; `views/errors.py` translates it and chooses the HTTP status.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar


class Refusal(Exception):
    """The rules do not allow it; nothing was changed.

    `fields` names the inputs at fault, each with the code of what is wrong with it.
    `facts` fills the placeholders of the sentence; it never holds a reader's words.
    """

    code: ClassVar[str] = "refused"
    message: ClassVar[str] = "This is not possible."

    def __init__(self, *, fields: Mapping[str, str] | None = None, **facts: object) -> None:
        super().__init__(self.message)
        self.fields: dict[str, str] = dict(fields or {})
        self.facts: dict[str, object] = facts


# --- text that comes in ---------------------------------------------------------------------------


class TextRefused(Refusal):
    """A text that cannot be taken in."""

    code = "text_refused"
    message = "This text cannot be used."


class LoneSurrogate(TextRefused):
    """Half of a UTF-16 pair: no valid text holds one (Unicode 3.9, D71)."""

    code = "lone_surrogate"
    message = "The text contains half a character. Please type it again."


class ControlCharacter(TextRefused):
    """A control character other than tab and line feed."""

    code = "control_character"
    message = "The text contains a control character that cannot be shown."


class TooManyMarks(TextRefused):
    """More combining marks in a row than UAX 15's stream-safe bound of 30."""

    code = "too_many_marks"
    message = "The text stacks too many accents on one letter."


class TooLong(TextRefused):
    """Longer than the field allows."""

    code = "too_long"
    message = "This is too long: %(length)s characters, and at most %(limit)s can be taken."


class Empty(TextRefused):
    """Nothing where something is needed."""

    code = "empty"
    message = "Something is missing here."


# --- articles that come in ------------------------------------------------------------------------


class ImportRefused(Refusal):
    """A file that cannot become an article."""

    code = "import_refused"
    message = "This file cannot be imported."


class NoHeadline(ImportRefused):
    """No heading in the file and none was given."""

    code = "no_headline"
    message = "There is no heading in the file: please give a headline."


class NoBody(ImportRefused):
    """Nothing is left once advertisements and scripts are taken out."""

    code = "no_body"
    message = "There is no text in the file."


class NotNormal(ImportRefused):
    """The text does not reach a normal form, so that offsets in it would not hold."""

    code = "not_normal"
    message = "The text could not be brought into a stable form."


# --- fixes ----------------------------------------------------------------------------------------


class FixRefused(Refusal):
    """A change that cannot be applied."""

    code = "fix_refused"
    message = "This change cannot be applied."


class OldTextMissing(FixRefused):
    """The old words do not stand at their place."""

    code = "old_text_missing"
    message = "The words to be replaced no longer stand there."


class CrossesBlocks(FixRefused):
    """A splice reaches over a paragraph's end; only splices within a block are possible."""

    code = "crosses_blocks"
    message = "One change reaches over the end of a paragraph. Please split it."


class Overlapping(FixRefused):
    """Two changes of one fix touch the same words, or are not in order."""

    code = "overlapping"
    message = "Two of the changes overlap."


class NothingChanges(FixRefused):
    """The proposed text is what stands there already."""

    code = "nothing_changes"
    message = "The proposed text is the same as the present one."


class EmptiesArticle(FixRefused):
    """Nothing would be left of the body or the headline."""

    code = "empties_article"
    message = "This would leave nothing of the text."


class NotNormalResult(FixRefused):
    """The result would not be in Unicode normal form C, or holds what the stored form does not allow."""

    code = "not_normal_result"
    message = "The new words join with their neighbours into other characters. Please replace the whole word."


class NoLongerStands(FixRefused):
    """Something the fix touches was changed since it was prepared."""

    code = "no_longer_stands"
    message = "The passage was changed since this fix was prepared."


# --- acts -----------------------------------------------------------------------------------------


class NotFound(Refusal):
    """There is nothing at this address."""

    code = "not_found"
    message = "There is nothing here."


class UnknownArticle(NotFound):
    """No article of that name."""

    code = "unknown_article"
    message = "We do not know this article."


class UnknownVersion(NotFound):
    """The article has no version of that number."""

    code = "unknown_version"
    message = "This article has no such version."


class StaleDecision(Refusal):
    """The article or the case moved on since the page was made; what was typed is kept."""

    code = "stale_decision"
    message = "This case has changed since you opened it. Your text is kept; please look again."


class NotAllowed(Refusal):
    """The signed-in person's roles do not allow it."""

    code = "not_allowed"
    message = "Your role does not allow this."


class NotSignedIn(Refusal):
    """Nobody is signed in."""

    code = "not_signed_in"
    message = "Please sign in first."


class NeedsPlace(Refusal):
    """The passage has no certain place in the live text; a person has to choose it."""

    code = "needs_place"
    message = "The passage is not where it was. Please choose its place first."


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


class SlugTaken(Refusal):
    """Another article stands at this address."""

    code = "slug_taken"
    message = "There is another article at this address."


class NothingNew(Refusal):
    """The imported text is the one that is live."""

    code = "nothing_new"
    message = "The article already reads exactly like this."


# --- the desk's rules -----------------------------------------------------------------------------


class WrongState(Refusal):
    """The table of states has no such step from here."""

    code = "wrong_state"
    message = "This is not possible any more in its present state."


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


# --- staff ----------------------------------------------------------------------------------------


class ForgedRequest(Refusal):
    """A form that did not come from our own page in this session."""

    code = "forged_request"
    message = "This form is too old, or it came from another page. Please load the page again."


class SignInRefused(Refusal):
    """Nobody was signed in; the words are the same whether the account exists or not."""

    code = "sign_in_refused"
    message = "You could not be signed in."


class WrongSignIn(SignInRefused):
    """Address and password do not belong together, or the account is closed."""

    code = "wrong_sign_in"
    message = "The address and the password do not belong together."


class TooManyTries(SignInRefused):
    """Guessing is slowed down; `seconds` and `minutes` say when the next try is free."""

    code = "too_many_tries"
    message = "Too many tries. Please wait %(minutes)s min, then try again."


class StaffRefused(Refusal):
    """A person who cannot be added to the staff like this."""

    code = "staff_refused"
    message = "This person cannot be added."


class EmailTaken(StaffRefused):
    """Somebody of the staff has this address."""

    code = "email_taken"
    message = "Somebody of the staff has this address already."


class NotAnEmail(StaffRefused):
    """No address at which anybody could be reached."""

    code = "not_an_email"
    message = "This is not a mail address."


class WeakPassword(StaffRefused):
    """Shorter than NIST SP 800-63B asks of a password that stands alone, or longer than anybody types."""

    code = "weak_password"
    message = "A password has at least %(least)s and at most %(most)s characters."


class UnknownFormat(ImportRefused):
    """A file whose name does not tell its format."""

    code = "unknown_format"
    message = "The file's format is not clear from its name %(suffix)s: please give --format html, text or markdown."


class NotDecodable(ImportRefused):
    """A file that is not UTF-8."""

    code = "not_decodable"
    message = "The file is not UTF-8 text."


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


class OutsideText(Refusal):
    """A place that the live text does not have, or that holds nothing but white space."""

    code = "outside_text"
    message = "There are no words at that place."


class SignatureOutstanding(Refusal):
    """A reversal of this case still lacks its second signature."""

    code = "signature_outstanding"
    message = "The last reversal of this case has to be signed by a second person first."
