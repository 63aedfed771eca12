"""An article while it is taken in: containers that hold blocks, leaves that hold words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, eq=False, slots=True)
class Mark:
    """One inline element; two of the same kind side by side stay two."""

    tag: str
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Run:
    """Words under the same marks, outermost mark first, or one line break, which is a line feed."""

    text: str
    marks: tuple[Mark, ...] = ()
    is_break: bool = False


@dataclass(slots=True)
class Leaf:
    """A block of words, or a picture; `implicit` when no element of its own asked for it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    runs: list[Run] = field(default_factory=list)
    implicit: bool = False

    @property
    def text(self) -> str:
        """The block's words, as they will stand in the canonical text."""
        return "".join(run.text for run in self.runs)


@dataclass(slots=True)
class Container:
    """A list, a quotation, a figure, a table or a part of one; the body itself."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Leaf | Container] = field(default_factory=list)


def leaves(container: Container) -> Iterator[Leaf]:
    """Every leaf below, in order."""
    for child in container.children:
        if isinstance(child, Leaf):
            yield child
        else:
            yield from leaves(child)
