"""What the public may see of an article: the one decision that every page, feed, export and letter reads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from corrections.domain.lifecycle import ArticleStatus
from corrections.domain.refusals import UnknownVersion
from corrections.domain.reporting.report_refusals import ArticleRemoved
from corrections.domain.showing.withheld_refusals import ArticleBarred, ArticleCovered, VersionWithheld
from corrections.domain.showing.withheld_words import covered_headline, covered_note


class Restatement(StrEnum):
    """How much of the wrong words a note, and everything made of it, repeats."""

    FULL = "full"
    MINIMAL = "minimal"
    NONE = "none"


# What stands for a restatement in a note that lost its words with a version's: nobody can choose it.
WORDS_GONE = "withdrawn"


@dataclass(frozen=True, slots=True)
class Visibility:
    """What is shown of one article; a pure value, made of the article's row.

    `covered` hides the words of an article that is held or retracted, `by_order` says that a removal was ordered,
    `status_version` is the version that came with the present status, and `hidden` names versions
    that are not shown, such as "1-3 7".
    """

    status: ArticleStatus = ArticleStatus.LIVE
    covered: bool = False
    by_order: bool = False
    status_version: int = 0
    hidden: str = ""
    language: str = "en"

    @property
    def shows_words(self) -> bool:
        """Whether the live text is shown."""
        return not self.covered and self.status is not ArticleStatus.REMOVED

    @property
    def is_gone(self) -> bool:
        """Whether only a neutral notice is left at the address."""
        return self.status is ArticleStatus.REMOVED

    @property
    def http_status(self) -> int:
        """The status of the article's own address: 410 once removed, 451 by order (RFC 7725)."""
        if not self.is_gone:
            return 200
        return 451 if self.by_order else 410

    def shows_version(self, number: int) -> bool:
        """Whether the words of a version (numbered from 1) are shown."""
        return self.shows_words and not is_among(number, self.hidden)

    def headline(self, headline: str) -> str:
        """The headline, or neutral words in the article's language."""
        return headline if self.shows_words and headline else covered_headline(self.language)

    def dek(self, dek: str) -> str:
        """The standfirst, empty where words are not shown."""
        return dek if self.shows_words else ""

    def check_article(self) -> None:
        """Raises ArticleRemoved or ArticleBarred where only a notice is left."""
        if self.is_gone:
            raise ArticleBarred if self.by_order else ArticleRemoved

    def check_words(self) -> None:
        """Raises what `check_article` raises, and ArticleCovered where the words are not shown."""
        self.check_article()
        if self.covered:
            raise ArticleCovered

    def check_version(self, number: int, *, upto: int) -> None:
        """Raises what `check_words` raises, UnknownVersion beyond `upto`, VersionWithheld for a hidden one."""
        self.check_words()
        if not 1 <= number <= upto:
            raise UnknownVersion
        if is_among(number, self.hidden):
            raise VersionWithheld

    def tells_note(self, *, version: int, restatement: str) -> bool:
        """Whether the words of a note are told: not where they may quote what is not shown.

        A note that repeats nothing is always told once words are hidden version by version, and so are
        the notes that came with the present status or after it. One that lost its words with a version's never is.
        """
        if restatement == WORDS_GONE:
            return False
        if not self.shows_words:
            return version >= self.status_version
        quotes = restatement != Restatement.NONE
        return not (quotes and self._hides_around(version))

    def note_text(self, text: str, *, version: int, restatement: str, kind: str, language: str) -> str:
        """The note as it is told, or neutral words in its language."""
        if self.tells_note(version=version, restatement=restatement):
            return text
        return covered_note(kind, language)

    def tells_changes(self, *, version: int, restatement: str) -> bool:
        """Whether the words before and after a note's change are told, apart from what its restatement leaves out."""
        told = self.tells_note(version=version, restatement=restatement)
        return told and self.shows_words and not is_among(version, self.hidden)

    def _hides_around(self, version: int) -> bool:
        return any(is_among(number, self.hidden) for number in (version - 1, version))


def is_among(number: int, ranges: str) -> bool:
    """Whether a number lies in ranges such as "1-3 7"; both ends belong to a range."""
    return any(first <= number <= last for first, last in _ranges(ranges))


def with_numbers(ranges: str, numbers: Iterable[int]) -> str:
    """The ranges with more numbers, in the one spelling: rising, touching ones joined."""
    every = sorted(numbers_in(ranges) | set(numbers))
    joined: list[list[int]] = []
    for number in every:
        if joined and joined[-1][1] == number - 1:
            joined[-1][1] = number
        else:
            joined.append([number, number])
    return " ".join(f"{first}-{last}" if last > first else f"{first}" for first, last in joined)


def numbers_in(ranges: str) -> set[int]:
    """Every number in ranges such as "1-3 7"."""
    return {number for first, last in _ranges(ranges) for number in range(first, last + 1)}


def last_of(ranges: str) -> int:
    """The highest number in ranges, 0 where there is none."""
    return max((last for _, last in _ranges(ranges)), default=0)


def _ranges(text: str) -> list[tuple[int, int]]:
    found = []
    for each in text.split():
        first, _, last = each.partition("-")
        found.append((int(first), int(last or first)))
    return found
