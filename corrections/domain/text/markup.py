"""Articles come in here: HTML and plain text become a headline and a stored string, once and for all."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import nh3

from corrections.domain.text.intake.allow_list import (
    ATTRIBUTES,
    HEADINGS,
    REMOVED,
    SCHEMES,
    STRICT_TAGS,
    WIDE_ATTRIBUTES,
    WIDE_TAGS,
)
from corrections.domain.text.intake.block_builder import BlockBuilder
from corrections.domain.text.intake.block_tree import Container, Leaf, leaves
from corrections.domain.text.intake.block_writer import attribute, written
from corrections.domain.text.intake.import_refusals import NoBody, NoHeadline, NotNormal
from corrections.domain.text.intake.import_rules import NO_RULES, ImportRules, LeftOut, excerpt_of
from corrections.domain.text.intake.plain_lines import plain_blocks
from corrections.domain.text.intake.suspicions import suspected
from corrections.domain.text.intake.tidying import is_visible, keep_all, tidied
from corrections.domain.text.plain_text import admit, line_feeds, refuse_unreadable
from corrections.domain.text.stored_string import canonical_text
from corrections.domain.text.text_refusals import TooLong

__all__ = [
    "RULE_VERSION", "ImportRules", "ImportedText", "LeftOut", "check_stored", "import_html", "import_plain",
]  # fmt: skip

RULE_VERSION = 1
_DEEPEST_SOURCE = 1_500
_ANY_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
_NEVER_DEEP = frozenset({
    "area", "base", "body", "br", "col", "dd", "dt", "embed", "head", "hr", "html", "img", "input", "li",
    "link", "meta", "option", "p", "param", "source", "tbody", "td", "th", "thead", "tr", "track", "wbr",
})  # fmt: skip
_REMOVED_STARTS = re.compile(rf"<({'|'.join(REMOVED)})\b[^>]{{0,120}}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ImportedText:
    """What a file became, what was left out of it, and what is perhaps too much in it."""

    headline: str
    body: str
    left_out: tuple[LeftOut, ...]
    suspected: tuple[LeftOut, ...]


def import_html(source: str, *, rules: ImportRules, headline: str | None = None) -> ImportedText:
    """Take an HTML page or fragment in; the headline is its first heading, unless one is given."""
    _refuse_source(source, rules)
    raw, dropped = _blocks_of(source, rules)
    advertisements: list[LeftOut] = []
    body = tidied(raw, drops=lambda leaf: _is_advertisement(leaf, rules, advertisements))
    title = _headline_of(body, headline)
    left_out = (*_removed(source), *dropped, *advertisements)
    return _finished(body, title, rules=rules, left_out=left_out)


def import_plain(source: str, *, rules: ImportRules, headline: str | None = None) -> ImportedText:
    """Take plain text in, paragraphs parted by blank lines; it has no headings, so one is needed."""
    _refuse_source(source, rules)
    raw, left_out = plain_blocks(source.removeprefix("\ufeff"), rules=rules)
    body = tidied(raw, drops=keep_all)
    return _finished(body, headline or "", rules=rules, left_out=left_out)


def check_stored(body: str) -> None:
    """Refuse a string that is not exactly what taking it in again would store."""
    composed = unicodedata.is_normalized("NFC", canonical_text(body))
    if not composed or _strict(body) != body or _normalised(body) != body:
        raise NotNormal


def _refuse_source(source: str, rules: ImportRules) -> None:
    if len(source) > rules.limit:
        raise TooLong(length=len(source), limit=rules.limit)
    # A form feed is white space in HTML; everything else that no text may hold is refused before the parse.
    refuse_unreadable(line_feeds(source).replace("\f", " "))


def _blocks_of(source: str, rules: ImportRules) -> tuple[Container, list[LeftOut]]:
    _refuse_depths(source)
    builder = BlockBuilder(rules=rules, link_stands=_link_stands)
    builder.feed(_wide(line_feeds(source).removeprefix("\ufeff")))
    builder.close()
    return builder.root, builder.left_out


def _refuse_depths(source: str) -> None:
    """Refuse elements open inside each other by the thousand: the parser takes quadratic time for them."""
    still_open: Counter[str] = Counter()
    depth = 0
    for closes, name in _ANY_TAG.findall(source):
        if name in _NEVER_DEEP:
            continue
        if not closes:
            still_open[name] += 1
            depth += 1
        elif still_open[name]:
            still_open[name] -= 1
            depth -= 1
        if depth > _DEEPEST_SOURCE:
            raise NotNormal


def _is_advertisement(leaf: Leaf, rules: ImportRules, found: list[LeftOut]) -> bool:
    line = leaf.text.strip()
    if leaf.tag != "p" or line not in rules.advertisement_lines:
        return False
    found.append(LeftOut("advertisement", line))
    return True


def _headline_of(body: Container, given: str | None) -> str:
    """The given headline, or the first `h1`, or a heading at the start; what is used leaves the body."""
    blocks = [block for block in body.children if isinstance(block, Leaf)]
    first = next((block for block in blocks if block.tag == "h1"), None)
    if first is None and body.children and blocks and body.children[0] is blocks[0]:
        first = blocks[0] if blocks[0].tag in HEADINGS else None
    title = " ".join(first.text.split("\n")) if first else ""
    if first and (given is None or " ".join(given.split()) == " ".join(title.split())):
        body.children = [block for block in body.children if block is not first]
    return title if given is None else given


def _finished(
    body: Container, headline: str, *, rules: ImportRules, left_out: Iterable[LeftOut]
) -> ImportedText:
    if not headline.strip():
        raise NoHeadline
    blocks = list(leaves(body))
    for leaf in blocks:
        leaf.tag = "h2" if leaf.tag == "h1" else leaf.tag
    lines = [line for leaf in blocks for line in leaf.text.split("\n")]
    if not any(is_visible(line) for line in lines):
        raise NoBody
    stored = written(body)
    check_stored(stored)
    return ImportedText(
        headline=admit(headline, field="headline", limit=rules.headline_limit, single_line=True),
        body=stored,
        left_out=tuple(left_out),
        suspected=suspected(lines, rules=rules),
    )


def _removed(source: str) -> list[LeftOut]:
    """What the parser takes out with its content; a page's title is no loss worth telling."""
    found = ((REMOVED[start[1].lower()], excerpt_of(start[0])) for start in _REMOVED_STARTS.finditer(source))
    return [LeftOut(reason, excerpt) for reason, excerpt in found if reason != "title"]


def _normalised(stored: str) -> str:
    raw, _ = _blocks_of(stored, NO_RULES)
    return written(tidied(raw, drops=keep_all))


def _wide(source: str) -> str:
    return nh3.clean(
        source,
        tags=set(WIDE_TAGS),
        clean_content_tags=set(REMOVED),
        attributes=_sets(WIDE_ATTRIBUTES),
        link_rel=None,
        url_schemes={*SCHEMES, "data", "file", "ftp", "javascript", "sms", "tel"},
    )


def _strict(stored: str) -> str:
    return nh3.clean(
        stored,
        tags=set(STRICT_TAGS),
        attributes=_sets(ATTRIBUTES),
        link_rel=None,
        url_schemes=set(SCHEMES),
        url_relative="deny",
    )


def _link_stands(address: str) -> bool:
    link = f'<a href="{attribute(address)}">x</a>'
    return _strict(link) == link


def _sets(attributes: Mapping[str, frozenset[str]]) -> dict[str, set[str]]:
    return {tag: set(names) for tag, names in attributes.items()}
