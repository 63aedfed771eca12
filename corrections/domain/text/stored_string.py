"""The stored string of a body, and the one scan that tells where its canonical text stands in it.

The stored string is a fixed dialect (`markup.py` writes it and nothing else may): every `<` starts a tag, no
attribute holds a `>`, and the only entities are the four below. That is what makes this scanner correct.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from corrections.domain.text.spans import Span

ENTITIES: Mapping[str, str] = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&nbsp;": "\u00a0"}
ALWAYS_LEAVES = frozenset({"p", "h2", "h3", "h4", "h5", "h6", "pre", "img"})
SOMETIMES_LEAVES = frozenset({"li", "td", "th", "figcaption", "caption"})
CONTAINERS = frozenset({"ul", "ol", "blockquote", "figure", "table", "thead", "tbody", "tfoot", "tr"})
BLOCKS = ALWAYS_LEAVES | SOMETIMES_LEAVES | CONTAINERS

_TAG = re.compile("<[^>]*>")
_TOKEN = re.compile("<(/?)([a-z0-9]+)[^>]*>|&(?:amp|lt|gt|nbsp);")
_ESCAPED = re.compile("[&<>\u00a0]")
_ESCAPES = {meaning: entity for entity, meaning in ENTITIES.items()}


@dataclass(frozen=True, slots=True)
class Block:
    """One leaf block: a paragraph, a heading, a cell, a picture (`img`, which holds no text).

    `span` is half open in code points of the canonical text and holds no separating line feed. The string
    places are half open in the stored string: of the whole element, and of what stands between its tags.
    """

    tag: str
    path: tuple[str, ...]
    span: Span
    string_start: int
    string_end: int
    inner_start: int
    inner_end: int


@dataclass(frozen=True)
class Scan:
    """What one reading of a stored string finds: its canonical text, and where each character stands.

    The text is a sequence of runs; run k starts at `run_texts[k]` in the text and at `run_strings[k]` in the
    string. An entity is a run of its own, since one character takes several places there.
    """

    stored: str
    text: str
    run_texts: list[int]
    run_strings: list[int]

    def string_start(self, offset: int) -> int:
        """Where the character at `offset` (code points of the text) begins in the string; the end for the text's end."""
        if offset == len(self.text):
            return len(self.stored)
        run = bisect_right(self.run_texts, offset) - 1
        return self.run_strings[run] + offset - self.run_texts[run]

    def string_end(self, offset: int) -> int:
        """Where the character before `offset` (code points of the text, above 0) ends in the string."""
        start = self.string_start(offset - 1)
        if self.stored[start] == "&":
            return self.stored.index(";", start) + 1
        return start + 1

    def text_offset(self, place: int) -> int:
        """How many characters of the text begin before `place` (code points of the string)."""
        run = bisect_left(self.run_strings, place) - 1
        if run < 0:
            return 0
        following = self.run_texts[run + 1] if run + 1 < len(self.run_texts) else len(self.text)
        return min(self.run_texts[run] + place - self.run_strings[run], following)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The leaf blocks, in order; between two of them stands one line feed of the text."""
        return _blocks(self)

    def block_at(self, offset: int) -> int:
        """The number of the block that holds the place `offset` (code points of the text), its end included."""
        return bisect_right(self._block_starts, offset) - 1

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.span.start for block in self.blocks]


def canonical_text(stored: str) -> str:
    """The words of a stored string: what the DOM calls its `textContent`."""
    bare = _TAG.sub("", stored)
    if "&" not in bare:
        return bare
    return bare.replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", "\u00a0").replace("&amp;", "&")


def escaped(text: str) -> str:
    """`text` as it stands in a stored string."""
    return _ESCAPED.sub(lambda found: _ESCAPES[found[0]], text)


def scan(stored: str) -> Scan:
    """Read a stored string once."""
    pieces: list[str] = []
    texts: list[int] = []
    strings: list[int] = []
    done = length = 0
    for token in _TOKEN.finditer(stored):
        start, end = token.span()
        if start > done:
            texts.append(length)
            strings.append(done)
            pieces.append(stored[done:start])
            length += start - done
        if token[2] is None:
            texts.append(length)
            strings.append(start)
            pieces.append(ENTITIES[token[0]])
            length += 1
        done = end
    if done < len(stored):
        texts.append(length)
        strings.append(done)
        pieces.append(stored[done:])
    return Scan(stored, "".join(pieces), texts, strings)


@dataclass(slots=True)
class _Open:
    tag: str
    string_start: int
    inner_start: int
    text_start: int
    holds_blocks: bool = False


def _blocks(found: Scan) -> tuple[Block, ...]:
    leaves: list[Block] = []
    stack: list[_Open] = []
    for token in _TOKEN.finditer(found.stored):
        tag = token[2]
        if tag not in BLOCKS:
            continue
        if not token[1]:
            if stack:
                stack[-1].holds_blocks = True
            stack.append(_Open(tag, *token.span(), found.text_offset(token.end())))
            if tag != "img":
                continue
        element = stack.pop()
        if tag in ALWAYS_LEAVES or (tag in SOMETIMES_LEAVES and not element.holds_blocks):
            leaves.append(_leaf(found, element, token, tuple(above.tag for above in stack)))
    return tuple(leaves)


def _leaf(found: Scan, element: _Open, closing: re.Match[str], path: tuple[str, ...]) -> Block:
    inner_end = closing.end() if element.tag == "img" else closing.start()
    return Block(
        tag=element.tag,
        path=path,
        span=Span(element.text_start, found.text_offset(inner_end)),
        string_start=element.string_start,
        string_end=closing.end(),
        inner_start=element.inner_start,
        inner_end=inner_end,
    )
