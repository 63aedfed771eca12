"""Rows that acts insert are sealed by the entry of their act; no act can forget to, and older logs are sealed once."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sqlalchemy import delete, insert, select

from corrections.domain.record.log_lines import public_line
from corrections.models import (
    CaseOpening,
    Correction,
    LogEntry,
    LogHead,
    LogLine,
    LogWord,
    Placement,
    PrivateAct,
    Signature,
    StaffRole,
)
from corrections.queries.log_check import Broken, Verified, verify_log
from corrections.services import recording
from corrections.services.installing import install
from corrections.services.transaction import transaction
from tests.newsroom import Newsroom
from tests.queries.test_log_check import unguarded
from tests.services.decisions import correction, publish_two


def told(newsroom: Newsroom, act: str) -> list[dict[str, Any]]:
    with newsroom.sessions.reads() as session:
        chosen = select(PrivateAct.contents).where(PrivateAct.act == act).order_by(PrivateAct.seq)
        return [json.loads(contents) for contents in session.scalars(chosen)]


def test_the_entry_of_an_act_holds_the_seal_of_every_row_it_wrote(any_newsroom: Newsroom) -> None:
    any_newsroom.article()
    publish_two(any_newsroom, any_newsroom.case(), correction("4.1 million"))
    sealed = [
        row
        for act in ("correction.prepared", "submissions.received")
        for row in told(any_newsroom, act)[0]["rows"]
    ]
    assert {table for table, *_ in sealed} == {"prepared_fix", "signature", "submission"}
    assert isinstance(verify_log(any_newsroom.sessions), Verified)


def test_a_transaction_that_writes_such_a_row_without_an_entry_is_refused(newsroom: Newsroom) -> None:
    newsroom.article()
    case, person = newsroom.case(), newsroom.staff()
    with pytest.raises(RuntimeError, match="seals case_opening"), transaction(newsroom.sessions) as session:
        of = {"correction_id": case, "staff_id": person.id, "name": "x", "comment": "", "at": newsroom.at}
        session.add(CaseOpening(**of))
    with newsroom.sessions.reads() as session:
        assert session.get(CaseOpening, case) is None


@pytest.mark.parametrize("change", ["UPDATE signature SET name = 'Somebody else'", "DELETE FROM answer"])
def test_a_changed_and_a_missing_row_are_named(newsroom: Newsroom, change: str) -> None:
    newsroom.article()
    publish_two(newsroom, newsroom.case(), correction("4.1 million"))
    for connection in unguarded(newsroom):
        connection.exec_driver_sql(change)  # type: ignore[attr-defined]
    found = verify_log(newsroom.sessions)
    assert isinstance(found, Broken) and found.where in ("signature 1", "answer 1")


def test_a_row_that_no_act_put_there_is_named(newsroom: Newsroom) -> None:
    newsroom.article()
    case, person = newsroom.case(), newsroom.staff()
    for connection in unguarded(newsroom):
        of = {"correction_id": case, "article_id": 1, "version": 1, "part": "body", "chosen_by": person.id}
        connection.execute(insert(Placement).values(**of, start=0, end=3, at=newsroom.at))  # type: ignore[attr-defined]
    assert verify_log(newsroom.sessions) == Broken("placement 1", "no entry of the log speaks of it")


def test_a_role_that_nobody_gave_is_found(newsroom: Newsroom) -> None:
    person = newsroom.staff()
    for connection in unguarded(newsroom):
        connection.execute(insert(StaffRole).values(staff_id=person.id, role="admin"))  # type: ignore[attr-defined]
    assert verify_log(newsroom.sessions) == Broken(
        f"staff {person.id}", "their roles are not those that were given"
    )


def test_a_log_from_before_seals_is_sealed_once(newsroom: Newsroom) -> None:
    newsroom.article()
    publish_two(newsroom, newsroom.case(), correction("4.1 million"))
    for connection in unguarded(newsroom):
        connection.exec_driver_sql("UPDATE submission SET logged_seq = NULL")  # type: ignore[attr-defined]
        for table in (LogWord, LogLine, PrivateAct, LogEntry, LogHead):
            connection.execute(delete(table))  # type: ignore[attr-defined]
    with newsroom.sessions.acts() as session:
        session.execute(insert(LogHead).values(id=1, size=0, frontier="[]"))
        fields = {"name": "old", "keys": []}
        recording._append(
            session, "log.opened", fields, public_line("log.opened", fields), at=newsroom.at, log="old"
        )
        session.commit()
    for _ in range(2):
        install(newsroom.sessions, log_name="old", keys=[], at=newsroom.at)
    (sealing,) = told(newsroom, "rows.sealed")
    tables = {table for table, *_ in sealing["rows"]}
    with newsroom.sessions.reads() as session:
        assert session.scalars(select(Signature)).first() and session.scalars(select(Correction)).first()
    assert {"signature", "prepared_fix", "answer"} <= tables


def test_what_a_report_was_answered_as_it_came_in_is_sealed_when_it_is_logged(any_newsroom: Newsroom) -> None:
    any_newsroom.article()
    publish_two(any_newsroom, any_newsroom.case(), correction("4.1 million"))
    any_newsroom.report(proposed="4.1 million", version=1, key="late")
    assert isinstance(verify_log(any_newsroom.sessions), Verified)
    any_newsroom.article("ferry", "<p>The ferry was was late.</p>")
    with transaction(any_newsroom.sessions) as session:
        recording.log_arrivals(session, at=any_newsroom.at)
    tables = [table for table, *_ in told(any_newsroom, "submissions.received")[-1]["rows"]]
    assert tables == ["submission", "answer"]
    assert isinstance(verify_log(any_newsroom.sessions), Verified)
