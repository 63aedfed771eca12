"""Makes a fix of a reader's proposal: a splice for each changed stretch of words, so that links live."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corrections.domain.reading.differences import word_difference
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.plain_text import admit_quote
from corrections.domain.text.spans import Part, Passage, Span
from corrections.domain.text.splicing.fix_refusals import CrossesBlocks
from corrections.domain.text.splicing.splices import Fix, Splice

MOST_ADDED = 10_000


def propose(text: ArticleText, passage: Passage, *, proposed: str, base: int) -> Fix:
    """The fix that makes the passage of version `base` read `proposed`; it still has to be closed.

    An empty proposal deletes the passage. Over several blocks the lines of passage and proposal must
    correspond; paragraphs may be left out, but none may be added, split or joined. Raises TooLong where
    the proposal is longer than the passage by more than 10,000 code points.
    """
    words = passage.span.slice(text.canonical(passage.part))
    admitted = admit_quote(proposed, field="proposed", limit=MOST_ADDED + len(words))
    old, new = words.split("\n"), _lines(admitted)
    return Fix(base, tuple(_splices(passage.part, passage.span.start, _paired(old, new))))


def _lines(words: str) -> list[str]:
    """The proposal's lines; blank ones between paragraphs do not count."""
    if "\n" not in words:
        return [words] if words else []
    return [line for line in words.split("\n") if line.strip()]


def _paired(old: Sequence[str], new: Sequence[str]) -> list[tuple[str, str]]:
    """Each old line with what it should read."""
    filled = [line for line in old if line.strip()]
    if len(new) == len(old):
        return list(zip(old, new, strict=True))
    if len(new) == len(filled):
        following = iter(new)
        return [(line, next(following) if line.strip() else line) for line in old]
    head = _common_start(old, new)
    tail = _common_start(old[head:][::-1], new[head:][::-1])
    if head + tail < len(new):
        raise CrossesBlocks
    stays = (*range(head), *range(len(old) - tail, len(old)))
    return [(line, line if number in stays else "") for number, line in enumerate(old)]


def _common_start(old: Sequence[str], new: Sequence[str]) -> int:
    same = 0
    while same < min(len(old), len(new)) and old[same] == new[same]:
        same += 1
    return same


def _splices(part: Part, start: int, lines: Sequence[tuple[str, str]]) -> Iterator[Splice]:
    at = start
    for old, new in lines:
        for begin, deleted, inserted in _hunks(old, new):
            yield Splice(part, Span(at + begin, at + begin + len(deleted)), deleted, inserted)
        at += len(old) + 1


def _hunks(old: str, new: str) -> Iterator[tuple[int, str, str]]:
    """The changed stretches of a line: where each begins in the old one, its old and its new words."""
    at, deleted, inserted = 0, "", ""
    for piece in word_difference(old, new):
        if piece.kind == "deleted":
            deleted = piece.text
        elif piece.kind == "inserted":
            inserted = piece.text
        else:
            if deleted or inserted:
                yield at, deleted, inserted
            at += len(deleted) + len(piece.text)
            deleted = inserted = ""
    if deleted or inserted:
        yield at, deleted, inserted
