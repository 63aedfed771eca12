"""What a change reaches beyond its case's passage: headline and dek, the same wrong words, other words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.spans import Part, Passage, Span
from corrections.domain.text.splicing.combining import Wanted
from corrections.domain.text.splicing.fix_refusals import OldTextMissing, OutsideText
from corrections.domain.working.siblings import occurrences
from corrections.domain.working.work_refusals import NotOnePlace


@dataclass(frozen=True, slots=True)
class Extras:
    """Other places of the live text that a change touches; spans are its code points, half open.

    `headline` and `dek` are None where they stay. `ticked` are places where `wrong` stands and shall become
    `right`. `rows` are words that stand in one place only, each with what they shall be.
    """

    headline: str | None = None
    dek: str | None = None
    wrong: str = ""
    right: str = ""
    ticked: tuple[Passage, ...] = ()
    rows: tuple[tuple[str, str], ...] = ()


NOTHING_ELSE = Extras()


def wanted_by(extras: Extras, live: ArticleText) -> tuple[Wanted, ...]:
    """The passages of the live text and what each shall read; what reads so already is left out.

    Raises OutsideText, OldTextMissing where a ticked place does not hold the wrong words, NotOnePlace where
    words stand nowhere or more than once.
    """
    found = [*_whole_parts(extras, live), *_ticked(extras, live), *_rows(extras, live)]
    return tuple(each for each in found if each.proposed != _words(live, each.passage))


def _whole_parts(extras: Extras, live: ArticleText) -> Iterator[Wanted]:
    for part, words in ((Part.HEADLINE, extras.headline), (Part.DEK, extras.dek)):
        if words is not None:
            yield Wanted(Passage(part, Span(0, len(live.canonical(part)))), words.strip())


def _ticked(extras: Extras, live: ArticleText) -> Iterator[Wanted]:
    for passage in extras.ticked:
        if passage.span.end > len(live.canonical(passage.part)):
            raise OutsideText(fields={"also": OutsideText.code})
        if _words(live, passage) != extras.wrong:
            raise OldTextMissing(fields={"also": OldTextMissing.code})
        yield Wanted(passage, extras.right)


def _rows(extras: Extras, live: ArticleText) -> Iterator[Wanted]:
    for old, new in extras.rows:
        places = occurrences(live, old)
        if len(places) != 1:
            raise NotOnePlace(fields={"find": NotOnePlace.code}, count=len(places))
        yield Wanted(places[0], new)


def _words(live: ArticleText, passage: Passage) -> str:
    return passage.span.slice(live.canonical(passage.part))
