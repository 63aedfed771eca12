"""What a draft reaches: its passages, those of cases that go along, and the same wrong words elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from corrections.domain.references import case_id
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.spans import Part, Passage, Span
from corrections.domain.text.splicing.combining import Wanted
from corrections.domain.text.splicing.fix_refusals import NeedsPlace
from corrections.domain.text.splicing.splices import Fix
from corrections.domain.working.reaching import Extras, wanted_by
from corrections.domain.working.siblings import occurrences
from corrections.queries.desk.drafts import Draft
from corrections.queries.desk.surroundings import InContext, in_context


@dataclass(frozen=True, slots=True)
class Stand:
    """What a draft stands on: the live text and its number, the passage in it, the article's language.

    `companions` are the passages of the cases that the draft takes along, by their numbers.
    """

    live: ArticleText
    passage: Passage
    version: int
    language: str
    companions: Mapping[int, Passage] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sibling:
    """Another place of the article where the wrong words stand; `value` is how a form names it."""

    value: str
    part: str
    shown: InContext
    is_ticked: bool


def wanted(draft: Draft, stand: Stand) -> list[Wanted]:
    """Everything that a draft wants changed, its own passage first.

    Raises NeedsPlace where a case that goes along has no certain place, and what `wanted_by` raises.
    """
    together = [(case_id(ref), words) for ref, _state, words in draft.reach.together]
    if any(number not in stand.companions for number, _words in together):
        raise NeedsPlace
    along = [Wanted(stand.companions[number], words) for number, words in together]
    own = Wanted(stand.passage, draft.proposed or "")
    return [own, *along, *wanted_by(extras_of(draft), stand.live)]


def extras_of(draft: Draft) -> Extras:
    """The other places that a draft names; what cannot be read as a place is left out."""
    reach = draft.reach
    places = (_passage(value) for value in reach.ticked)
    return Extras(
        headline=reach.headline,
        dek=reach.dek,
        wrong=draft.wrong,
        right=draft.right,
        ticked=tuple(place for place in places if place is not None),
        rows=reach.rows,
    )


def siblings(draft: Draft, stand: Stand) -> tuple[Sibling, ...]:
    """The other places of the live text where the wrong words stand, letter for letter."""
    found = []
    for place in occurrences(stand.live, draft.wrong):
        if place.part is stand.passage.part and place.span.overlaps(stand.passage.span):
            continue
        value = f"{place.part.value}:{place.span.start}:{place.span.end}"
        shown = in_context(stand.live.canonical(place.part), place.span)
        found.append(Sibling(value, place.part.value, shown, value in draft.reach.ticked))
    return tuple(found)


def span_after(fix: Fix, passage: Passage) -> Span:
    """Where a passage stands after a closed fix (code points of its part's new text, half open)."""
    start = end = 0
    for splice in fix.in_part(passage.part):
        grown = len(splice.new) - splice.span.length
        if splice.span.end <= passage.span.start and splice.span.start < passage.span.start:
            start += grown
        if splice.span.start <= passage.span.end and splice.span.end <= passage.span.end:
            end += grown
    first = max(0, passage.span.start + start)
    return Span(first, max(first, passage.span.end + end))


def _passage(value: str) -> Passage | None:
    part, _, ends = value.partition(":")
    start, _, end = ends.partition(":")
    if part not in set(Part) or not (start.isdecimal() and end.isdecimal()) or int(start) > int(end):
        return None
    return Passage(Part(part), Span(int(start), int(end)))
