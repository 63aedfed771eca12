"""Why a change cannot be applied at its place."""

from __future__ import annotations

from corrections.domain.refusals import Refusal


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


class NeedsPlace(Refusal):
    """The passage has no certain place in the live text; a person has to choose it."""

    code = "needs_place"
    message = "The passage is not where it was. Please choose its place first."


class OutsideText(Refusal):
    """A place that the live text does not have, or that holds nothing but white space."""

    code = "outside_text"
    message = "There are no words at that place."
