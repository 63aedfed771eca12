"""Writes blocks as a stored string; there is no other writer, so there is one spelling for everything."""

from __future__ import annotations

from collections.abc import Iterable

from corrections.domain.text.intake.block_tree import Container, Leaf, Mark, Run
from corrections.domain.text.stored_string import escaped


def written(body: Container) -> str:
    """The stored string of a tidy body: one line feed between blocks, wherever they nest."""
    return "\n".join(_block(child) for child in body.children)


def start_tag(tag: str, attributes: Iterable[tuple[str, str]]) -> str:
    """A start tag in the stored string's spelling."""
    pairs = "".join(f' {name}="{attribute(value)}"' for name, value in attributes)
    return f"<{tag}{pairs}>"


def attribute(value: str) -> str:
    """An attribute's value in the stored string's spelling."""
    return escaped(value).replace('"', "&quot;")


def _block(block: Leaf | Container) -> str:
    opening = start_tag(block.tag, block.attributes.items())
    if isinstance(block, Container):
        return f"{opening}{written(block)}</{block.tag}>"
    if block.tag == "img":
        return opening
    words = escaped(block.text) if block.tag == "pre" else _inline(block.runs)
    return f"{opening}{words}</{block.tag}>"


def _inline(runs: Iterable[Run]) -> str:
    pieces: list[str] = []
    open_marks: tuple[Mark, ...] = ()
    for run in (*runs, Run("")):
        shared = _shared(open_marks, run.marks)
        pieces.extend(f"</{mark.tag}>" for mark in reversed(open_marks[shared:]))
        pieces.extend(start_tag(mark.tag, mark.attributes) for mark in run.marks[shared:])
        pieces.append(escaped(run.text).replace("\n", "<br>\n"))
        open_marks = run.marks
    return "".join(pieces)


def _shared(left: tuple[Mark, ...], right: tuple[Mark, ...]) -> int:
    shared = 0
    while shared < min(len(left), len(right)) and left[shared] is right[shared]:
        shared += 1
    return shared
