"""Carries a fix to a later version: each change goes where what it touches went, or it is refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corrections.domain.anchoring.carrying import course
from corrections.domain.anchoring.verdicts import journey
from corrections.domain.anchoring.version_edits import VersionEdits, replay_chain
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.closing import reclosed
from corrections.domain.text.spans import Span
from corrections.domain.text.splicing.fix_refusals import FixRefused, NoLongerStands
from corrections.domain.text.splicing.splices import AttributeChange, Change, Fix, Splice, in_order
from corrections.domain.text.splicing.start_tags import element_at, start_of


def carry(fix: Fix, steps: Sequence[VersionEdits], *, base: ArticleText, onto: int) -> Fix:
    """The closed fix of version `base` as a fix of the version numbered `onto`, which all the steps lead to.

    Equal words prove nothing: what a change replaces must have been kept, in one place; what an insertion
    stands between must still stand side by side. Refuses when anything the fix touches was changed, so
    that the same fix is refused the second time.
    """
    live = replay_chain(steps, base)
    carried = [_carried(change, steps, base, live) for change in fix.changes]
    moved = Fix(onto, tuple(sorted(carried, key=in_order)))
    try:
        stands = reclosed(moved, live) == moved
    except FixRefused as refusal:
        raise NoLongerStands from refusal
    if not stands:
        raise NoLongerStands
    return moved


def _carried(change: Change, steps: Sequence[VersionEdits], base: ArticleText, live: ArticleText) -> Change:
    if isinstance(change, AttributeChange):
        return _carried_attribute(change, steps, base.body, live.body)
    return _carried_splice(change, steps, base, live)


def _carried_splice(
    splice: Splice, steps: Sequence[VersionEdits], base: ArticleText, live: ArticleText
) -> Splice:
    old, new = base.canonical(splice.part), live.canonical(splice.part)
    found = journey(splice.part, base=old, steps=steps, live=new).judge(splice.span, None)
    if found.span is None or not found.verdict.publishes:
        raise NoLongerStands
    return replace(splice, span=found.span)


def _carried_attribute(
    change: AttributeChange, steps: Sequence[VersionEdits], base: str, live: str
) -> AttributeChange:
    tag = Span(*start_of(base, change.element))
    images = course([step.string for step in steps], len(base)).images(tag)
    # Over edits that were only computed, one of two equal links may stand where the other stood.
    computed = any(step.computed for step in steps)
    if len(images) != 1 or (computed and not base.count(tag.slice(base)) == live.count(tag.slice(base)) == 1):
        raise NoLongerStands
    return replace(change, element=element_at(live, images[0].start))
