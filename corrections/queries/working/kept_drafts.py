"""What one person has typed on a case and not sent, form by form."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.working.draft_fields import DraftForm
from corrections.models import CaseDraft
from corrections.queries.desk.drafts import Draft, Reach, read_draft


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A draft as it was kept: when, and on which live version."""

    draft: Draft
    version: int
    saved_at: datetime

    def on(self, version: int) -> Draft:
        """The draft for another live version: the words stay, places that were ticked have to be ticked again."""
        if version == self.version:
            return self.draft
        return replace(self.draft, reach=Reach(rows=self.draft.reach.rows))


def kept_drafts(session: Session, correction_id: int, staff_id: int) -> Mapping[DraftForm, KeptDraft]:
    """The drafts of one person on one case."""
    chosen = select(CaseDraft).where(CaseDraft.correction_id == correction_id, CaseDraft.staff_id == staff_id)
    return {
        DraftForm(row.form): KeptDraft(read_draft(json.loads(row.fields)), row.version, row.saved_at)
        for row in session.scalars(chosen)
    }
