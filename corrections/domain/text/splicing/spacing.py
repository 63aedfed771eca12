"""Closes the white space around the splices of one block, so that the result is trimmed and folded again."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corrections.domain.text.plain_text import fold, normal
from corrections.domain.text.spans import Span

_LINE_START = re.compile(r"[ \t]*\n")
_LINES = re.compile(r"[\r\n]+")


@dataclass(slots=True)
class Change:
    """New words for the code points of the block's text from `start` up to `end`, half open."""

    start: int
    end: int
    new: str

    @property
    def deletes(self) -> bool:
        """Whether nothing takes the place of the old words."""
        return not self.new


def closed_spacing(text: str, changes: list[Change], *, preformatted: bool) -> list[Change]:
    """The changes, in order, grown or shrunk until the block's new text has no space too many.

    No space stands at the block's edges, after a space, or beside a line break; no line break at its edges.
    """
    for change in changes:
        words = _LINES.sub(" ", change.new) if preformatted else fold(change.new)
        change.new = normal(words, field="proposed")
    if preformatted:
        _close_preformatted(text, changes)
        return changes
    before = None
    while before != (before := [(change.start, change.end, change.new) for change in changes]):
        for number in range(len(changes)):
            _close_one(text, changes, number)
    return changes


def spliced(text: str, changes: list[Change]) -> str:
    """The block's text with the changes made."""
    pieces, at = [], 0
    for change in changes:
        pieces += [text[at : change.start], change.new]
        at = change.end
    return "".join([*pieces, text[at:]])


def _close_one(text: str, changes: list[Change], number: int) -> None:
    change = changes[number]
    left, right = _left_of(text, changes, number), _right_of(text, changes, number)
    if left in ("", " ", "\n"):
        change.new = change.new.removeprefix(" ")
    if right in ("", " ", "\n"):
        change.new = change.new.removesuffix(" ")
    if not change.deletes:
        return
    if (right == " " and left in ("", " ", "\n")) or (right == "\n" and not left):
        _take_following(text, changes, number)
    elif (left == " " and right in ("", "\n")) or (left == "\n" and not right):
        _take_preceding(changes, number)


def _take_following(text: str, changes: list[Change], number: int) -> None:
    following = changes[number + 1].start if number + 1 < len(changes) else len(text)
    if changes[number].end < following:
        changes[number].end += 1


def _take_preceding(changes: list[Change], number: int) -> None:
    preceding = changes[number - 1].end if number else 0
    changes[number].start = max(changes[number].start - 1, preceding)


def _left_of(text: str, changes: list[Change], number: int) -> str:
    """The character that will stand before a change, empty at the block's start."""
    start = changes[number].start
    if number and changes[number - 1].end == start:
        return changes[number - 1].new[-1:] or _left_of(text, changes, number - 1)
    return text[start - 1 : start] if start else ""


def _right_of(text: str, changes: list[Change], number: int) -> str:
    """The character that will stand after a change, empty at the block's end."""
    end = changes[number].end
    if number + 1 < len(changes) and changes[number + 1].start == end:
        return changes[number + 1].new[:1] or _right_of(text, changes, number + 1)
    return text[end : end + 1]


def _close_preformatted(text: str, changes: list[Change]) -> None:
    first, last = changes[0], changes[-1]
    if last.end == len(text):
        last.new = last.new.rstrip(" \t")
        while last.deletes and last.start > _end_before(changes) and text[last.start - 1] in " \t\n":
            last.start -= 1
    if first.start == 0 and not first.new.strip(" \t"):
        while line := _LINE_START.match(text, first.end, _start_after(text, changes)):
            first.new, first.end = "", line.end()


def _end_before(changes: list[Change]) -> int:
    return changes[-2].end if len(changes) > 1 else 0


def _start_after(text: str, changes: list[Change]) -> int:
    return changes[1].start if len(changes) > 1 else len(text)


def as_changes(spans: list[tuple[Span, str]], block_start: int) -> list[Change]:
    """Changes counted from the block's start, for (span of the whole text, new words) pairs."""
    return [Change(span.start - block_start, span.end - block_start, new) for span, new in spans]
