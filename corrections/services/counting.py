"""Counter rows: changed in the transaction of what they count."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from corrections.domain.lifecycle import CorrectionState
from corrections.models import Correction, Counter


def count(session: Session, changes: Mapping[str, int]) -> None:
    """Change counters by name. Sorted, so that two acts never wait for each other in a ring."""
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    for name in sorted(changes):
        row = insert(Counter).values(name=name, value=changes[name])
        session.execute(
            row.on_conflict_do_update(
                index_elements=[Counter.name], set_={"value": Counter.value + row.excluded.value}
            )
        )


def next_number(session: Session, name: str) -> int:
    """The next number of a series without gaps, such as the notes of a year."""
    count(session, {name: 1})
    return session.scalars(select(Counter.value).where(Counter.name == name)).one()


def move_case(session: Session, case: Correction, to: CorrectionState) -> None:
    """Give a case its new state, count it there, and make every open form about it stale."""
    if case.state != to:
        count(session, {f"corrections:{case.state}": -1, f"corrections:{to}": 1})
    case.state = to
    case.revision += 1
