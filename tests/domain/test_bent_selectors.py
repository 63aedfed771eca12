"""Whatever a selector says, a place that is called exact is the place of those words, and the only one it could be."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from corrections.domain.anchoring.folding import fold_alike, folded
from corrections.domain.anchoring.judgements import Judgement, Reason, Verdict
from corrections.domain.anchoring.quotes import locate
from corrections.domain.text.graphemes import outward
from corrections.domain.text.spans import Part, Span
from tests.domain.articles import articles
from tests.domain.selectors import bent, slices


@st.composite
def asked(draw: st.DrawFn, *, honest: bool = False) -> tuple[str, dict[str, Any]]:
    """A text of a stored article, and a selector of words in it or in another of its parts."""
    article = draw(articles())
    text = article.canonical(draw(st.sampled_from([Part.BODY, Part.BODY, Part.HEADLINE, Part.DEK])))
    other = text if honest or draw(st.integers(0, 3)) else article.canonical(Part.BODY)
    return text, draw(slices(text) if honest else bent(other))


@given(asked(honest=True))
def test_an_honest_selector_is_exact_at_its_own_place(given_: tuple[str, dict[str, Any]]) -> None:
    text, selector = given_
    place = Span(selector["start"], selector["end"])
    assert locate(text, **selector) == Judgement(Verdict.EXACT, outward(text, place), Reason.KEPT)


@given(asked())
def test_a_bent_selector_gets_no_place_but_that_of_its_words(given_: tuple[str, dict[str, Any]]) -> None:
    text, selector = given_
    found = locate(text, **selector)
    if found.reason is Reason.KEPT:
        place = Span(selector["start"], selector["end"])
        assert place.slice(text) == selector["exact"] and found.span == outward(text, place)
    elif found.span is not None:
        assert found.verdict is Verdict.EXACT and found.reason is Reason.FOUND_BY_QUOTE
        [only] = places(text, selector)
        assert found.span == outward(text, only)
        assert fold_alike(selector["exact"]) in fold_alike(found.span.slice(text))
    else:
        assert found.verdict in (Verdict.GONE, Verdict.AMBIGUOUS)
        assert all(fold_alike(selector["exact"]) in fold_alike(hint.slice(text)) for hint in found.hints)


def places(text: str, selector: dict[str, Any]) -> list[Span]:
    """Every place of the quote between its contexts, looked for sign by sign."""
    whole, quote = folded(text), fold_alike(selector["exact"])
    before, after = fold_alike(selector["prefix"]), fold_alike(selector["suffix"])
    return [
        whole.original(at, at + len(quote))
        for at in range(len(whole.text))
        if whole.text.startswith(quote, at)
        and (not before or whole.text[:at].endswith((before, before + " ")))
        and (not after or whole.text.startswith((after, " " + after), at + len(quote)))
    ]
