"""Which words only the withdrawn versions say, and whether some other text says them as well."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

WORD = re.compile(r"\w+")
RUN = 3
MOST_TOLD = 20
Runs = frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class LostWords:
    """Single words, and runs of three, that the withdrawn texts have and no text that stays has."""

    words: frozenset[str]
    runs: Runs
    told: tuple[str, ...] = ()

    def are_quoted(self, text: str) -> bool:
        """Whether a text says any of them."""
        found = _folded(text)
        return not self.words.isdisjoint(found) or not self.runs.isdisjoint(_runs(found))

    def are_quoted_in(self, value: Any) -> bool:
        """Whether any string inside a value of lists and objects says any of them."""
        return any(self.are_quoted(each) for each in _strings(value))

    def blanked(self, value: Any) -> Any:
        """The value with every string that says any of them emptied."""
        if isinstance(value, str):
            return "" if self.are_quoted(value) else value
        if isinstance(value, Mapping):
            return {key: self.blanked(inner) for key, inner in value.items()}
        if isinstance(value, list | tuple):
            return [self.blanked(inner) for inner in value]
        return value


def lost_words(gone: Sequence[str], kept: Sequence[str]) -> LostWords:
    """What is lost when the texts `gone` go and the texts `kept` stay; `told` are the places, to be shown."""
    stay: set[str] = set()
    stay_runs: set[tuple[str, ...]] = set()
    for text in kept:
        found = _folded(text)
        stay.update(found)
        stay_runs.update(_runs(found))
    words: set[str] = set()
    runs: set[tuple[str, ...]] = set()
    for text in gone:
        found = _folded(text)
        words.update(set(found) - stay)
        runs.update(set(_runs(found)) - stay_runs)
    known = LostWords(frozenset(words), frozenset(runs))
    told = dict.fromkeys(place for text in gone for place in _places(text, known))
    return LostWords(known.words, known.runs, tuple(told)[:MOST_TOLD])


def says_something(stored: str) -> Any:
    """What stored JSON says; its own text where it is none."""
    try:
        return json.loads(stored)
    except ValueError:
        return stored


def _folded(text: str) -> list[str]:
    return [found.group().casefold() for found in WORD.finditer(text)]


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _strings(inner)


def _places(text: str, lost: LostWords) -> Iterator[str]:
    """The stretches of a text that are lost, as they are written there."""
    found = list(WORD.finditer(text))
    folded = [each.group().casefold() for each in found]
    marked = [word in lost.words for word in folded]
    for start, run in enumerate(_runs(folded)):
        if run in lost.runs:
            marked[start : start + RUN] = [True] * RUN
    for first, last in _stretches(marked):
        yield text[found[first].start() : found[last].end()]


def _stretches(marked: Iterable[bool]) -> Iterator[tuple[int, int]]:
    first = None
    number = -1
    for number, is_marked in enumerate(marked):
        if is_marked and first is None:
            first = number
        elif not is_marked and first is not None:
            yield first, number - 1
            first = None
    if first is not None:
        yield first, number
