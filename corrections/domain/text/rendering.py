"""Trusted HTML made from a stored string for pages: places of blocks, marked passages, a cut-out.

What these functions add never changes the text, so they can be applied one after the other.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corrections.domain.text.intake.block_writer import start_tag
from corrections.domain.text.spans import Span
from corrections.domain.text.stored_string import Block, Scan, escaped, scan


@dataclass(frozen=True, slots=True)
class Mark:
    """A range to point out: `span` counts code points of the canonical text, half open.

    With `href` it is a link, but for words that are a link already. `identifier` becomes the `id` of its first
    piece, which gets `number` as `data-note` too, and `data-mark` of every piece. An empty span is shown as an
    empty mark at its place, or on the picture whose line it is.
    """

    span: Span
    css_class: str = ""
    identifier: str = ""
    href: str = ""
    number: str = ""


def with_starts(stored: str) -> str:
    """The string with `data-start` on each leaf block: where its text begins, in code points."""
    pieces: list[str] = []
    done = 0
    for block in scan(stored).blocks:
        place = block.string_start + 1 + len(block.tag)
        pieces += [stored[done:place], f' data-start="{block.span.start}"']
        done = place
    return "".join([*pieces, stored[done:]])


def line_with_marks(text: str, marks: Sequence[Mark], *, named: set[str]) -> str:
    """A headline or a standfirst, which are plain text, as trusted HTML with its ranges wrapped; see `with_marks`."""
    return with_marks(f"<p>{escaped(text)}</p>", marks, named=named)[len("<p>") : -len("</p>")]


def with_marks(stored: str, marks: Sequence[Mark], *, named: set[str] | None = None) -> str:
    """The string with each range of its text wrapped, piece by piece, so that no element is cut.

    `named` are the identifiers that the page has already, and takes those that come with this.
    """
    found = scan(stored)
    named = set() if named is None else named
    pieces: list[str] = []
    done = 0
    for piece in _pieces(found, marks):
        words = stored[piece.start : piece.end]
        wrapped = _picture(words, piece, named) if words.startswith("<") else _wrapped(words, piece, named)
        pieces += [stored[done : piece.start], wrapped]
        done = piece.end
    return "".join([*pieces, stored[done:]])


def excerpt(stored: str, span: Span, *, blocks_around: int = 1) -> str:
    """The blocks that `span` (code points, half open) touches, with their neighbours, as sound markup."""
    found = scan(stored)
    first = max(found.block_at(span.start) - blocks_around, 0)
    last = min(found.block_at(max(span.start, span.end - 1)) + blocks_around, len(found.blocks) - 1)
    start, end = found.blocks[first].string_start, found.blocks[last].string_end
    closing = "".join(f"</{tag}>" for tag in reversed(found.blocks[last].path))
    return "".join([*_open_before(found, start), stored[start:end], closing])


def _open_before(found: Scan, place: int) -> list[str]:
    """The start tags of the containers that are open at `place` (code points of the string)."""
    stack: list[str] = []
    for token in found.runs[1 : bisect_left(found.run_strings, place) : 2]:
        if token.startswith("</"):
            stack.pop()
        elif token.startswith("<") and not token.startswith(("<br", "<img")):
            stack.append(token)
    return stack


@dataclass(frozen=True, slots=True)
class _Piece:
    """A place in the string, half open, to wrap in marks; `linked` when it stands in a link already."""

    start: int
    end: int
    marks: tuple[Mark, ...]
    linked: bool


def _pieces(found: Scan, marks: Sequence[Mark]) -> Iterator[_Piece]:
    """The pieces to wrap, in order; line feeds that part blocks are in none of them."""
    touching: dict[int, list[Mark]] = {}
    for mark in marks:
        last = found.block_at(mark.span.end)
        for number in range(found.block_at(mark.span.start), last + 1):
            touching.setdefault(number, []).append(mark)
    for number in sorted(touching):
        yield from _pieces_of_block(found, found.blocks[number], touching[number])


def _pieces_of_block(found: Scan, block: Block, marks: Sequence[Mark]) -> Iterator[_Piece]:
    if block.span.is_empty:
        points = tuple(mark for mark in marks if mark.span == block.span)
        if points and block.tag == "img":
            yield _Piece(block.string_start, block.string_end, points, linked=False)
        elif points:
            yield _Piece(block.inner_start, block.inner_start, points, linked=False)
        return
    cuts = sorted({cut for mark in marks for cut in (mark.span.start, mark.span.end)})
    waiting = [mark for mark in marks if mark.span.is_empty]
    for words, linked in _words_of_block(found, block):
        bounds = [words.start, *(cut for cut in cuts if words.start < cut < words.end), words.end]
        for start, end in pairwise(bounds):
            points = tuple(mark for mark in waiting if mark.span.start == start)
            waiting = [mark for mark in waiting if mark.span.start != start]
            if points:
                yield _Piece(found.string_start(start), found.string_start(start), points, linked)
            covering = tuple(mark for mark in marks if mark.span.start < end and start < mark.span.end)
            if covering:
                yield _Piece(found.string_start(start), found.string_end(end), covering, linked)
    if waiting:
        yield _Piece(block.inner_end, block.inner_end, tuple(waiting), linked=False)


def _words_of_block(found: Scan, block: Block) -> Iterator[tuple[Span, bool]]:
    """The stretches of words between two tags (code points, half open), and whether each is linked."""
    linked = False
    start = block.span.start
    run = bisect_left(found.run_strings, block.inner_start)
    while found.run_strings[run] < block.inner_end:
        token = found.runs[run]
        if token.startswith("<"):
            if start < found.run_texts[run]:
                yield Span(start, found.run_texts[run]), linked
            start = found.run_texts[run]
            linked = token.startswith("<a ") or (linked and not token.startswith("</a>"))
        run += 1
    if start < block.span.end:
        yield Span(start, block.span.end), linked


def _wrapped(words: str, piece: _Piece, named: set[str]) -> str:
    """The words inside one element for each mark, of which at most one is a link: links cannot be nested."""
    opening, closing = "", ""
    linked = piece.linked
    for mark in piece.marks:
        tag = "a" if mark.href and not linked else "mark"
        opening += start_tag(tag, _attributes(mark, tag=tag, named=named))
        closing = f"</{tag}>{closing}"
        linked = linked or tag == "a"
    return f"{opening}{words}{closing}"


def _picture(element: str, piece: _Piece, named: set[str]) -> str:
    """A picture's own tag with what its first mark says: an element around it would stand between blocks."""
    return start_tag("img", _attributes(piece.marks[0], tag="img", named=named))[:-1] + element[len("<img") :]


def _attributes(mark: Mark, *, tag: str, named: set[str]) -> list[tuple[str, str]]:
    attributes = []
    if mark.css_class:
        attributes.append(("class", mark.css_class))
    if mark.identifier:
        attributes.append(("data-mark", mark.identifier))
    if tag == "a":
        attributes.append(("href", mark.href))
    if mark.identifier and mark.identifier not in named:
        named.add(mark.identifier)
        if mark.number:
            attributes.append(("data-note", mark.number))
        attributes.append(("id", mark.identifier))
    return attributes
