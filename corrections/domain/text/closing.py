"""Closes a fix: what people see and sign is exactly what will be done, white space, line feeds and all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.intake.tidying import is_visible
from corrections.domain.text.spans import Part, Span
from corrections.domain.text.splicing.block_elements import block_tree, vanishing
from corrections.domain.text.splicing.block_places import by_block
from corrections.domain.text.splicing.fix_refusals import (
    EmptiesArticle,
    NothingChanges,
    OldTextMissing,
    Overlapping,
)
from corrections.domain.text.splicing.spacing import as_changes, closed_spacing, spliced
from corrections.domain.text.splicing.splices import AttributeChange, Change, Fix, Splice, in_order
from corrections.domain.text.splicing.start_tags import attribute_cut, closed_attribute
from corrections.domain.text.stored_string import Scan

# Seen by nobody; joiners (ZWJ, ZWNJ) are not among them, since they change how letters and emoji are drawn.
_INVISIBLE = dict.fromkeys(
    map(ord, "\u00ad\u200b\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
)


def closed_changes(fix: Fix, text: ArticleText) -> tuple[Change, ...]:
    """The changes of `fix` in closed form, in order; `text` is the fix's base version.

    Closing what is closed changes nothing. Refuses changes whose old words do not stand there, that overlap,
    that reach over a block's end, that change nothing, or leave nothing.
    """
    ordered = sorted(fix.changes, key=in_order)
    splices = [change for change in ordered if isinstance(change, Splice)]
    attributes = [closed_attribute(change) for change in ordered if isinstance(change, AttributeChange)]
    _check_old(splices, attributes, text)
    closed: list[Change] = [*_closed_lines(splices, text), *_closed_body(splices, text.scanned)]
    closed += [change for change in attributes if change.new != change.old]
    if not any(_is_seen(change) for change in closed):
        raise NothingChanges
    return tuple(closed)


def _check_old(splices: Sequence[Splice], attributes: Iterable[AttributeChange], text: ArticleText) -> None:
    for splice in splices:
        words = text.canonical(splice.part)
        if splice.span.end > len(words) or splice.span.slice(words) != splice.old:
            raise OldTextMissing
    for left, right in pairwise(splices):
        if left.part is right.part and (left.span.end > right.span.start or left.span == right.span):
            raise Overlapping
    for change in attributes:
        attribute_cut(text.body, change)


def _closed_lines(splices: Sequence[Splice], text: ArticleText) -> Iterator[Splice]:
    """The splices of headline and dek, which are one line each."""
    for part in (Part.HEADLINE, Part.DEK):
        words = text.canonical(part)
        spans = [(splice.span, splice.new) for splice in splices if splice.part is part]
        if not spans:
            continue
        changes = closed_spacing(words, as_changes(spans, 0), preformatted=False)
        result = spliced(words, changes)
        if not is_visible(result):
            if part is Part.HEADLINE:
                raise EmptiesArticle
            yield Splice(part, Span(0, len(words)), words, "")
        else:
            yield from _splices(part, words, [(Span(each.start, each.end), each.new) for each in changes])


def _closed_body(splices: Sequence[Splice], found: Scan) -> Iterator[Splice]:
    placed = by_block(found, [splice for splice in splices if splice.part is Part.BODY])
    closed = {number: _closed_block(found, number, spans) for number, spans in placed.items()}
    emptied = {number for number, spans in closed.items() if spans is None}
    whole = _with_line_feeds(found, emptied) if emptied else {}
    for number in sorted(closed):
        spans = closed[number]
        yield from _splices(Part.BODY, found.text, [(whole[number], "")] if spans is None else spans)


def _closed_block(found: Scan, number: int, spans: list[tuple[Span, str]]) -> list[tuple[Span, str]] | None:
    """The block's splices closed, or None where they leave nothing of it to be seen."""
    block = found.blocks[number]
    words = block.span.slice(found.text)
    changes = closed_spacing(words, as_changes(spans, block.span.start), preformatted=block.tag == "pre")
    if words and not is_visible(spliced(words, changes)):
        return None
    start = block.span.start
    return [(Span(start + each.start, start + each.end), each.new) for each in changes]


def _with_line_feeds(found: Scan, emptied: set[int]) -> dict[int, Span]:
    """What each emptied block takes with it: the line feed after it, at the end the one before."""
    gone = vanishing(block_tree(found), emptied)
    staying = [number for number in range(len(found.blocks)) if number not in gone]
    seen = (found.blocks[number].span.slice(found.text) for number in staying if number not in emptied)
    if not any(map(is_visible, seen)):
        raise EmptiesArticle
    spans = {}
    for number in emptied:
        span = found.blocks[number].span
        if number not in gone:
            spans[number] = span
        elif number < staying[-1]:
            spans[number] = Span(span.start, span.end + 1)
        else:
            spans[number] = Span(span.start - 1, span.end)
    return spans


def _splices(part: Part, words: str, spans: Iterable[tuple[Span, str]]) -> Iterator[Splice]:
    for span, new in spans:
        splice = Splice(part, span, span.slice(words), new)
        if splice.old != splice.new:
            yield splice


def _is_seen(change: Change) -> bool:
    """Whether anybody can see the change: another address, or not only invisible characters."""
    if isinstance(change, AttributeChange):
        return True
    return change.old.translate(_INVISIBLE) != change.new.translate(_INVISIBLE)


def reclosed(fix: Fix, text: ArticleText) -> Fix:
    """The fix with its changes in closed form."""
    return replace(fix, changes=closed_changes(fix, text))
