"""Chooses how an error is told: as a figure, a date, a name, a quotation, a headline, or plainly."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corrections.domain.error_types import ErrorType
from corrections.domain.reading.badges import Badge, badges
from corrections.domain.reading.changed_words import Side, Word, hunks, side
from corrections.domain.reading.differences import word_difference
from corrections.domain.reading.respelling import is_respelling
from corrections.domain.reading.word_lists import is_date_word, is_function_word, is_number, is_scale
from corrections.domain.text.spans import Part
from corrections.domain.wording.changes import SentenceChange

_FIGURES = {None, ErrorType.NUMBER, ErrorType.CALCULATION, ErrorType.DATE}
_NAMES = {None, ErrorType.NAME}
_BY_TYPE = {
    ErrorType.QUOTATION: "quotation",
    ErrorType.PERSON: "person",
    ErrorType.TRANSLATION: "translation",
}


@dataclass(frozen=True, slots=True)
class Manner:
    """The template's name after its kind, and the bare right words where it asks for them."""

    name: str
    now: str = ""


def manner_of(change: SentenceChange, error_type: ErrorType | None) -> Manner:
    """How the error of a correction is told; the plain way has no name."""
    if change.part is Part.HEADLINE:
        return Manner("headline")
    if error_type in _BY_TYPE:
        return Manner(_BY_TYPE[error_type])
    touched = badges(change.old, change.new, before=change.before, after=change.after)
    if error_type is None and Badge.QUOTATION in touched:
        return Manner("quotation")
    pieces = word_difference(change.old_sentence, change.new_sentence)
    found = hunks(pieces)
    if len(found) != 1 or not found[0].old_words or not found[0].new_words:
        return Manner("")
    return _single(found[0].old_words, found[0].new_words, side(pieces, "deleted"), (touched, error_type))


def _single(
    old: Sequence[Word], new: Sequence[Word], whole: Side, known: tuple[frozenset[Badge], ErrorType | None]
) -> Manner:
    """How one exchange of words is told; `whole` is the sentence as it is now."""
    touched, error_type = known
    if error_type in _FIGURES and all(map(_is_figure, [*old, *new])):
        if Badge.DATE in touched:
            return Manner("date", _widened(new, whole, _is_figure))
        return Manner("number", _widened(new, whole, lambda word: is_scale(word.text)))
    if error_type in _NAMES and Badge.NAME in touched and all(map(_is_capitalised, new)):
        exact = len(old) == len(new)
        spelt = exact and all(
            is_respelling(left.text, right.text) for left, right in zip(old, new, strict=True)
        )
        return Manner("spelt_name" if spelt else "name", _widened(new, whole, _is_capitalised))
    return Manner("")


def _is_figure(word: Word) -> bool:
    return is_number(word.text) or is_date_word(word.text)


def _is_capitalised(word: Word) -> bool:
    return word.text[0].isupper() and not is_function_word(word.text)


def _widened(run: Sequence[Word], whole: Side, belongs: Callable[[Word], bool]) -> str:
    """The text of a run of words with those beside it that belong to it and only a space parts from it."""
    first, last = whole.words.index(run[0]), whole.words.index(run[-1])
    while first > 0 and belongs(whole.words[first - 1]) and _is_beside(whole, first - 1):
        first -= 1
    while last + 1 < len(whole.words) and belongs(whole.words[last + 1]) and _is_beside(whole, last):
        last += 1
    return whole.text[whole.words[first].start : _end(whole.words[last])]


def _is_beside(whole: Side, number: int) -> bool:
    """Whether only a space stands between the word of that number and the next."""
    return whole.text[_end(whole.words[number]) : whole.words[number + 1].start] in {" ", "\u00a0"}


def _end(word: Word) -> int:
    return word.start + len(word.text)
