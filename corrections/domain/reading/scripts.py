"""Letters of one script that look like letters of another, and words that mix such scripts.

The pairs are those of Unicode Technical Standard 39 (confusables) between Latin, Cyrillic and Greek that are
drawn alike in upright text; what merely resembles is left out.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from enum import StrEnum


class Script(StrEnum):
    """The scripts that share look-alike letters, by the first word of their letters' Unicode names."""

    LATIN = "latin"
    CYRILLIC = "cyrillic"
    GREEK = "greek"


_ALIKE = {
    Script.CYRILLIC: (
        "АВЕЅІЈКМНОРСТХУҮЬԌԚԜаесіјорѕухһԁԛԝӏ",
        "ABESIJKMHOPCTXYYbGQWaecijopsyxhdqwl",
    ),
    Script.GREEK: ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαινορ", "ABEZHIKMNOPTYXaivop"),
}
_FORM = {
    ord(letter): form
    for letters, forms in _ALIKE.values()
    for letter, form in zip(letters, forms, strict=True)
} | {ord("0"): "O", ord("1"): "l", ord("I"): "l", ord("І"): "l", ord("Ι"): "l"}


def _form(letter: str) -> str:
    """The Latin letter, without its accents, that `letter` looks like; itself when there is none."""
    return unicodedata.normalize("NFD", letter)[0].translate(_FORM)


_WRITABLE = {script: frozenset(map(_form, letters)) for script, (letters, _) in _ALIKE.items()} | {
    Script.LATIN: frozenset(map(_form, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"))
}


def look_alike(first: str, second: str) -> bool:
    """Whether two different words cannot be told apart by the eye."""
    return first != second and _skeleton(first) == _skeleton(second)


def strangers(word: str) -> dict[int, Script]:
    """The letters that stand in a word of another script and look as if they belonged: place and script.

    Places are code points of `word`. The word's own script is the one that needs the fewest strangers.
    A letter that looks like nothing in that script, as in a unit of measure, is no stranger.
    """
    scripts = {at: script for at, letter in enumerate(word) if (script := _script(letter))}
    own = min(set(scripts.values()), key=lambda script: _strangeness(word, scripts, script), default=None)
    if own is None:
        return {}
    return {at: found for at, found in scripts.items() if found != own and _form(word[at]) in _WRITABLE[own]}


def _strangeness(word: str, scripts: dict[int, Script], own: Script) -> tuple[int, int, int]:
    """How badly `own` fits as the word's script: letters it cannot write, letters not its own, its first."""
    others = [at for at, script in scripts.items() if script != own]
    unwritable = sum(_form(word[at]) not in _WRITABLE[own] for at in others)
    return unwritable, len(others), min(at for at, script in scripts.items() if script == own)


def _skeleton(word: str) -> str:
    return unicodedata.normalize("NFD", word).translate(_FORM)


def _script(letter: str) -> Script | None:
    first = unicodedata.name(letter, "").partition(" ")[0].lower()
    return Script(first) if first in _VALUES else None


def _values(scripts: Iterable[Script]) -> frozenset[str]:
    return frozenset(script.value for script in scripts)


_VALUES = _values(Script)
