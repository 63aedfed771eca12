"""Which block each splice of a body lies in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from corrections.domain.text.spans import Span
from corrections.domain.text.splicing.fix_refusals import CrossesBlocks
from corrections.domain.text.splicing.splices import Splice
from corrections.domain.text.stored_string import Block, Scan

Placed = Mapping[int, list[tuple[Span, str]]]


def by_block(found: Scan, splices: Iterable[Splice]) -> Placed:
    """The splices by the number of their block, as (span of the canonical text, new words), in order.

    A splice that takes a whole block with one line feed beside it counts as one of the block's words alone.
    """
    placed: dict[int, list[tuple[Span, str]]] = defaultdict(list)
    for splice in splices:
        number, span = _place(found, splice)
        placed[number].append((span, splice.new))
    return placed


def _place(found: Scan, splice: Splice) -> tuple[int, Span]:
    span = splice.span
    first = found.block_at(span.start)
    if found.blocks[first].tag != "img" and found.blocks[first].span.contains(span):
        return first, span
    for number in (first, first + 1):
        if not splice.new and number < len(found.blocks) and _takes(found.blocks[number], span):
            return number, found.blocks[number].span
    raise CrossesBlocks


def _takes(block: Block, span: Span) -> bool:
    """Whether the span is that of the block and of one line feed before or after it."""
    whole = (block.span.start, block.span.end)
    return not block.span.is_empty and (span.start, span.end) in (
        (whole[0], whole[1] + 1),
        (whole[0] - 1, whole[1]),
    )
