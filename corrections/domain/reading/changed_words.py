"""Takes a difference apart into its changes, each with the words it takes away and the words it brings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corrections.domain.reading.differences import Kind, Piece
from corrections.domain.reading.word_lists import ABBREVIATIONS, plain
from corrections.domain.reading.word_tokens import tokens

_OPENING = "“„«‟\"'‘([—–- "
_QUOTES = '“„«"'
_SENTENCE_ENDS = ".!?…\n"


@dataclass(frozen=True, slots=True)
class Word:
    """A word or figure of one side; `start` is its first code point in that side's text."""

    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Side:
    """One text with all its words in order, and which of them each change touches."""

    text: str
    words: tuple[Word, ...]

    def opens_sentence(self, word: Word) -> bool:
        """Whether the word is the first of a sentence, a quotation or a line; initials and "Mr." end none."""
        before = self.text[: word.start]
        if before[-1:] in _QUOTES:
            return True
        before = before.rstrip(_OPENING)
        if not before or before[-1] in "!?…\n":
            return True
        if before[-1] != ".":
            return False
        last = tokens(before[-24:-1])[-1:] or [""]
        return not (plain(last[0]) in ABBREVIATIONS or (len(last[0]) == 1 and last[0].isupper()))


@dataclass(frozen=True, slots=True)
class Hunk:
    """One change: what is taken away and what comes instead; either may be empty."""

    old: str
    new: str
    old_words: tuple[Word, ...]
    new_words: tuple[Word, ...]


def is_word(token: str) -> bool:
    """Whether the token is a word or a figure rather than a space or a sign."""
    return any(sign.isalnum() for sign in token)


def side(pieces: Sequence[Piece], hidden: Kind) -> Side:
    """The text that the pieces make without those of the kind `hidden`, with its words."""
    text = "".join(piece.text for piece in pieces if piece.kind != hidden)
    return Side(text, words(text, 0))


def words(text: str, start: int) -> tuple[Word, ...]:
    """The words of a text that begins at `start` (code points) of its side."""
    found = []
    for token in tokens(text):
        if is_word(token):
            found.append(Word(token, start))
        start += len(token)
    return tuple(found)


def hunks(pieces: Sequence[Piece]) -> list[Hunk]:
    """The changes of a difference in order."""
    found: list[Hunk] = []
    at_old = at_new = 0
    pending = Piece("deleted", "")
    for piece in [*pieces, Piece("same", "")]:
        if piece.kind == "deleted":
            pending = piece
            continue
        inserted = piece.text if piece.kind == "inserted" else ""
        if pending.text or inserted:
            found.append(Hunk(pending.text, inserted, words(pending.text, at_old), words(inserted, at_new)))
        same = "" if inserted else piece.text
        at_old += len(pending.text) + len(same)
        at_new += len(inserted) + len(same)
        pending = Piece("deleted", "")
    return found
