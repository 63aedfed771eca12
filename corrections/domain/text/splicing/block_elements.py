"""The blocks of a stored string as a tree, and which of its elements go when leaf blocks are emptied."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from corrections.domain.text.stored_string import BLOCKS, Scan

_BLOCK_TAG = re.compile(rf"<(/?)({'|'.join(sorted(BLOCKS, key=len, reverse=True))})\b[^>]*>")
_CELLS = frozenset({"td", "th"})


@dataclass(eq=False, slots=True)
class Element:
    """A block element, half open in the stored string; `leaf` is its number among the leaves, if one."""

    tag: str
    start: int
    end: int = 0
    leaf: int | None = None
    children: list[Element] = field(default_factory=list)


def block_tree(found: Scan) -> Element:
    """The body as an element that holds its blocks."""
    body = Element("body", 0, len(found.stored))
    stack = [body]
    leaf = 0
    for tag in _BLOCK_TAG.finditer(found.stored):
        if not tag[1]:
            element = Element(tag[2], tag.start())
            stack[-1].children.append(element)
            stack.append(element)
            if tag[2] != "img":
                continue
        element = stack.pop()
        element.end = tag.end()
        if not element.children:
            element.leaf, leaf = leaf, leaf + 1
    return body


def vanishing(body: Element, emptied: set[int]) -> set[int]:
    """Which of the emptied leaves go with their line feed.

    An emptied cell stays as an empty cell, and so does one whose blocks are all emptied: of those the last
    gives up its words but not its place in the text.
    """
    gone = set(emptied)
    for cell in _cells(body):
        inside = list(_leaves(cell))
        if emptied.issuperset(inside):
            gone.discard(inside[-1])
    return gone


def removals(body: Element, emptied: set[int]) -> Iterator[tuple[int, int]]:
    """The ranges of the stored string, half open, that emptied leaves take with them: their elements, those
    that then hold nothing, and one line feed each. An emptied cell keeps its tags."""
    if body.leaf is not None:
        return
    goes = [_goes(child, emptied) for child in body.children]
    if all(goes):
        yield body.children[0].start, body.children[-1].end
        return
    last_staying = max(number for number, gone in enumerate(goes) if not gone)
    for number, child in enumerate(body.children):
        if not goes[number]:
            yield from removals(child, emptied)
        elif number < last_staying:
            yield child.start, body.children[number + 1].start
    if last_staying + 1 < len(goes):
        yield body.children[last_staying].end, body.children[-1].end


def _goes(element: Element, emptied: set[int]) -> bool:
    if element.tag in _CELLS:
        return False
    if element.leaf is not None:
        return element.leaf in emptied
    return all(_goes(child, emptied) for child in element.children)


def _cells(element: Element) -> Iterator[Element]:
    for child in element.children:
        if child.tag in _CELLS:
            yield child
        else:
            yield from _cells(child)


def _leaves(element: Element) -> Iterator[int]:
    if element.leaf is not None:
        yield element.leaf
    for child in element.children:
        yield from _leaves(child)
