"""Fixes: closing, applying and telling as edits; a fix changes what it was approved for and nothing else."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from corrections.domain.anchoring.edits import Edits, replaced, replay
from corrections.domain.anchoring.version_edits import VersionEdits, replay_version
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.closing import reclosed
from corrections.domain.text.graphemes import stacks_marks
from corrections.domain.text.intake.import_refusals import NotNormal
from corrections.domain.text.intake.tidying import is_visible
from corrections.domain.text.markup import check_stored
from corrections.domain.text.spans import Part, Span
from corrections.domain.text.splicing.block_elements import block_tree, removals
from corrections.domain.text.splicing.block_places import by_block
from corrections.domain.text.splicing.carried_fixes import carry
from corrections.domain.text.splicing.fix_refusals import EmptiesArticle, NotNormalResult
from corrections.domain.text.splicing.proposals import propose
from corrections.domain.text.splicing.splices import (
    AttributeChange,
    ClosedFix,
    Fix,
    Splice,
    from_json,
    to_json,
)
from corrections.domain.text.splicing.start_tags import attribute_cut
from corrections.domain.text.splicing.string_cuts import Cut, block_cuts, removal_cut, without_overlap
from corrections.domain.text.stored_string import Scan

# More than any letter with its marks takes, of which no text holds more than thirty in a row.
_JOINT = 64
_CELLS = frozenset({"td", "th"})

__all__ = [
    "AttributeChange",
    "ClosedFix",
    "Fix",
    "Splice",
    "apply",
    "carry",
    "close",
    "edits_of",
    "from_json",
    "propose",
    "to_json",
]


def close(fix: Fix, text: ArticleText) -> ClosedFix:
    """The fix as it will be shown, signed and stored; `text` is its base version.

    Refuses a fix that cannot be applied, or whose result would not be in normal form.
    """
    closed = reclosed(fix, text)
    step = _edits(closed, text)
    _check_words(step, text)
    try:
        check_stored(replay(step.string, text.body))
    except NotNormal as refusal:
        raise NotNormalResult from refusal
    losses = [loss for cut in _cuts(closed, text) for loss in cut.losses]
    return ClosedFix(closed, tuple(losses))


def apply(fix: Fix, text: ArticleText) -> ArticleText:
    """The next version; `text` must be the fix's base version, and the fix closed.

    Refuses unless every old word stands at its place. Nothing outside the spliced runs changes.
    """
    return replay_version(edits_of(fix, text), text)


def edits_of(fix: Fix, text: ArticleText) -> VersionEdits:
    """The edits that applying the closed fix makes; the same refusals as `apply`."""
    if reclosed(fix, text) != fix:
        raise NotNormalResult
    step = _edits(fix, text)
    _check_words(step, text)
    return step


def _edits(fix: Fix, text: ArticleText) -> VersionEdits:
    cuts = [(cut.start, cut.end, cut.words) for cut in _cuts(fix, text)]
    return VersionEdits(
        text={part: _part_edits(fix.in_part(part), text.canonical(part)) for part in Part},
        string=replaced(cuts, len(text.body)),
    )


def _part_edits(splices: Sequence[Splice], words: str) -> Edits:
    return replaced([(each.span.start, each.span.end, each.new) for each in splices], len(words))


def _check_words(step: VersionEdits, text: ArticleText) -> None:
    """Refuse a result whose words joined with their neighbours into something else, or that holds nothing."""
    for part in Part:
        change = step.text[part]
        words = replay(change, text.canonical(part))
        for joint in (0, *change.ends):
            beside = words[max(joint - _JOINT, 0) : joint + _JOINT]
            if not unicodedata.is_normalized("NFC", beside) or stacks_marks(beside):
                raise NotNormalResult
        if part is not Part.DEK and not is_visible(words):
            raise EmptiesArticle


def _cuts(fix: Fix, text: ArticleText) -> list[Cut]:
    """The cuts of the stored string that a closed fix makes, in order."""
    found = text.scanned
    cuts = [attribute_cut(text.body, change) for change in fix.attribute_changes]
    emptied = set()
    for number, spans in by_block(found, fix.in_part(Part.BODY)).items():
        block = found.blocks[number]
        if _empties(found, number, spans):
            emptied.add(number)
        else:
            cuts += block_cuts(found, block, spans)
    if emptied:
        cuts += [removal_cut(text.body, *place) for place in removals(block_tree(found), emptied)]
    return without_overlap(cuts)


def _empties(found: Scan, number: int, spans: Sequence[tuple[Span, str]]) -> bool:
    block = found.blocks[number]
    return block.tag not in _CELLS and not block.span.is_empty and list(spans) == [(block.span, "")]
