"""Says what kinds of things a change touches, so that nobody overlooks a figure, a name or a "not".

A name is a capitalised word that does not open a sentence; or one that does, and stands capitalised inside a
sentence elsewhere, or gives way to quite another capitalised word. Months, weekdays and small words are none.
This works for scripts with capitals only, and is a hint, not a finding.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from enum import StrEnum

from corrections.domain.reading import word_lists
from corrections.domain.reading.changed_words import Hunk, Side, Word, hunks, side, words
from corrections.domain.reading.differences import word_difference
from corrections.domain.reading.invisibles import DIRECTIONS, SPACES, ZERO_WIDTH, drawn
from corrections.domain.reading.respelling import is_respelling
from corrections.domain.reading.scripts import look_alike, strangers

_DIRECTION_NAMES = {name for _, name in DIRECTIONS.values()}
_INVISIBLE_NAMES = {name for _, name in [*SPACES.values(), *ZERO_WIDTH.values()]}
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_QUOTED = re.compile(
    r"“[^“”\n]*(?:”|$)|^[^“”„\n]*”|„[^“”\n]*(?:[“”]|$)|«[^«»\n]*(?:»|$)|^[^«»\n]*»|\"[^\"\n]*\"", re.MULTILINE
)
_FIGURE_SPACES = re.compile(r"[\s\u00a0\u2009\u202f]")
_NEAR = 2


class Badge(StrEnum):
    """What a change touches."""

    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    NEGATION = "negation"
    QUOTATION = "quotation"
    LINK = "link"
    LOOK_ALIKE = "look_alike"
    DIRECTION = "direction"
    INVISIBLE = "invisible"


def badges(old: str, new: str, *, before: str = "", after: str = "") -> frozenset[Badge]:
    """What differs in kind between two texts that stand between the words `before` and `after`.

    The more of the sentence is given around them, the better names and quotations are told.
    """
    pieces = word_difference(before + old + after, before + new + after)
    left, right = side(pieces, "inserted"), side(pieces, "deleted")
    found = {badge for hunk in hunks(pieces) for badge, holds in _TESTS.items() if holds(hunk, left, right)}
    if _quotations(left.text) != _quotations(right.text):
        found.add(Badge.QUOTATION)
    if set(_LINK.findall(left.text)) != set(_LINK.findall(right.text)):
        found.add(Badge.LINK)
    return frozenset(found)


def _quotations(text: str) -> list[list[str]]:
    """The words inside each pair of quotation marks; a pair may lack the mark that lies outside `text`."""
    return [[word_lists.plain(word.text) for word in words(quoted, 0)] for quoted in _QUOTED.findall(text)]


def _number(hunk: Hunk, _left: Side, _right: Side) -> bool:
    return _figures(hunk.old_words) != _figures(hunk.new_words)


def _figures(of: Iterable[Word]) -> str:
    """The figures and number words in one string, the spaces inside figures left out."""
    numbers = (word_lists.plain(word.text) for word in of if word_lists.is_number(word.text))
    return _FIGURE_SPACES.sub("", "".join(numbers))


def _date(hunk: Hunk, left: Side, right: Side) -> bool:
    return _dates(hunk.old_words, left) != _dates(hunk.new_words, right)


def _dates(of: Iterable[Word], whole: Side) -> list[str]:
    return [
        word.text
        for word in of
        if word_lists.is_date_word(word.text)
        or word_lists.is_date_figure(word.text)
        or (word_lists.is_number(word.text) and _beside_date_word(word, whole))
    ]


def _beside_date_word(word: Word, whole: Side) -> bool:
    at = whole.words.index(word)
    near = whole.words[max(at - _NEAR, 0) : at + _NEAR + 1]
    return any(word_lists.is_date_word(neighbour.text) for neighbour in near)


def _negation(hunk: Hunk, _left: Side, _right: Side) -> bool:
    return _count(hunk.old_words, word_lists.is_negation) != _count(hunk.new_words, word_lists.is_negation)


def _count(of: Iterable[Word], holds: Callable[[str], bool]) -> Counter[str]:
    return Counter(word_lists.plain(word.text) for word in of if holds(word.text))


def _name(hunk: Hunk, left: Side, right: Side) -> bool:
    known = _inner_capitals(left) | _inner_capitals(right) | _exchanged_capitals(hunk)
    gone, come = _names(hunk.old_words, left, known), _names(hunk.new_words, right, known)
    stays = _plain_words(hunk.new_words) if hunk.new_words else _plain_words(right.words)
    return bool(gone - stays or come - _plain_words(hunk.old_words))


def _names(of: Iterable[Word], whole: Side, known: set[str]) -> set[str]:
    """The words that are names by the rule at the head of this module, in plain form."""
    return {
        word_lists.plain(word.text)
        for word in of
        if _may_be_name(word.text) and (word.text in known or not whole.opens_sentence(word))
    }


def _may_be_name(word: str) -> bool:
    small = word_lists.is_function_word(word) and not (len(word) > 1 and word.isupper())
    return word[0].isupper() and not small and not word_lists.is_date_word(word)


def _inner_capitals(whole: Side) -> set[str]:
    """The capitalised words that do not open a sentence."""
    capitals = (word for word in whole.words if _may_be_name(word.text))
    return {word.text for word in capitals if not whole.opens_sentence(word)}


def _exchanged_capitals(hunk: Hunk) -> set[str]:
    """The capitalised words that give way to, or come for, a capitalised word that is no mere respelling."""
    pairs = zip(hunk.old_words, hunk.new_words, strict=False)
    capitals = (
        (old.text, new.text) for old, new in pairs if _may_be_name(old.text) and _may_be_name(new.text)
    )
    return {
        word for old, new in capitals if old.isupper() or not is_respelling(old, new) for word in (old, new)
    }


def _plain_words(of: Iterable[Word]) -> set[str]:
    return {word_lists.plain(word.text) for word in of}


def _look_alike(hunk: Hunk, _left: Side, _right: Side) -> bool:
    pairs = zip(hunk.old_words, hunk.new_words, strict=False)
    mixed = any(strangers(word.text) for word in (*hunk.old_words, *hunk.new_words))
    return mixed or any(look_alike(old.text, new.text) for old, new in pairs)


def _direction(hunk: Hunk, _left: Side, _right: Side) -> bool:
    return _marks(hunk.old, _DIRECTION_NAMES) != _marks(hunk.new, _DIRECTION_NAMES)


def _invisible(hunk: Hunk, _left: Side, _right: Side) -> bool:
    blank = hunk.old.strip(" ") == "" == hunk.new.strip(" ")
    return blank or _marks(hunk.old, _INVISIBLE_NAMES) != _marks(hunk.new, _INVISIBLE_NAMES)


def _marks(text: str, names: set[str]) -> Counter[str]:
    return Counter(sign.name for sign in drawn(text) if sign.name in names)


_TESTS: dict[Badge, Callable[[Hunk, Side, Side], bool]] = {
    Badge.NUMBER: _number,
    Badge.DATE: _date,
    Badge.NAME: _name,
    Badge.NEGATION: _negation,
    Badge.LOOK_ALIKE: _look_alike,
    Badge.DIRECTION: _direction,
    Badge.INVISIBLE: _invisible,
}
