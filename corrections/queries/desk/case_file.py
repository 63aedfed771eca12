"""The case file: what a review sheet loads of one case before it says anything. Four statements."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.anchoring.judgements import Judgement
from corrections.domain.lifecycle import CorrectionState
from corrections.domain.refusals import NotFound
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.spans import Passage
from corrections.models import Article, CaseOpening, Correction, Note, NoteCase, PreparedFix
from corrections.models.version_chain import standing_texts, steps_between
from corrections.models.whereabouts import Anchor, Chain, anchors_of


@dataclass(frozen=True)
class CaseFile:
    """A case with its article, what was prepared last, and the texts its passage is judged in."""

    case: Correction
    article: Article
    prepared: PreparedFix | None
    prepared_on: ArticleText | None
    note_reference: str | None
    opening: CaseOpening | None
    anchor: Anchor | None
    chain: Chain

    @property
    def returned(self) -> PreparedFix | None:
        """What was prepared and handed back: the case is open again, and these words are its draft."""
        row = self.prepared if self.case.state == CorrectionState.OPEN else None
        return None if row is None or json.loads(row.changes).keys() & {"undo", "withdrawn"} else row

    @cached_property
    def place(self) -> Judgement | None:
        """Where the passage stands, whatever is proposed for it."""
        return self.chain.judge(self.anchor, None) if self.anchor else None

    @cached_property
    def passage(self) -> Passage | None:
        """The passage in the live text, if its place is certain."""
        if self.anchor and self.place and self.place.span and self.place.verdict.publishes:
            return Passage(self.anchor.passage.part, self.place.span)
        return None

    def judged(self, proposed: str | None) -> Judgement | None:
        """Where the passage stands, seen with a proposal: it may read that way already."""
        return self.chain.judge(self.anchor, proposed) if self.anchor else None


def case_file(session: Session, correction_id: int) -> CaseFile:
    """Load a case. Raises NotFound."""
    note = (
        select(Note.reference)
        .join(NoteCase, NoteCase.note_id == Note.id)
        .where(NoteCase.correction_id == Correction.id)
        .order_by(Note.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    chosen = (
        select(Correction, Article, PreparedFix, note, CaseOpening)
        .join(Article, Article.id == Correction.article_id)
        .outerjoin(PreparedFix, PreparedFix.id == Correction.prepared_fix_id)
        .outerjoin(CaseOpening, CaseOpening.correction_id == Correction.id)
        .where(Correction.id == correction_id)
    )
    row = session.execute(chosen).one_or_none()
    if row is None:
        raise NotFound
    case, article, prepared, note_reference, opening = row
    anchor = anchors_of(session, [case]).get(case.id)
    bases = {article.current_version} | ({anchor.version} if anchor else set())
    wanted = bases | ({prepared.base_version} if prepared else set())
    found = standing_texts(session, {(article.id, number) for number in wanted})
    texts = {number: text for (_, number), text in found.items()}
    steps = steps_between(session, article.id, after=min(bases), upto=article.current_version)
    chain = Chain(texts[article.current_version], article.current_version, min(bases), texts, steps)
    prepared_on = texts[prepared.base_version] if prepared else None
    return CaseFile(case, article, prepared, prepared_on, note_reference, opening, anchor, chain)
