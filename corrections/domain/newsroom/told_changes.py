"""The words before and after that a note's machine forms tell, by how much the note repeats."""

from __future__ import annotations

from collections.abc import Iterable

from corrections.domain.anchoring.replaced_words import replaced_words
from corrections.domain.anchoring.version_edits import VersionEdits, replay_version
from corrections.domain.binding import BlockChange
from corrections.domain.showing.visibility import Restatement
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.spans import Part, Span


def restated(
    blocks: Iterable[BlockChange] | None, step: VersionEdits, old: ArticleText, restatement: Restatement
) -> list[BlockChange]:
    """Whole blocks in full, the changed words only where it is minimal, nothing where the note repeats nothing.

    `blocks` is None for a change of the whole text, whose blocks are found by the edits of the version.
    """
    if restatement is Restatement.NONE:
        return []
    if restatement is Restatement.MINIMAL:
        return _changed(step, old, whole_lines=False)
    return list(blocks) if blocks is not None else _changed(step, old, whole_lines=True)


def _changed(step: VersionEdits, old: ArticleText, *, whole_lines: bool) -> list[BlockChange]:
    new = replay_version(step, old)
    found = []
    for part in Part:
        before, after = old.canonical(part), new.canonical(part)
        last = ("", "")
        for each in replaced_words(step.text[part], before):
            words = (_slice(each.old, before, whole_lines), _slice(each.new, after, whole_lines))
            if words != last and words[0] != words[1]:
                found.append(BlockChange(part, *words))
            last = words
    return found


def _slice(span: Span, text: str, whole_lines: bool) -> str:
    """The words of a span (code points, half open), widened to the lines that it lies in."""
    if not whole_lines:
        return span.slice(text)
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    return text[start : end if end >= 0 else len(text)]
