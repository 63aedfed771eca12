"""Cuts of the stored string: the words of a block replaced, its marks kept, what is left empty taken out."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corrections.domain.text.spans import Span
from corrections.domain.text.splicing.fix_refusals import Overlapping
from corrections.domain.text.stored_string import BLOCKS, Block, Scan, escaped

_TAG = re.compile("<(/?)([a-z0-9]+)[^>]*>")
_HREF = re.compile(' href="([^"]*)"')
_BREAK = "<br>"


@dataclass(frozen=True, slots=True, order=True)
class Cut:
    """New characters for a range of the stored string, half open; `losses` names the markup that goes."""

    start: int
    end: int
    words: str = ""
    losses: tuple[str, ...] = ()


def block_cuts(found: Scan, block: Block, splices: Sequence[tuple[Span, str]]) -> list[Cut]:
    """The cuts that make the splices of one block: (span of the canonical text, new words), in order."""
    cuts: list[Cut] = []
    for span, new in splices:
        if new:
            place = _entry(found, block, span)
            cuts.append(Cut(place, place, escaped(new)))
        cuts += _deleted(found, span)
    return [*cuts, *_emptied(found.stored, block, cuts)]


def removal_cut(stored: str, start: int, end: int) -> Cut:
    """The cut that takes whole elements out of the stored string."""
    opening = (tag for tag in _TAG.finditer(stored, start, end) if not tag[1])
    return Cut(start, end, losses=tuple(_loss(tag[0], tag[2]) for tag in opening))


def without_overlap(cuts: Sequence[Cut]) -> list[Cut]:
    """The cuts in order; refuses those that touch the same characters."""
    ordered = sorted(cuts)
    if any(left.end > right.start for left, right in pairwise(ordered)):
        raise Overlapping
    return ordered


def _entry(found: Scan, block: Block, span: Span) -> int:
    """Where new words go in: before the first character they replace, else after the one before them."""
    if block.span.is_empty:
        return block.inner_start
    if span.is_empty and span.start > block.span.start:
        return found.string_end(span.start)
    return found.string_start(span.start)


def _deleted(found: Scan, span: Span) -> Iterator[Cut]:
    """The words of the span, run by run, tags left standing; a line feed goes with its line break."""
    run = bisect_right(found.run_texts, span.start) - 1
    at = span.start
    while at < span.end:
        start = found.string_start(at)
        following = found.run_texts[run + 1] if run + 1 < len(found.run_texts) else len(found.text)
        stop = min(following, span.end)
        if stop > at:
            end = found.string_end(stop)
            if found.text[at] == "\n" and found.stored.endswith(_BREAK, 0, start):
                yield Cut(start - len(_BREAK), end, losses=("line_break",))
            else:
                yield Cut(start, end)
        at, run = stop, run + 1


def _emptied(stored: str, block: Block, cuts: Sequence[Cut]) -> Iterator[Cut]:
    """Cuts of the tags whose element the other cuts leave without words."""
    stack: list[re.Match[str]] = []
    for tag in _TAG.finditer(stored, block.inner_start, block.inner_end):
        if tag[0] == _BREAK:
            continue
        if not tag[1]:
            stack.append(tag)
            continue
        opening = stack.pop()
        inside = [cut for cut in cuts if opening.end() <= cut.start and cut.end <= tag.start()]
        if inside and not _words(stored, opening.end(), tag.start(), inside).strip(" \n"):
            yield Cut(opening.start(), opening.end(), losses=(_loss(opening[0], opening[2]),))
            yield Cut(tag.start(), tag.end())


def _words(stored: str, start: int, end: int, cuts: Sequence[Cut]) -> str:
    pieces = []
    for cut in cuts:
        pieces += [stored[start : cut.start], cut.words]
        start = cut.end
    return _TAG.sub("", "".join([*pieces, stored[start:end]]))


def _loss(opening: str, tag: str) -> str:
    link = _HREF.search(opening)
    if link:
        return f"link:{html.unescape(link[1])}"
    if opening == _BREAK:
        return "line_break"
    return f"block:{tag}" if tag in BLOCKS else f"element:{tag}"
