"""Builds blocks from well-formed markup: what nh3 has written, never what a stranger sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from html.parser import HTMLParser

from corrections.domain.text.intake.allow_list import (
    INLINE,
    LEAF_MAKERS,
    NEVER_NESTED,
    RENAMED,
    VOID,
)
from corrections.domain.text.intake.attributes import LinkCheck, kept_attributes
from corrections.domain.text.intake.block_tree import Container, Leaf, Mark, Run
from corrections.domain.text.intake.import_rules import ImportRules, LeftOut, excerpt_of

DEEPEST = 40
MOST_MARKS_OPEN = 16
_LISTS = frozenset({"ul", "ol"})
_SECTIONS = frozenset({"thead", "tbody", "tfoot"})
_TABLE_PARTS = _SECTIONS | {"table", "tr"}
_FREE_CONTAINERS = _LISTS | {"blockquote", "figure", "table"}
_HOMES: Mapping[str, frozenset[str]] = {
    "li": _LISTS, "figcaption": frozenset({"figure"}), "caption": frozenset({"table"}),
    **dict.fromkeys(_SECTIONS, frozenset({"table"})),
    "tr": _SECTIONS, "td": frozenset({"tr"}), "th": frozenset({"tr"}),
}  # fmt: skip
_EMOJI_CLASSES = frozenset({"emoji", "wp-smiley"})


@dataclass(frozen=True, slots=True)
class _Frame:
    """An open element, with all that it means for the words inside it."""

    container: Container
    flow: Container
    depth: int = 0
    leaf_tag: str = ""
    attributes: tuple[tuple[str, str], ...] = ()
    marks: tuple[Mark, ...] = ()
    inline: bool = False


class BlockBuilder(HTMLParser):
    """Reads nh3's markup once; `root` holds the raw blocks and `left_out` what was dropped on the way."""

    def __init__(self, *, rules: ImportRules, link_stands: LinkCheck) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Container("body")
        self.left_out: list[LeftOut] = []
        self._rules = rules
        self._link_stands = link_stands
        self._frames = [_Frame(self.root, self.root)]
        self._leaf: Leaf | None = None
        self._dropping = 0
        self._reason = ""
        self._dropped: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element, or go deeper in what is being dropped."""
        tag = RENAMED.get(tag, tag)
        found = {name: value or "" for name, value in attrs}
        if self._dropping:
            self._dropping += tag not in VOID
        elif reason := self._rules.reason_to_leave_out(tag, found):
            self._drop(tag, reason)
        elif tag in VOID:
            self._void(tag, found)
        else:
            self._frames.append(self._opened(tag, found))

    def handle_endtag(self, tag: str) -> None:  # the base class gives it
        """Close the innermost element: the markup is well formed, so it is this one."""
        if self._dropping:
            self._dropping -= 1
            if not self._dropping:
                self.left_out.append(LeftOut(self._reason, excerpt_of("".join(self._dropped))))
        elif not self._frames.pop().inline:
            self._leaf = None

    def handle_data(self, words: str) -> None:
        """Put words into the open block, or open one for them."""
        if self._dropping:
            self._dropped.append(words)
            return
        if self._leaf is None:
            if not words.strip(" \t\n\f\r") and self._frames[-1].leaf_tag != "pre":
                return
            self._leaf = self._new_leaf()
        self._leaf.runs.append(Run(words, self._frames[-1].marks))

    def _drop(self, tag: str, reason: str) -> None:
        if tag not in INLINE:
            self._leaf = None
        if tag in VOID:
            self.left_out.append(LeftOut(reason, tag))
        else:
            self._dropping, self._reason, self._dropped = 1, reason, []

    def _void(self, tag: str, found: Mapping[str, str]) -> None:
        if tag == "hr":
            self._leaf = None
        elif tag == "br":
            self._line_break()
        elif _EMOJI_CLASSES & set(found.get("class", "").split()) and found.get("alt"):
            self.handle_data(found["alt"])
        else:
            self._picture(found)

    def _line_break(self) -> None:
        if self._leaf is not None:
            self._leaf.runs.append(Run("\n", self._frames[-1].marks, is_break=True))

    def _picture(self, found: Mapping[str, str]) -> None:
        self._leaf = None
        attributes = self._kept("img", found)
        if "src" not in attributes:
            self.left_out.append(LeftOut("picture", excerpt_of(found.get("src", "") or found.get("alt", ""))))
            return
        for mark in self._frames[-1].marks:
            if mark.tag == "a":
                self.left_out.append(LeftOut("picture_link", excerpt_of(dict(mark.attributes)["href"])))
        picture = Leaf("img", {"alt": "", **attributes})
        home = self._home()
        home.children.append(picture if home.tag == "figure" else Container("figure", children=[picture]))

    def _opened(self, tag: str, found: Mapping[str, str]) -> _Frame:
        top = self._frames[-1]
        kept = self._kept(tag, found)
        if tag in INLINE:
            return replace(top, marks=self._with_mark(tag, top=top, kept=kept, found=found), inline=True)
        self._leaf = None
        if self._may_open(tag, top):
            return self._opened_container(tag, kept, top)
        attributes = {name: value for name, value in kept.items() if name in ("lang", "dir")}
        return replace(
            top,
            leaf_tag=tag if tag in LEAF_MAKERS else top.leaf_tag,
            attributes=tuple({**dict(top.attributes), **attributes}.items()),
            inline=False,
        )

    def _may_open(self, tag: str, top: _Frame) -> bool:
        if tag == "caption" and top.container.children:
            return False
        if tag in _FREE_CONTAINERS:
            return top.depth < DEEPEST
        return top.container.tag in _HOMES.get(tag, ())

    def _opened_container(self, tag: str, kept: dict[str, str], top: _Frame) -> _Frame:
        home = self._home() if tag in _FREE_CONTAINERS else top.container
        container = Container(tag, dict(sorted({**dict(top.attributes), **kept}.items())))
        home.children.append(container)
        flow = top.flow if tag in _TABLE_PARTS else container
        return _Frame(container, flow, depth=top.depth + 1, marks=top.marks)

    def _with_mark(
        self, tag: str, *, top: _Frame, kept: dict[str, str], found: Mapping[str, str]
    ) -> tuple[Mark, ...]:
        kind = NEVER_NESTED.get(tag)
        if tag == "a" and "href" not in kept:
            if found.get("href"):
                self.left_out.append(LeftOut("link", excerpt_of(found["href"])))
            return top.marks
        if (tag == "span" and not kept) or (tag == "bdo" and "dir" not in kept):
            return top.marks
        nested = kind and any(NEVER_NESTED.get(mark.tag) == kind for mark in top.marks)
        if nested or len(top.marks) >= MOST_MARKS_OPEN:
            return top.marks
        return (*top.marks, Mark(tag, tuple(kept.items())))

    def _new_leaf(self) -> Leaf:
        top = self._frames[-1]
        leaf = Leaf(top.leaf_tag or "p", dict(sorted(top.attributes)), implicit=not top.leaf_tag)
        home = top.flow
        if home.tag in _LISTS:
            home.children.append(Container("li", children=[leaf]))
        else:
            home.children.append(leaf)
        return leaf

    def _home(self) -> Container:
        """Where a block goes that no list and no part of a table may hold itself."""
        home = self._frames[-1].flow
        if home.tag not in _LISTS:
            return home
        if not home.children:
            home.children.append(Container("li"))
        row = home.children[-1]
        assert isinstance(row, Container)  # noqa: S101  # a list holds nothing but its rows
        return row

    def _kept(self, tag: str, found: Mapping[str, str]) -> dict[str, str]:
        return kept_attributes(tag, found, base_url=self._rules.base_url, link_stands=self._link_stands)
