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
