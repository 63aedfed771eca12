"""Edits that bring a version back: kept runs stay kept, what was taken out is restored, not typed again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from corrections.domain.anchoring.edits import Edits, Kept, New, Restored, Run, edits
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


def removed_ranges(change: Edits, old_length: int) -> list[tuple[int, int, int, int]]:
    """What a fix's edits replaced: (start, end) of the old text and (start, end) of the new, half open, in order."""
    found, old_at, new_at, new_start = [], 0, 0, 0
    for run in [*change.runs, Kept(old_length, 0)]:
        if isinstance(run, Kept):
            if run.start > old_at or new_at > new_start:
                found.append((old_at, run.start, new_start, new_at))
            old_at, new_start = run.start + run.length, new_at + run.length
        new_at += run.length
    return found


def restoring(step: VersionEdits, starts: Mapping[Part, list[tuple[str, int]]], *, back: int) -> VersionEdits:
    """The edits with their new words told as restored ones: (words, where they stood) for each part, in order.

    `back` says how many versions before the old text they stood.
    """
    text = {part: _restoring(step.text[part], list(starts.get(part, [])), back) for part in Part}
    return replace(step, text=text)


def _restoring(change: Edits, words: list[tuple[str, int]], back: int) -> Edits:
    runs: list[Run] = []
    for run in change.runs:
        if isinstance(run, New) and words and words[0][0] == run.text:
            runs.append(Restored(run.text, words.pop(0)[1], back))
        else:
            runs.append(run)
    return edits(runs)
