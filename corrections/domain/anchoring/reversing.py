"""Edits that bring a version back: kept runs stay kept, what was taken out is restored, not typed again."""

from __future__ import annotations

from collections.abc import Iterator

from corrections.domain.anchoring.edits import Edits, Kept, Restored, Run, edits
from corrections.domain.anchoring.version_edits import VersionEdits
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.spans import Part


def reversed_step(step: VersionEdits, old: ArticleText) -> VersionEdits:
    """The edits that lead back to `old`, the version that `step` was made on.

    Passages of `old` stand again where they stood, since their characters are the same ones.
    """
    return VersionEdits(
        text={part: reversed_edits(step.text[part], old.canonical(part)) for part in Part},
        string=reversed_edits(step.string, old.body),
    )


def reversed_edits(change: Edits, old: str) -> Edits:
    """The edits that give `old` back, from the text that `change` made of it. No run may be kept twice."""
    return edits(_runs(change, old))


def _runs(change: Edits, old: str) -> Iterator[Run]:
    kept, at = [], 0
    for run in change.runs:
        if isinstance(run, Kept):
            kept.append((run.start, at, run.length))
        at += run.length
    reached = 0
    for start, stands, length in sorted(kept):
        yield Restored(old[reached:start], reached, 1)
        yield Kept(stands, length)
        reached = start + length
    yield Restored(old[reached:], reached, 1)
