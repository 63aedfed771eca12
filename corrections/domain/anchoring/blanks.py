"""What stands for withdrawn words: blanks of the same length, and edits that say where words went, but none of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from corrections.domain.anchoring.version_edits import VersionEdits
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.spans import Part

BLANK = "\N{FULL BLOCK}"
Places = Mapping[str, Any]


def blank_edits(places: Places) -> VersionEdits:
    """The edits that a position map tells of; passages are carried along them as along the real ones."""
    text = {part.value: [_blank_run(run) for run in places["text"][part.value]] for part in Part}
    told = {"computed": places["computed"], "doubts": places["doubts"], "string": [], "text": text}
    return VersionEdits.from_json(told)


def blank_text(places: Places) -> ArticleText:
    """A text of the same length as the version that the position map belongs to, in code points."""
    length = {part: _length(places["text"][part.value]) for part in Part}
    body = f"<p>{BLANK * length[Part.BODY]}</p>"
    return ArticleText(BLANK * length[Part.HEADLINE], BLANK * length[Part.DEK], body)


def is_blank(text: str) -> bool:
    """Whether a text holds nothing but what stands for withdrawn words."""
    return bool(text) and not text.strip(BLANK)


def _blank_run(run: Any) -> list[int | str] | str:
    if isinstance(run, int):
        return BLANK * run
    return [run[0], BLANK * run[1], run[2]] if len(run) == 3 else list(run)


def _length(runs: list[Any]) -> int:
    return sum(run if isinstance(run, int) else run[1] for run in runs)
