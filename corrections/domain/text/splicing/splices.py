"""What a fix is made of: changes of words and changes of attributes, on one base version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from corrections.domain.text.spans import Part, Span

PART_ORDER: Mapping[Part, int] = {part: number for number, part in enumerate(Part)}


@dataclass(frozen=True, slots=True)
class Splice:
    """New words in place of old ones; `old` stands at `span` (code points, half open) of the part's text."""

    part: Part
    span: Span
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class AttributeChange:
    """Another `href`, `src` or `alt`; `element` counts the start tags of the stored string from 0."""

    element: int
    name: str
    old: str
    new: str


Change = Splice | AttributeChange


@dataclass(frozen=True, slots=True)
class Fix:
    """Changes of the version numbered `base`, in order and not overlapping: words first, attributes last."""

    base: int
    changes: tuple[Change, ...]

    @property
    def splices(self) -> tuple[Splice, ...]:
        """The changes of words."""
        return tuple(change for change in self.changes if isinstance(change, Splice))

    @property
    def attribute_changes(self) -> tuple[AttributeChange, ...]:
        """The changes of attributes."""
        return tuple(change for change in self.changes if isinstance(change, AttributeChange))

    def in_part(self, part: Part) -> tuple[Splice, ...]:
        """The changes of words in one part."""
        return tuple(splice for splice in self.splices if splice.part is part)


@dataclass(frozen=True, slots=True)
class ClosedFix:
    """A fix as people see and sign it, and the markup that disappears with it.

    Losses are codes in the text's order: "link:https://...", "line_break", "block:p", "element:strong".
    """

    fix: Fix
    losses: tuple[str, ...]


def in_order(change: Change) -> tuple[int, int, int, str]:
    """The key that puts changes in their order."""
    if isinstance(change, Splice):
        return PART_ORDER[change.part], change.span.start, change.span.end, ""
    return len(PART_ORDER), change.element, 0, change.name


def to_json(fix: Fix) -> dict[str, Any]:
    """The fix as plain dictionaries and lists."""
    return {"base": fix.base, "changes": [_change_to_json(change) for change in fix.changes]}


def from_json(stored: Mapping[str, Any]) -> Fix:
    """The fix that `to_json` wrote."""
    return Fix(stored["base"], tuple(_change_from_json(change) for change in stored["changes"]))


def _change_to_json(change: Change) -> dict[str, Any]:
    if isinstance(change, Splice):
        return {
            "end": change.span.end,
            "new": change.new,
            "old": change.old,
            "part": change.part.value,
            "start": change.span.start,
        }
    return {"element": change.element, "name": change.name, "new": change.new, "old": change.old}


def _change_from_json(stored: Mapping[str, Any]) -> Change:
    if "element" in stored:
        return AttributeChange(stored["element"], stored["name"], stored["old"], stored["new"])
    span = Span(stored["start"], stored["end"])
    return Splice(Part(stored["part"]), span, stored["old"], stored["new"])
