"""What a stored string may hold, and what foreign markup may hold while its blocks are built."""

from __future__ import annotations

import re
from collections.abc import Mapping

from corrections.domain.text.stored_string import BLOCKS

FORMATTING = frozenset({"a", "b", "code", "em", "i", "s", "small", "strong", "u"})
INLINE = FORMATTING | {
    "abbr", "bdi", "bdo", "cite", "del", "dfn", "ins", "kbd", "q", "rp", "rt", "ruby", "samp", "span",
    "sub", "sup", "time", "var",
}  # fmt: skip
RENAMED: Mapping[str, str] = {
    "acronym": "abbr", "dir": "ul", "listing": "pre", "menu": "ul", "strike": "s", "tt": "code",
}  # fmt: skip
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
LEAF_MAKERS = HEADINGS | {"p", "pre"}
VOID = frozenset({"br", "hr", "img"})
# The parser closes or duplicates these when they stand in each other, so they never do in a stored string.
NEVER_NESTED: Mapping[str, str] = {
    **{tag: tag for tag in FORMATTING},
    "rp": "ruby text",
    "rt": "ruby text",
}

BOUNDARIES = frozenset({
    "address", "article", "aside", "center", "dd", "details", "dialog", "div", "dl", "dt", "fieldset",
    "footer", "form", "header", "hgroup", "hr", "legend", "main", "nav", "optgroup", "option", "search",
    "section", "summary",
})  # fmt: skip
REMOVED: Mapping[str, str] = {
    "applet": "media", "audio": "media", "button": "form", "canvas": "media", "iframe": "frame",
    "math": "formula", "noembed": "media", "noframes": "frame", "noscript": "script", "object": "media",
    "plaintext": "raw_text", "script": "script", "select": "form", "style": "style", "svg": "drawing",
    "template": "script", "textarea": "form", "title": "title", "video": "media", "xmp": "raw_text",
}  # fmt: skip

LINK_ATTRIBUTES = frozenset({"href", "src", "cite"})
TEXT_ATTRIBUTES = frozenset({"alt", "title"})
SCHEMES = frozenset({"http", "https", "mailto"})
ATTRIBUTES: Mapping[str, frozenset[str]] = {
    "*": frozenset({"dir", "lang"}),
    "a": frozenset({"href"}),
    "abbr": frozenset({"title"}),
    "blockquote": frozenset({"cite"}),
    "img": frozenset({"alt", "src"}),
    "li": frozenset({"value"}),
    "ol": frozenset({"reversed", "start", "type"}),
    "q": frozenset({"cite"}),
    "td": frozenset({"colspan", "rowspan"}),
    "th": frozenset({"colspan", "rowspan", "scope"}),
    "time": frozenset({"datetime"}),
}
PATTERNS: Mapping[str, re.Pattern[str]] = {
    "colspan": re.compile("[1-9][0-9]{0,2}"),
    "datetime": re.compile("[0-9A-Za-z:+. -]{1,40}"),
    "dir": re.compile("ltr|rtl|auto"),
    "lang": re.compile("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8}){0,6}"),
    "reversed": re.compile(""),
    "rowspan": re.compile("[0-9]{1,3}"),
    "scope": re.compile("(row|col)(group)?"),
    "start": re.compile("-?[0-9]{1,6}"),
    "type": re.compile("[1aAiI]"),
    "value": re.compile("-?[0-9]{1,6}"),
}

STRICT_TAGS = BLOCKS | INLINE | {"br"}
WIDE_TAGS = STRICT_TAGS | BOUNDARIES | {"h1"} | RENAMED.keys()
WIDE_ATTRIBUTES: Mapping[str, frozenset[str]] = {
    **ATTRIBUTES,
    "acronym": ATTRIBUTES["abbr"],
    "*": ATTRIBUTES["*"] | {"class", "data-corrections"},
}
