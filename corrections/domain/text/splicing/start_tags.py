"""Changes of links and pictures: one attribute of one start tag of the stored string."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import islice
from urllib.parse import urlsplit

from corrections.domain.text.plain_text import fold, normal
from corrections.domain.text.splicing.fix_refusals import NotNormalResult, OldTextMissing
from corrections.domain.text.splicing.splices import AttributeChange
from corrections.domain.text.splicing.string_cuts import Cut
from corrections.domain.text.stored_string import escaped

SCHEMES = frozenset({"http", "https", "mailto"})
_START_TAG = re.compile("<([a-z][a-z0-9]*)[^>]*>")
_CHANGEABLE: Mapping[str, frozenset[str]] = {"a": frozenset({"href"}), "img": frozenset({"src", "alt"})}


def closed_attribute(change: AttributeChange) -> AttributeChange:
    """The change with its new value in the form that is stored; refuses addresses of other schemes."""
    words = fold(normal(change.new, field=change.name)).strip(" ")
    if change.name == "alt":
        return replace(change, new=words)
    try:
        scheme = urlsplit(words).scheme
    except ValueError:
        scheme = ""
    if scheme not in SCHEMES or " " in words:
        raise NotNormalResult(fields={change.name: "scheme"})
    return replace(change, new=words)


def attribute_cut(stored: str, change: AttributeChange) -> Cut:
    """The cut that changes the attribute; refuses when its old value does not stand there."""
    tag = _start_tag(stored, change.element)
    if tag is None or change.name not in _CHANGEABLE.get(tag[1], ()):
        raise OldTextMissing
    value = re.compile(f' {change.name}="([^"]*)"').search(stored, tag.start(), tag.end())
    if value is None or html.unescape(value[1]) != change.old:
        raise OldTextMissing
    return Cut(value.start(1), value.end(1), escaped(change.new).replace('"', "&quot;"))


def element_at(stored: str, place: int) -> int:
    """The number of the start tag that begins at `place` (code points of the stored string)."""
    return sum(1 for _ in _START_TAG.finditer(stored, 0, place))


def start_of(stored: str, element: int) -> tuple[int, int]:
    """Where the start tag of that number stands in the stored string, half open; (0, 0) if there is none."""
    tag = _start_tag(stored, element)
    return tag.span() if tag else (0, 0)


def _start_tag(stored: str, element: int) -> re.Match[str] | None:
    return next(islice(_START_TAG.finditer(stored), element, None), None) if element >= 0 else None
