"""The stored string of a body, and the one scan that tells where its canonical text stands in it.

The stored string is a fixed dialect (`markup.py` writes it and nothing else may): every `<` starts a tag, no
attribute holds a `>`, and the only entities are the four below. That is what makes this scanner correct.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from corrections.domain.text.spans import Span

ENTITIES: Mapping[str, str] = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&nbsp;": "\u00a0"}
ALWAYS_LEAVES = frozenset({"p", "h2", "h3", "h4", "h5", "h6", "pre", "img"})
SOMETIMES_LEAVES = frozenset({"li", "td", "th", "figcaption", "caption"})
CONTAINERS = frozenset({"ul", "ol", "blockquote", "figure", "table", "thead", "tbody", "tfoot", "tr"})
BLOCKS: frozenset[str] = ALWAYS_LEAVES | SOMETIMES_LEAVES | CONTAINERS

_TAG = re.compile("<[^>]*>")
_TOKEN = re.compile("(<[^>]*>|&(?:amp|lt|gt|nbsp);)")
_TAG_NAME = re.compile("</?([a-z0-9]+)")
_BARE_INLINE = ("a", "em", "strong", "i", "b", "br", "s", "q", "code", "sub", "sup", "span")
_KNOWN_TOKENS = {
    **dict.fromkeys(ENTITIES, ""),
    **{f"<{slash}{tag}>": "" for tag in _BARE_INLINE for slash in ("", "/")},
    **{f"<{slash}{tag}>": tag for tag in BLOCKS for slash in ("", "/")},
}
_ESCAPED = re.compile("[&<>\u00a0]")
_ESCAPES = {meaning: entity for entity, meaning in ENTITIES.items()}


class Block(NamedTuple):
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

    The string is a sequence of runs, turn by turn plain words (perhaps none) and one tag or entity. Run k
    starts at `run_strings[k]` in the string and at `run_texts[k]` in the text; a tag takes no room there.
    """

    stored: str
    text: str
    runs: list[str]
    run_strings: list[int]
    run_texts: list[int]

    def string_start(self, offset: int) -> int:
        """The place in the string where the character at `offset` (code points of the text) begins."""
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
        run = bisect_right(self.run_strings, place) - 1
        following = self.run_texts[run + 1] if run + 1 < len(self.run_texts) else len(self.text)
        return min(self.run_texts[run] + place - self.run_strings[run], following)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The leaf blocks, in order; between two of them stands one line feed of the text."""
        return _blocks(self)

    def block_at(self, offset: int) -> int:
        """The number of the block that holds `offset` (code points of the text), its end included."""
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
    runs = _TOKEN.split(stored)
    words = runs.copy()
    words[1::2] = [ENTITIES.get(token, "") for token in runs[1::2]]
    return Scan(
        stored=stored,
        text="".join(words),
        runs=runs,
        run_strings=list(accumulate(map(len, runs[:-1]), initial=0)),
        run_texts=list(accumulate(map(len, words[:-1]), initial=0)),
    )


@dataclass(slots=True)
class _Open:
    tag: str
    run: int
    holds_blocks: bool = False


def _blocks(found: Scan) -> tuple[Block, ...]:
    leaves: list[Block] = []
    stack: list[_Open] = []
    for run, token in zip(range(1, len(found.runs), 2), found.runs[1::2], strict=True):
        tag = _KNOWN_TOKENS.get(token)
        if tag is None:
            tag = _block_tag(token)
        if not tag:
            continue
        if token[1] != "/":
            if stack:
                stack[-1].holds_blocks = True
            stack.append(_Open(tag, run))
            if tag != "img":
                continue
        element = stack.pop()
        if tag in ALWAYS_LEAVES or (tag in SOMETIMES_LEAVES and not element.holds_blocks):
            leaves.append(_leaf(found, tag, (element.run, run), tuple(above.tag for above in stack)))
    return tuple(leaves)


def _block_tag(token: str) -> str:
    if token.startswith("<a "):
        return ""
    name = _TAG_NAME.match(token)
    return name[1] if name and name[1] in BLOCKS else ""


def _leaf(found: Scan, tag: str, runs: tuple[int, int], path: tuple[str, ...]) -> Block:
    opening, closing = runs
    end = found.run_strings[closing] + len(found.runs[closing])
    return Block(
        tag=tag,
        path=path,
        span=Span(found.run_texts[opening], found.run_texts[closing]),
        string_start=found.run_strings[opening],
        string_end=end,
        inner_start=found.run_strings[opening + 1],
        inner_end=end if opening == closing else found.run_strings[closing],
    )
