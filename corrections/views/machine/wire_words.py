"""What both wire formats say alike: whether an article may be used, and what its last note signals."""

from __future__ import annotations

from corrections.queries.published.wire_article import WireArticle
from corrections.views.display.note_words import after_label

USABLE, WITHHELD, CANCELED = "usable", "withheld", "canceled"
PUBLISHING_STATUS = {"live": USABLE, "held": WITHHELD, "retracted": CANCELED, "removed": CANCELED}
KILL = "MANDATORY KILL: this article was removed. Take it down everywhere and do not use it."


def publishing_status(article: WireArticle) -> str:
    """Usable, withheld while it is checked, canceled once retracted or removed (NewsCodes pubstatusg2)."""
    return PUBLISHING_STATUS[article.status]


def signal(article: WireArticle) -> str:
    """What the last note says to do: `correction` or `update`; empty where there is no note."""
    if article.is_removed:
        return "update"
    if not article.notes:
        return ""
    return "update" if article.notes[0].kind == "update" else "correction"


def editors_note(article: WireArticle) -> str:
    """What receiving editors must know; empty where there is nothing."""
    if article.is_removed:
        return KILL
    if not article.notes:
        return ""
    newest = article.notes[0]
    replaces = f" Replaces version {newest.version - 1}." if newest.version > 1 else ""
    return f"{signal(article).upper()}: {after_label(newest.text).strip()}{replaces}"
