"""One fix on an article of 5,000 characters, scan included, beside the same splice through lxml and html5lib."""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Iterator
from importlib.metadata import version
from random import Random, SystemRandom
from typing import Any

import html5lib
import lxml.html

from benchmarks.corpus import Writer, stored_of
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.fixes import apply, close
from corrections.domain.text.spans import Part, Span
from corrections.domain.text.splicing.splices import Fix, Splice
from corrections.domain.text.stored_string import escaped, scan

LENGTH = 5_000
Act = Callable[[str, Span, str], str]


def spliced(stored: str, span: Span, new: str) -> str:
    """The scan and the cut alone: what the two peers are asked for."""
    found = scan(stored)
    return stored[: found.string_start(span.start)] + escaped(new) + stored[found.string_end(span.end) :]


def applied(stored: str, span: Span, new: str) -> str:
    """A signed fix applied with its checks: old words in place, the blocks' shape, the result's normal form."""
    text = ArticleText(headline="Headline", dek="", body=stored)
    fix = Fix(1, (Splice(Part.BODY, span, span.slice(text.scanned.text), new),))
    return apply(fix, text).body


def closed_and_applied(stored: str, span: Span, new: str) -> str:
    """What publishing does: the fix is closed first, and its result taken in as if it were imported."""
    text = ArticleText(headline="Headline", dek="", body=stored)
    fix = Fix(1, (Splice(Part.BODY, span, span.slice(text.scanned.text), new),))
    return apply(close(fix, text).fix, text).body


def through_lxml(stored: str, span: Span, new: str) -> str:
    root = lxml.html.fragment_fromstring(stored, create_parent="div")
    splice_tree(root, span, new)
    return lxml.html.tostring(root, encoding="unicode")[len("<div>") : -len("</div>")]


def through_html5lib(stored: str, span: Span, new: str) -> str:
    root = html5lib.parseFragment(stored, treebuilder="etree", namespaceHTMLElements=False)
    splice_tree(root, span, new)
    return str(html5lib.serialize(root, tree="etree", omit_optional_tags=False, quote_attr_values="always"))


def splice_tree(root: Any, span: Span, new: str) -> None:
    """Put new words into the text node that holds the span; the spans asked for lie within one."""
    at = 0
    for node, name in text_nodes(root):
        words = getattr(node, name) or ""
        if at <= span.start and span.end <= at + len(words):
            place = span.start - at
            setattr(node, name, words[:place] + new + words[place + span.length :])
            return
        at += len(words)
    raise AssertionError("the span lies in no text node")


def text_nodes(node: Any) -> Iterator[tuple[Any, str]]:
    yield node, "text"
    for child in node:
        yield from text_nodes(child)
        yield child, "tail"


ACTS: dict[str, Act] = {
    "ours: scan and splice": spliced,
    "ours: apply, with its checks": applied,
    "ours: close and apply, result taken in anew": closed_and_applied,
    "lxml.html": through_lxml,
    "html5lib": through_html5lib,
}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--quick", action="store_true")
    arguments.add_argument("--seed", type=int, default=SystemRandom().randrange(2**31))
    given = arguments.parse_args()
    print(report(given.seed, rounds=20 if given.quick else 300))


def report(seed: int, *, rounds: int) -> str:
    """The table: median milliseconds, the ratio to lxml, and how many fixes left all other bytes alone."""
    asked = list(tasks(seed, rounds))
    rows = []
    for name, act in ACTS.items():
        times, untouched = [], 0
        for stored, span, new in asked:
            started = time.perf_counter()
            result = act(stored, span, new)
            times.append(time.perf_counter() - started)
            untouched += result == expected(stored, span, new)
        rows.append((name, statistics.median(times) * 1000, untouched))
    lxml_time = next(median for name, median, _ in rows if name == "lxml.html")
    lines = [
        "## One fix on an article of 5,000 characters",
        "",
        f"Seed {seed}, {rounds} fixes, lxml {version('lxml')}, html5lib {version('html5lib')}. "
        "“Untouched”: every byte outside the splice is as it was.",
        "",
        "| way | median ms | of lxml's time | fixes that left all else untouched |",
        "|---|--:|--:|--:|",
    ]
    for name, median, untouched in rows:
        lines.append(f"| {name} | {median:.3f} | {median / lxml_time:.2f} | {untouched} of {rounds} |")
    return "\n".join(lines)


def tasks(seed: int, rounds: int) -> Iterator[tuple[str, Span, str]]:
    """Articles with links and emphasis, and a word of each to be replaced."""
    random = Random(seed)
    writer = Writer(seed, "prose")
    for _ in range(rounds):
        stored = marked_up(stored_of(writer.article(LENGTH)), random)
        text = scan(stored).text
        words = [
            place for place in range(1, len(text) - 8) if text[place - 1] == " " and text[place].isalpha()
        ]
        start = random.choice(words)
        end = start + 1
        while text[end].isalpha():
            end += 1
        yield stored, Span(start, end), "replaced & new"


def marked_up(stored: str, random: Random) -> str:
    """Some whole paragraphs emphasised or linked, and a non-breaking space as the dialect writes it."""
    wraps = ("<em>{}</em>", '<a href="https://example.org/a?b=1&amp;c=2">{}</a>', "{}&nbsp;a", "{}", "{}")
    lines = stored.split("\n")
    inner = [line[len("<p>") : -len("</p>")] for line in lines]
    return "\n".join(f"<p>{random.choice(wraps).format(text)}</p>" for text in inner)


def expected(stored: str, span: Span, new: str) -> str:
    """The stored string with only the words replaced; they are letters, so they take as many characters."""
    at, place = 0, 0
    while at < span.start or stored[place] == "<":
        if stored[place] == "<":
            place = stored.index(">", place) + 1
            continue
        place = stored.index(";", place) + 1 if stored[place] == "&" else place + 1
        at += 1
    return stored[:place] + new.replace("&", "&amp;") + stored[place + span.length :]


if __name__ == "__main__":
    main()
