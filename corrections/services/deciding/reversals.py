"""The step that brings back what stood before a change, on whatever is live now."""

from __future__ import annotations

from sqlalchemy.orm import Session

from corrections.domain.anchoring.reversing import removed_ranges, restoring, reversed_step
from corrections.domain.anchoring.version_edits import VersionEdits
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.fixes import apply, carry, close, edits_of
from corrections.domain.text.spans import Part, Span
from corrections.domain.text.splicing.fix_refusals import FixRefused, NoLongerStands
from corrections.domain.text.splicing.splices import Fix, Splice
from corrections.models import Article
from corrections.models.version_chain import steps_between, texts_of


def reversal(session: Session, article: Article, undone: int) -> tuple[ArticleText, VersionEdits]:
    """The text without the change of version `undone`, and the edits that make it of the live text.

    Raises NoLongerStands where a later version changed what the change had touched.
    """
    current = article.current_version
    texts = texts_of(session, {(article.id, number) for number in (undone - 1, undone, current)})
    before, after = texts[article.id, undone - 1], texts[article.id, undone]
    step, *later = steps_between(session, article.id, after=undone - 1, upto=current)
    if not later:
        return before, reversed_step(step, before)
    fix = _opposite(step, before, after, base=undone)
    carried = carry(fix, later, base=after, onto=current)
    live = texts[article.id, current]
    words = {part: _words(step, before, part) for part in Part}
    return apply(carried, live), restoring(edits_of(carried, live), words, back=current - undone + 1)


def _opposite(step: VersionEdits, before: ArticleText, after: ArticleText, *, base: int) -> Fix:
    """The fix of version `base` that gives the text before it, byte for byte."""
    splices = []
    for part in Part:
        old, new = before.canonical(part), after.canonical(part)
        for start, end, new_start, new_end in removed_ranges(step.text[part], len(old)):
            splices.append(Splice(part, Span(new_start, new_end), new[new_start:new_end], old[start:end]))
    try:
        fix = close(Fix(base, tuple(splices)), after).fix
        exact = apply(fix, after) == before
    except FixRefused as refusal:
        raise NoLongerStands from refusal
    if not exact:
        raise NoLongerStands
    return fix


def _words(step: VersionEdits, before: ArticleText, part: Part) -> list[tuple[str, int]]:
    old = before.canonical(part)
    ranges = removed_ranges(step.text[part], len(old))
    return [(old[start:end], start) for start, end, _, _ in ranges if end > start]
