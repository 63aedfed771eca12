"""What was done about a case, by whom, when: the private acts behind the log."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.references import case_reference
from corrections.models import PrivateAct, Staff

MOST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Act:
    """One act. `facts` hold ids and codes; `name` is empty for what the system did by rule."""

    seq: int
    act: str
    name: str
    at: datetime
    facts: Mapping[str, Any]


def timeline(session: Session, correction_id: int) -> tuple[Act, ...]:
    """The acts on a case, the latest first."""
    chosen = (
        select(PrivateAct, Staff.name)
        .outerjoin(Staff, Staff.id == PrivateAct.staff_id)
        .where(PrivateAct.subject == case_reference(correction_id))
        .order_by(PrivateAct.seq.desc())
        .limit(MOST_SHOWN)
    )
    return tuple(
        Act(act.seq, act.act, name or "", act.at, json.loads(act.contents)["facts"])
        for act, name in session.execute(chosen)
    )
