"""The step that finds what a note tells which came after its change: the words before and after."""

from __future__ import annotations

from sqlalchemy.orm import Session

from corrections.domain.anchoring.edits import through
from corrections.domain.anchoring.version_edits import VersionEdits, replay_chain
from corrections.domain.newsroom.taken_words import TakenWords
from corrections.domain.reporting.report_refusals import VersionWithdrawn
from corrections.domain.text.spans import Part
from corrections.models import Article, PreparedFix, SilentEdit
from corrections.models.version_chain import steps_between, text_of
from corrections.services.newsroom.whole_work import Whole


def noted_later(
    session: Session, article: Article, row: PreparedFix, whole: Whole | None
) -> TakenWords | None:
    """What the card of a prepared note is about; None for everything else, and where its words were withdrawn."""
    card = session.get(SilentEdit, row.correction_id)
    if whole is None or whole.row.body is not None or whole.row.status_after or card is None:
        return None
    return taken_by_card(session, article, card)


def taken_by_card(session: Session, article: Article, card: SilentEdit) -> TakenWords | None:
    """The text before a change that had no note, and the edits that made it what it became."""
    steps = steps_between(session, article.id, after=card.base_version, upto=card.last_version)
    try:
        old = text_of(session, article.id, card.base_version)
        became = text_of(session, article.id, card.last_version)
    except VersionWithdrawn:
        return None
    if replay_chain(steps, old) != became:  # the words of a version between them were withdrawn
        return None
    text = {part: through([step.text[part] for step in steps]) for part in Part}
    return TakenWords(old, VersionEdits(text, through([step.string for step in steps])))
