"""Takes a fix apart into what changes in each sentence, for badges, for proposals and for notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.spans import Part, Span
from corrections.domain.text.splicing.splices import Fix, Splice
from corrections.domain.wording.sentences import sentence_around


@dataclass(frozen=True, slots=True)
class SentenceChange:
    """The changed stretch of one sentence, old and new, between the words of the sentence that stay."""

    part: Part
    old: str
    new: str
    before: str = ""
    after: str = ""

    @property
    def old_sentence(self) -> str:
        """The sentence as it was."""
        return self.before + self.old + self.after

    @property
    def new_sentence(self) -> str:
        """The sentence as it is."""
        return self.before + self.new + self.after


def changes_of(fix: Fix, text: ArticleText) -> tuple[SentenceChange, ...]:
    """What a fix changes in each sentence of the text it stands on; attributes are not among it."""
    return tuple(
        change for part in Part for change in _in_part(part, text.canonical(part), fix.in_part(part))
    )


def _in_part(part: Part, text: str, splices: Sequence[Splice]) -> Iterator[SentenceChange]:
    for sentence, inside in _by_sentence(text, splices):
        first, last = inside[0].span.start, inside[-1].span.end
        yield SentenceChange(
            part,
            text[first:last],
            _spliced(text, inside),
            text[sentence.start : first],
            text[last : sentence.end],
        )


def _by_sentence(text: str, splices: Sequence[Splice]) -> list[tuple[Span, list[Splice]]]:
    """The splices grouped by the sentences they stand in; one that reaches over sentences joins them."""
    groups: list[tuple[Span, list[Splice]]] = []
    for splice in splices:
        sentence = sentence_around(text, splice.span)
        if groups and sentence.start < groups[-1][0].end:
            span, inside = groups[-1]
            groups[-1] = Span(span.start, max(span.end, sentence.end)), [*inside, splice]
        else:
            groups.append((sentence, [splice]))
    return groups


def _spliced(text: str, splices: Sequence[Splice]) -> str:
    """The text from the first splice to the last, with their new words in it."""
    pieces, at = [], splices[0].span.start
    for splice in splices:
        pieces += [text[at : splice.span.start], splice.new]
        at = splice.span.end
    return "".join(pieces)
