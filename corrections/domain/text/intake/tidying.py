"""Brings raw blocks into normal form: white space folded, NFC, nothing empty, one shape for one meaning."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from itertools import pairwise

from corrections.domain.text.graphemes import MOST_MARKS
from corrections.domain.text.intake.block_tree import Container, Leaf, Mark, Run
from corrections.domain.text.plain_text import fold, line_feeds, normal, refuse_unreadable
from corrections.domain.text.stored_string import SOMETIMES_LEAVES

_INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
# A cell or a row of a list that says "Advertisement" may be about one.
_ROOMS = frozenset({"body", "blockquote", "figure"})
_CELLS = frozenset({"td", "th"})
_BLANK_LINES = re.compile(r"\A(?:[ \t]*\n)+")

Dropper = Callable[[Leaf], bool]


def keep_all(leaf: Leaf) -> bool:  # noqa: ARG001  # a `Dropper` is asked about each leaf
    """The dropper that leaves nothing out."""
    return False


def is_visible(text: str) -> bool:
    """Whether anything of `text` can be seen: more than white space of any kind and zero-width characters."""
    return not all(character.isspace() or character in _INVISIBLE for character in text)


def tidied(container: Container, *, drops: Dropper) -> Container:
    """The container in normal form, without the leaves that `drops` asks to leave out; perhaps empty."""
    children: list[Leaf | Container] = []
    for child in container.children:
        kept = _tidy_leaf(child) if isinstance(child, Leaf) else _tidy_container(child, drops)
        if kept is None or (container.tag in _ROOMS and isinstance(kept, Leaf) and drops(kept)):
            continue
        children.append(kept)
    return Container(container.tag, container.attributes, children)


def _tidy_container(container: Container, drops: Dropper) -> Container | Leaf | None:
    tidy = tidied(container, drops=drops)
    if not tidy.children:
        return Leaf(tidy.tag, tidy.attributes) if tidy.tag in _CELLS else None
    only = tidy.children[0]
    if tidy.tag in SOMETIMES_LEAVES and len(tidy.children) == 1 and isinstance(only, Leaf) and only.implicit:
        attributes = dict(sorted({**tidy.attributes, **only.attributes}.items()))
        return Leaf(tidy.tag, attributes, only.runs)
    return tidy


def _tidy_leaf(leaf: Leaf) -> Leaf | None:
    if leaf.tag == "img":
        return leaf
    runs = _preformatted(leaf) if leaf.tag == "pre" else _flowing(leaf)
    words = "".join(run.text for run in runs)
    if not is_visible(words):
        return None
    return Leaf(leaf.tag, leaf.attributes, runs, leaf.implicit)


def _preformatted(leaf: Leaf) -> list[Run]:
    words = normal(line_feeds(leaf.text)).rstrip(" \t\n")
    return [Run(_BLANK_LINES.sub("", words))]


def _flowing(leaf: Leaf) -> list[Run]:
    runs = [_folded(run) for run in leaf.runs]
    refuse_unreadable("".join(run.text for run in runs))
    return _without_empty_marks(_composed(_trimmed(runs)))


def _folded(run: Run) -> Run:
    return run if run.is_break else Run(fold(run.text), run.marks)


def _trimmed(runs: Iterable[Run]) -> list[Run]:
    """Runs without white space at the edges, after white space, or beside a line break."""
    kept: list[Run] = []
    for run in runs:
        if run.text == "\n":
            _strip_end(kept, " ")
        text = run.text.lstrip(" \n") if not kept else run.text
        if kept and kept[-1].text[-1] in " \n":
            text = text.lstrip(" ")
        if text:
            kept.append(Run(text, run.marks))
    _strip_end(kept, " \n")
    return kept


def _strip_end(runs: list[Run], characters: str) -> None:
    while runs:
        runs[-1].text = runs[-1].text.rstrip(characters)
        if runs[-1].text:
            return
        runs.pop()


def _composed(runs: list[Run]) -> list[Run]:
    """Runs in NFC, also where an accent stood in another element than its letter: it joins its letter."""
    for before, after in pairwise(runs):
        while after.text and before.text != "\n" and _joins(before.text, after.text[0]):
            before.text, after.text = before.text + after.text[0], after.text[1:]
        if not after.text:
            after.text, after.marks, before.text = before.text, before.marks, ""
    return [Run(normal(run.text), run.marks) for run in runs if run.text]


def _joins(words: str, character: str) -> bool:
    if character.isascii():
        return False
    tail = words[-MOST_MARKS - 2 :]
    apart = unicodedata.normalize("NFC", tail) + unicodedata.normalize("NFC", character)
    return unicodedata.combining(character) > 0 or unicodedata.normalize("NFC", tail + character) != apart


def _without_empty_marks(runs: list[Run]) -> list[Run]:
    worded: set[Mark] = {mark for run in runs if run.text.strip(" \n") for mark in run.marks}
    return [Run(run.text, tuple(mark for mark in run.marks if mark in worded)) for run in runs]
