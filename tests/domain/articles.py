"""Builders and strategies for stored articles and for fixes of them, in every plane of Unicode."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import assume
from hypothesis import strategies as st

from corrections.domain.refusals import Refusal
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.fixes import Fix, Splice, apply, close
from corrections.domain.text.intake.import_refusals import NoBody
from corrections.domain.text.intake.import_rules import NO_RULES
from corrections.domain.text.markup import import_html
from corrections.domain.text.spans import Part, Span
from corrections.domain.text.text_refusals import TextRefused
from tests.domain.foreign_markup import FOREIGN_MARKUP, WORDS

PLAIN = "<p>The minister told the minister of 12 people and 12.5 crowns.</p>"


def article(body: str, *, headline: str = "A headline", dek: str = "") -> ArticleText:
    """An article of one version, its body taken in as HTML."""
    return ArticleText(headline, dek, import_html(body, rules=NO_RULES, headline=headline).body)


def splice(text: ArticleText, old: str, new: str, *, part: Part = Part.BODY, after: str = "") -> Splice:
    """New words in place of the first `old` that stands behind `after`."""
    words = text.canonical(part)
    start = words.index(old, words.index(after) + len(after))
    return Splice(part, Span(start, start + len(old)), old, new)


def inserted(text: ArticleText, new: str, *, after: str, part: Part = Part.BODY) -> Splice:
    """New words behind the first `after`."""
    at = text.canonical(part).index(after) + len(after)
    return Splice(part, Span(at, at), "", new)


def fixed(text: ArticleText, old: str, new: str, *, part: Part = Part.BODY, after: str = "") -> ArticleText:
    """The version after one splice was closed and applied."""
    return apply(close(Fix(1, (splice(text, old, new, part=part, after=after),)), text).fix, text)


@st.composite
def articles(draw: st.DrawFn) -> ArticleText:
    """Stored articles as any import may leave them, mostly with a plain paragraph of words."""
    before, after = draw(st.sampled_from([(PLAIN, ""), (PLAIN, ""), ("", PLAIN), ("", "")]))
    try:
        return article(
            before + draw(FOREIGN_MARKUP) + after, dek=draw(st.sampled_from(["", "A dek of words"]))
        )
    except (TextRefused, NoBody):
        assume(False)
        raise


@st.composite
def splices(draw: st.DrawFn, text: ArticleText) -> Splice:
    """A splice inside one block of the body, or in headline or dek; perhaps of a whole block."""
    part = draw(st.sampled_from([Part.BODY, Part.BODY, Part.BODY, Part.HEADLINE, Part.DEK]))
    words = text.canonical(part)
    room = draw(st.sampled_from(text.scanned.blocks)).span if part is Part.BODY else Span(0, len(words))
    whole = st.just((room.start, room.end))
    ends = st.tuples(st.integers(room.start, room.end), st.integers(room.start, room.end))
    start, end = sorted(draw(ends | ends | ends | whole))
    return Splice(part, Span(start, end), words[start:end], draw(st.just("") | WORDS))


@st.composite
def closed_fixes(draw: st.DrawFn, text: ArticleText, base: int = 1) -> Fix:
    """A closed fix of one to three splices; an example whose fixes are all refused is passed over."""
    for _ in range(5):
        changes = draw(st.lists(splices(text), min_size=1, max_size=3))
        with suppress(Refusal):
            return close(Fix(base, tuple(changes)), text).fix
    assume(False)
    raise AssertionError
