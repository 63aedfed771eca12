"""What a version stores of how it was made: edits of its parts' texts and of its body's stored string."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from corrections.domain.anchoring.edits import Edits, Kept, New, Restored, Run, edits, replay
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.spans import Part, Span

Doubts = Mapping[Part, tuple[Span, ...]]


@dataclass(frozen=True)
class VersionEdits:
    """How one version became the next.

    `text` carries passages: edits of the canonical text of each part. `string` gives the body byte for byte:
    edits of the stored string. `computed` says that the edits were found by comparing two texts. `doubts` are
    ranges (code points of the old text, half open) of kept words that might as well be another copy's.
    """

    text: Mapping[Part, Edits]
    string: Edits
    computed: bool = False
    doubts: Doubts = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """The edits as plain lists: kept [start, length], new "words", restored [start, "words", back]."""
        return {
            "computed": self.computed,
            "doubts": self._doubts(),
            "string": [_run_to_json(run) for run in self.string.runs],
            "text": {part.value: [_run_to_json(run) for run in self.text[part].runs] for part in Part},
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> VersionEdits:
        """The edits that `to_json` wrote."""
        return cls(
            text={part: _edits_from_json(stored["text"][part.value]) for part in Part},
            string=_edits_from_json(stored["string"]),
            computed=stored["computed"],
            doubts={
                Part(part): tuple(Span(start, end) for start, end in spans)
                for part, spans in stored["doubts"].items()
            },
        )

    def position_map(self) -> dict[str, Any]:
        """Where each part's characters come from, without any words: a new run is only its length."""
        parts = {part.value: [_run_to_place(run) for run in self.text[part].runs] for part in Part}
        return {"computed": self.computed, "doubts": self._doubts(), "text": parts}

    def _doubts(self) -> dict[str, list[list[int]]]:
        return {
            part.value: [[span.start, span.end] for span in self.doubts[part]]
            for part in Part
            if self.doubts.get(part)
        }


def replay_version(step: VersionEdits, old: ArticleText) -> ArticleText:
    """The version that the edits made, byte for byte; `old` must be the version before it."""
    return ArticleText(
        headline=replay(step.text[Part.HEADLINE], old.headline),
        dek=replay(step.text[Part.DEK], old.dek),
        body=replay(step.string, old.body),
    )


def replay_chain(steps: Sequence[VersionEdits], first: ArticleText) -> ArticleText:
    """The version that all the steps lead to."""
    text = first
    for step in steps:
        text = replay_version(step, text)
    return text


def _run_to_json(run: Run) -> list[int | str] | str:
    if isinstance(run, Kept):
        return [run.start, run.length]
    return run.text if isinstance(run, New) else [run.start, run.text, run.back]


def _run_to_place(run: Run) -> list[int] | int:
    if isinstance(run, Kept):
        return [run.start, run.length]
    return run.length if isinstance(run, New) else [run.start, run.length, run.back]


def _edits_from_json(runs: Sequence[Any]) -> Edits:
    return edits([_run_from_json(run) for run in runs])


def _run_from_json(run: Any) -> Run:
    match run:
        case str():
            return New(run)
        case [int(start), int(length)]:
            return Kept(start, length)
        case [int(start), str(text), int(back)]:
            return Restored(text, start, back)
    raise ValueError(f"not a run: {run!r}")
