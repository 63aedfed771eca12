"""Changes that are made in a CMS: which articles live there, and whether a text that came in shows a change."""

from __future__ import annotations

from collections import Counter

from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.fixes import apply
from corrections.domain.text.splicing.splices import Fix


def lives_elsewhere(*, external_id: str | None, canonical_url: str | None) -> bool:
    """Whether an article has a home besides the desk: a name in a CMS, or an address of its own."""
    return bool(external_id or canonical_url)


def shows(fix: Fix, live: ArticleText, text: ArticleText) -> bool:
    """Whether a text says exactly what the closed fix makes of the live one, wherever its blocks stand by now.

    Each block that the fix changes must stand in it letter by letter, markup included, as often as in the result, and
    none as it was before may be left over. Where equal blocks could be mistaken for one another, or a block goes
    altogether, only the whole result counts. Nothing is judged by likeness.
    """
    fixed = apply(fix, live)
    if text == fixed:
        return True
    heads = [(live.headline, fixed.headline, text.headline), (live.dek, fixed.dek, text.dek)]
    if any(before != after != found for before, after, found in heads):
        return False
    before, after, found = _blocks(live), _blocks(fixed), _blocks(text)
    gone, new = before - after, after - before
    told_apart = all(not after[block] for block in gone) and all(not before[block] for block in new)
    if not told_apart or new.total() < gone.total():
        return False
    return all(not found[block] for block in gone) and all(found[block] == after[block] for block in new)


def meet(one: Fix, other: Fix, live: ArticleText) -> bool:
    """Whether two closed fixes of the live text alter the same block, headline or dek.

    Each was signed for the whole block, so a text that shows both shows neither. Equal blocks count as the same one.
    """
    first, second = (apply(fix, live) for fix in (one, other))
    heads = [(live.headline, first.headline, second.headline), (live.dek, first.dek, second.dek)]
    if any(before not in (once, again) for before, once, again in heads):
        return True
    before = _blocks(live)
    return bool((before - _blocks(first)) & (before - _blocks(second)))


def _blocks(text: ArticleText) -> Counter[str]:
    """How often each leaf block stands in the body, as its piece of the stored string."""
    return Counter(text.body[block.string_start : block.string_end] for block in text.scanned.blocks)
