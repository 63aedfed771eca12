"""What a signature binds: the splices in the blocks around them, the note and the kind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from corrections.domain.record.entries import profile_bytes, stamp
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.spans import Part, Span
from corrections.domain.text.splicing.splices import Fix, Splice, to_json


@dataclass(frozen=True, slots=True)
class BlockChange:
    """A block that a fix changes: its text before and after."""

    part: Part
    before: str
    after: str


def block_changes(fix: Fix, text: ArticleText) -> tuple[BlockChange, ...]:
    """The blocks that the fix's splices change, in order."""
    found: dict[tuple[Part, Span], list[Splice]] = {}
    for splice in fix.splices:
        found.setdefault((splice.part, block_around(splice, text)), []).append(splice)
    return tuple(
        BlockChange(part, span.slice(text.canonical(part)), _spliced(text.canonical(part), span, splices))
        for (part, span), splices in found.items()
    )


def block_around(splice: Splice, text: ArticleText) -> Span:
    """The span (code points, half open) of the block a splice lies in; a one-line part is one block."""
    if splice.part is not Part.BODY:
        return Span(0, len(text.canonical(splice.part)))
    blocks = [block.span for block in text.scanned.blocks]
    inside = [
        span for span in blocks if span.start <= splice.span.start <= span.end and not _is_break(span, splice)
    ]
    return inside[-1] if inside else Span(splice.span.start, splice.span.end)


def _is_break(span: Span, splice: Splice) -> bool:
    return not splice.span.is_empty and splice.span.start == span.end and len(splice.old.strip()) > 0


def _spliced(whole: str, span: Span, splices: list[Splice]) -> str:
    pieces, at = [], span.start
    for splice in splices:
        pieces += [whole[at : splice.span.start], splice.new]
        at = splice.span.end
    return "".join([*pieces, whole[at : max(at, span.end)]])


def bound_digest(
    fix: Fix,
    text: ArticleText,
    *,
    note: str,
    kind: str,
    severity: str,
    place: str,
    restatement: str = "full",
    publish_at: datetime | None = None,
) -> str:
    """A digest (hex SHA-256) of what is signed; it is the same wherever in the article the blocks have moved.

    How much is repeated and the hour that it waits for are bound where they are not the usual.
    """
    splices = []
    for splice in fix.splices:
        block = block_around(splice, text)
        splices.append(
            {
                "part": splice.part.value,
                "block": block.slice(text.canonical(splice.part)),
                "at": splice.span.start - block.start,
                "old": splice.old,
                "new": splice.new,
            }
        )
    attributes = [change for change in to_json(fix)["changes"] if "name" in change]
    signed: dict[str, Any] = {"note": note, "kind": kind, "severity": severity, "place": place}
    signed["splices"] = splices
    if restatement != "full":
        signed["restatement"] = restatement
    if publish_at is not None:
        signed["publish_at"] = stamp(publish_at)
    return sha256(profile_bytes({**signed, "attributes": attributes})).hexdigest()
