"""Counter rows: changed in the transaction of what they count."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import event, inspect, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from corrections.domain.lifecycle import CorrectionState
from corrections.domain.sorting.counted import Counted, counters_of, counters_of_report, moved
from corrections.models import Correction, Counter, Submission

_TALLY = "corrections.tally"
_COUNTED_BY = ("state", "severity", "standing", "desk_id", "signature_due_at", "without_note", "live_due_at")


def count(session: Session, changes: Mapping[str, int]) -> None:
    """Change counters by name, now. Sorted, so that two acts never wait for each other in a ring."""
    more = _MORE[session.get_bind().dialect.name]
    for name in sorted(name for name, change in changes.items() if change):
        session.connection().execute(more, {"name": name, "value": changes[name]})


def _more(insert: Callable[..., Any]) -> Any:
    """Add to a counter, or begin it."""
    row = insert(Counter.__table__)
    added = Counter.__table__.c.value + row.excluded.value
    return row.on_conflict_do_update(index_elements=["name"], set_={"value": added})


_MORE = {"sqlite": _more(sqlite.insert), "postgresql": _more(postgresql.insert)}


def tally(session: Session, changes: Mapping[str, int]) -> None:
    """Change counters by name at the transaction's end, together with those of the cases it moved."""
    session.info.setdefault(_TALLY, Tally()).update(changes)


def next_number(session: Session, name: str) -> int:
    """The next number of a series without gaps, such as the notes of a year."""
    count(session, {name: 1})
    return session.scalars(select(Counter.value).where(Counter.name == name)).one()


def move_case(session: Session, case: Correction, to: CorrectionState) -> None:  # noqa: ARG001  # a step
    """Give a case its new state and make every open form about it stale."""
    case.state = to
    case.revision += 1


def watch_cases(session: Session) -> None:
    """From now on, remember which counters every case and report leaves and enters when it is flushed."""
    event.listen(session, "after_flush", _remember)


def settle_tallies(session: Session) -> None:
    """Write what was remembered, each counter once and in one order: an act's very last statements.

    All acts do this last, so that these rows, which all acts share, are locked for a moment only.
    """
    session.flush()
    count(session, session.info.pop(_TALLY, {}))


def _remember(session: Session, _context: object) -> None:
    for case in (*session.new, *session.dirty):
        if isinstance(case, Correction):
            before = () if case in session.new else counters_of(_counted(case, was=True))
            tally(session, moved(before, counters_of(_counted(case, was=False))))
        elif isinstance(case, Submission):
            was = () if case in session.new else counters_of_report(_state_before(case))
            tally(session, moved(was, counters_of_report(case.state)))


def _counted(case: Correction, *, was: bool) -> Counted:
    """What a case is, or before this flush was, counted by."""
    now = {name: getattr(case, name) for name in _COUNTED_BY}
    known = {**now, **_replaced(case)} if was else now
    due, live_due = known.pop("signature_due_at"), known.pop("live_due_at")
    return Counted(**known, signature_is_due=due is not None, is_with_cms=live_due is not None)


def _state_before(report: Submission) -> str:
    """A report's state before this flush."""
    return str(next(iter(inspect(report).attrs["state"].history.deleted), report.state))


def _replaced(case: Correction) -> dict[str, Any]:
    """The values that this flush replaces."""
    histories = {name: inspect(case).attrs[name].history for name in _COUNTED_BY}
    return {name: history.deleted[0] for name, history in histories.items() if history.deleted}
