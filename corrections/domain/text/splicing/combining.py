"""Makes one fix of several passages of one version, each with the words it shall read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.spans import Passage
from corrections.domain.text.splicing.fix_refusals import NothingChanges, OutsideText
from corrections.domain.text.splicing.proposals import propose
from corrections.domain.text.splicing.splices import Change, Fix


@dataclass(frozen=True, slots=True)
class Wanted:
    """A passage (code points, half open) and what it shall read."""

    passage: Passage
    proposed: str


def combined(text: ArticleText, wanted: Sequence[Wanted], *, base: int) -> Fix:
    """The fix of version `base` that does all that is wanted; it still has to be closed.

    Closing refuses what overlaps. Raises OutsideText for a passage past the end of its part, NothingChanges
    where one of several passages reads so already, so that nobody is told of a change that was not made.
    """
    changes: list[Change] = []
    for each in wanted:
        if each.passage.span.end > len(text.canonical(each.passage.part)):
            raise OutsideText(fields={"place": OutsideText.code})
        fix = propose(text, each.passage, proposed=each.proposed, base=base)
        if len(wanted) > 1 and not fix.changes:
            raise NothingChanges
        changes += fix.changes
    return Fix(base, tuple(changes))
