"""What a browser, a translator, an old copy or an attacker may make of the place of some words in a stored article."""

from __future__ import annotations

import unicodedata
from typing import Any, Literal, get_args

from hypothesis import strategies as st

from tests.domain.foreign_markup import TRICKY, WORDS

Form = Literal["NFC", "NFD", "NFKC", "NFKD"]
FORMS: tuple[Form, ...] = get_args(Form)
HUGE = st.sampled_from([-(2**63), -1, 0, 2**31 - 1, 2**31, 2**53, 2**63, 2**64, 10**30])
LONE = st.sampled_from(["\ud83d", "\udc00", "\udfff\ud800"])
WRONG = st.sampled_from([None, True, [], {}, 1.5, 1e300, "1", [1], {"start": 1}, "", "\x00", " "])


@st.composite
def slices(draw: st.DrawFn, text: str) -> dict[str, Any]:
    """The selector of real words of a text (code points, half open), as an honest sender would give it."""
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, min(len(text), start + 60)))
    around = draw(st.integers(0, 32))
    return {
        "exact": text[start:end],
        "prefix": text[max(0, start - around) : start],
        "suffix": text[end : end + around],
        "start": start,
        "end": end,
    }


@st.composite
def bent(draw: st.DrawFn, text: str, *, whole: bool = True) -> dict[str, Any]:
    """A real selector with up to three things wrong with it; unless `whole`, also what is no selector at all."""
    selector = draw(slices(text))
    for _ in range(draw(st.integers(0, 3))):
        name = draw(st.sampled_from(list(selector)))
        selector[name] = draw(_bent_value(selector[name], whole=whole))
        if draw(st.booleans()):
            first, second = draw(st.permutations(["exact", "prefix", "suffix"]))[:2]
            selector[first], selector[second] = selector[second], selector[first]
    return selector


def _bent_value(value: Any, *, whole: bool) -> st.SearchStrategy[Any]:
    """Another value in the place of one of a selector."""
    if isinstance(value, str):
        return _bent_words(value) if whole else _bent_words(value) | _broken(value) | WRONG
    place = value if isinstance(value, int) else 0
    near = st.integers(-3, 3).map(lambda by: place + by)
    units = st.just(place * 2)
    return near | units | st.none() if whole else near | units | HUGE | WRONG


def _bent_words(words: str) -> st.SearchStrategy[str]:
    """Words as they may come back: cut inside a cluster, in another form, with something else in them."""
    cut = st.integers(0, len(words)).map(lambda at: words[at:])
    short = st.integers(0, len(words)).map(lambda at: words[:at])
    formed = st.sampled_from(FORMS).map(lambda form: unicodedata.normalize(form, words))
    told = st.sampled_from(
        [words.upper(), words.casefold(), words.replace(" ", "\u00a0"), words * 2, words[::-1], ""]
    )
    mixed = st.tuples(st.integers(0, len(words)), TRICKY | WORDS).map(
        lambda by: words[: by[0]] + by[1] + words[by[0] :]
    )
    return cut | short | formed | told | mixed


def _broken(words: str) -> st.SearchStrategy[str]:
    """Words with half a character in them, or far too many of them."""
    halved = st.tuples(st.integers(0, len(words)), LONE).map(
        lambda by: words[: by[0]] + by[1] + words[by[0] :]
    )
    return halved | st.integers(400, 2_100).map(lambda times: (words or "a") * times)
