"""How the rules of sorting, and of looking for something, say no."""

from __future__ import annotations

from corrections.domain.refusals import Refusal


class OtherArticle(Refusal):
    """Cases of two articles have nothing to be merged."""

    code = "other_article"
    message = "Only cases of one article can be merged."


class SameCase(Refusal):
    """A case cannot be merged into itself."""

    code = "same_case"
    message = "This is the same case."


class LeadsOthers(Refusal):
    """A case that took others in stays the lead: merge the other one into it."""

    code = "leads_others"
    message = "Other cases were merged into this one. Merge it the other way round."


class NothingChosen(Refusal):
    """Nothing was ticked."""

    code = "nothing_chosen"
    message = "Tick at least one first."


class NothingLeft(Refusal):
    """A case keeps at least one report."""

    code = "nothing_left"
    message = "At least one report has to stay in the case."


class TooManyChosen(Refusal):
    """More cases at once than one page shows."""

    code = "too_many_chosen"
    message = "That is too many at once."


class NotMinor(Refusal):
    """What the change touches makes more of it than a minor fix."""

    code = "not_minor"
    message = "This looks like more than a minor fix. Please decide it on its own sheet."


class NoWording(Refusal):
    """Nobody said what it should read."""

    code = "no_wording"
    message = "No reader proposed words for it."


class WordingsDiffer(Refusal):
    """Readers propose different words; a person has to choose."""

    code = "wordings_differ"
    message = "Readers propose different words for it. Please choose on its sheet."


class SearchTooLong(Refusal):
    """More was typed into a field of a search than it takes."""

    code = "search_too_long"
    message = "A field of this search takes %(limit)s characters at most. Go back, leave fewer words, and search again."


class DaysReversed(Refusal):
    """The last day that is asked for comes before the first."""

    code = "days_reversed"
    message = "The last day is before the first one. Go back, and put the earlier day first."
