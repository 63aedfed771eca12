"""Draws what cannot be seen: odd white space, zero-width and direction characters, look-alike letters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corrections.domain.reading.scripts import strangers
from corrections.domain.reading.word_tokens import tokens

SPACES = {
    "\t": ("⇥", "tab"),
    "\u00a0": ("⍽", "no_break_space"),
    "\u202f": ("⍽", "narrow_no_break_space"),
    "\u2007": ("⍽", "figure_space"),
    "\u2009": ("␣", "thin_space"),
    "\u200a": ("␣", "hair_space"),
    "\u2002": ("␣", "en_space"),
    "\u2003": ("␣", "em_space"),
    "\u3000": ("␣", "ideographic_space"),
    "\u2028": ("↵", "line_separator"),
    "\u2029": ("¶", "paragraph_separator"),
}
ZERO_WIDTH = {
    "\u00ad": ("‐", "soft_hyphen"),
    "\u200b": ("∣", "zero_width_space"),
    "\u200c": ("∣", "zero_width_non_joiner"),
    "\u200d": ("∣", "zero_width_joiner"),
    "\u2060": ("∣", "word_joiner"),
    "\ufeff": ("∣", "byte_order_mark"),
    "\u180e": ("∣", "mongolian_vowel_separator"),
}
DIRECTIONS = {
    "\u200e": ("→", "left_to_right_mark"),
    "\u200f": ("←", "right_to_left_mark"),
    "\u061c": ("←", "arabic_letter_mark"),
    "\u202a": ("⇒", "left_to_right_embedding"),
    "\u202b": ("⇐", "right_to_left_embedding"),
    "\u202c": ("⇔", "pop_directional_formatting"),
    "\u202d": ("⇒", "left_to_right_override"),
    "\u202e": ("⇐", "right_to_left_override"),
    "\u2066": ("⇒", "left_to_right_isolate"),
    "\u2067": ("⇐", "right_to_left_isolate"),
    "\u2068": ("⇔", "first_strong_isolate"),
    "\u2069": ("⇔", "pop_directional_isolate"),
}
_DRAWN = SPACES | ZERO_WIDTH | DIRECTIONS
_JOINERS = {"\u200c", "\u200d"}
_SPACE, _LINE_END = ("·", "space"), ("¶", "line_end")
# What is never seen, whatever stands beside it; joiners carry meaning in Persian, Indic scripts and emoji.
_UNSEEN = {ord(sign): None for sign in [*ZERO_WIDTH, *DIRECTIONS] if sign not in _JOINERS}
_AS_SPACE = {ord(sign): " " for sign in SPACES}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A run of text, or one character with the symbol drawn for it and the code of its name.

    A plain run has no symbol and no name. The texts of all tokens joined are the text drawn.
    """

    text: str
    symbol: str = ""
    name: str = ""


def drawn(text: str) -> tuple[Drawn, ...]:
    """The text as tokens for a template: plain runs, and marked characters each with symbol and name code."""
    return tuple(_runs_joined(sign for token in _spaced(text) for sign in _signs(token)))


def same_to_the_eye(old: str, new: str) -> bool:
    """Whether two texts differ in nothing that is drawn: no-break for plain spaces, zero-width characters."""
    return _seen(old) == _seen(new)


def _seen(text: str) -> str:
    return text.translate(_UNSEEN).translate(_AS_SPACE)


def _spaced(text: str) -> Iterator[str | Drawn]:
    """The tokens of `text`; line ends, and spaces that are doubled or all there is, are drawn already."""
    cut = ["", *tokens(text), ""]
    for before, word, after in zip(cut, cut[1:], cut[2:], strict=False):
        if word == "\n":
            yield Drawn(word, *_LINE_END)
        elif word == " " and (" " in {before, after} or text == " "):
            yield Drawn(word, *_SPACE)
        else:
            yield word


def _signs(token: str | Drawn) -> Iterator[Drawn]:
    """The characters of a token, each with its symbol if it has one."""
    if isinstance(token, Drawn):
        yield token
        return
    odd = strangers(token)
    for at, sign in enumerate(token):
        if at in odd:
            yield Drawn(sign, sign, f"look_alike_{odd[at]}")
        elif sign in _DRAWN and not (sign in _JOINERS and _joins(token, at)):
            yield Drawn(sign, *_DRAWN[sign])
        else:
            yield Drawn(sign)


def _joins(token: str, at: int) -> bool:
    """Whether the joiner at `at` (code points of `token`) follows a character that joiners are for."""
    return any(ord(sign) > 0x58F for sign in token[max(at - 1, 0) : at])


def _runs_joined(signs: Iterator[Drawn]) -> list[Drawn]:
    joined: list[Drawn] = []
    for sign in signs:
        if joined and not sign.symbol and not joined[-1].symbol:
            joined[-1] = Drawn(joined[-1].text + sign.text)
        else:
            joined.append(sign)
    return joined
