"""The words that a change takes out of a text, and whether a note says them all the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from corrections.domain.anchoring.replaced_words import replaced_words
from corrections.domain.anchoring.version_edits import VersionEdits, replay_version
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.spans import Part

SHORTEST_REPEATED, LONGEST_TOLD = 4, 80
_WORD = re.compile(r"\w+")
_RUN = 3


@dataclass(frozen=True, slots=True)
class TakenWords:
    """A change: the text before, and the edits that made of it what is said from now on."""

    old: ArticleText
    step: VersionEdits

    def repeated_in(self, note: str) -> str:
        """The first taken words that a note says: all that stood at a place, a full name, or three words in a row.

        What the text goes on saying elsewhere is not taken. Empty where the note keeps to it.
        """
        said, new = _folded(note), replay_version(self.step, self.old)
        stays = _folded(" ".join(new.canonical(part) for part in Part))
        for words in self._taken():
            folded = _folded(words)
            if len(folded) >= SHORTEST_REPEATED and folded in said and folded not in stays:
                return " ".join(words.split())[:LONGEST_TOLD]
        return ""

    def _taken(self) -> Iterator[str]:
        for part in Part:
            text = self.old.canonical(part)
            for each in replaced_words(self.step.text[part], text):
                yield from _telling(each.old.slice(text))


def _telling(words: str) -> Iterator[str]:
    """Without the signs around them: all the words, two in a row with capitals, and any three."""
    found = list(_WORD.finditer(words))
    if found:
        yield words[found[0].start() : found[-1].end()]
    for first, second in pairwise(found):
        if first[0][0].isupper() and second[0][0].isupper():
            yield words[first.start() : second.end()]
    for first, last in zip(found, found[_RUN - 1 :], strict=False):
        yield words[first.start() : last.end()]


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
