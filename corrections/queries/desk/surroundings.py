"""Passages with the words around them: in context, in their place, as places to choose from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import chain

from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.rendering import Mark, excerpt, with_marks
from corrections.domain.text.spans import Part, Passage, Span

AROUND = 90
MOST_PLACES = 12
CSS_CLASS = "the-passage"


@dataclass(frozen=True, slots=True)
class InContext:
    """Words with what stands before and after them in their block."""

    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class PlaceToChoose:
    """A place in the live text that a person may choose: code points of the part's text, half open."""

    part: str
    start: int
    end: int
    shown: InContext
    is_hint: bool = False

    @property
    def value(self) -> str:
        """How a form names it."""
        return f"{self.part}:{self.start}:{self.end}"


def in_context(text: str, span: Span, *, around: int = AROUND) -> InContext:
    """The words at `span` (code points of `text`, half open) with whole words around, within the line."""
    before = text[max(0, span.start - around) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + around].partition("\n")[0]
    if len(before) == around and " " in before:
        before = "…" + before[before.index(" ") :]
    if len(after) == around and " " in after:
        after = after[: after.rindex(" ") + 1] + "…"
    return InContext(before, span.slice(text), after)


def passage_html(text: ArticleText, passage: Passage) -> str:
    """The passage marked in its block, with the blocks around: trusted HTML, printed as it is."""
    if passage.part is not Part.BODY:
        words = in_context(text.canonical(passage.part), passage.span, around=10_000)
        before, marked, after = map(escape, (words.before, words.words, words.after))
        return f'<p>{before}<mark class="{CSS_CLASS}">{marked}</mark>{after}</p>'
    return excerpt(with_marks(text.body, [Mark(passage.span, CSS_CLASS)]), passage.span)


def places(text: ArticleText, part: Part, hints: Iterable[Span], words: str) -> tuple[PlaceToChoose, ...]:
    """Where a passage may stand: the hints, then the first places where exactly these words stand."""
    found: dict[tuple[str, int, int], PlaceToChoose] = {}
    for passage in chain((Passage(part, hint) for hint in hints), _occurrences(text, words)):
        span, canonical = passage.span, text.canonical(passage.part)
        is_hint = span.slice(canonical) != words.strip()
        place = PlaceToChoose(passage.part.value, span.start, span.end, in_context(canonical, span), is_hint)
        found.setdefault((place.part, place.start, place.end), place)
        if len(found) == MOST_PLACES:
            break
    return tuple(found.values())


def _occurrences(text: ArticleText, words: str) -> Iterator[Passage]:
    sought = words.strip()
    for part in Part if sought else ():
        canonical = text.canonical(part)
        start = canonical.find(sought)
        while start >= 0:
            yield Passage(part, Span(start, start + len(sought)))
            start = canonical.find(sought, start + 1)
