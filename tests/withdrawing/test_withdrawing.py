"""The words of a version are destroyed: two people, and then nothing anywhere says them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select, text

from corrections.domain.permissions import Role
from corrections.domain.reporting.report_refusals import VersionWithdrawn
from corrections.domain.withdrawing import withdrawal_refusals as refusals
from corrections.models import ArticleVersion, Correction, Note, PrivateAct, VersionText, Withdrawal
from corrections.models.base import Base
from corrections.queries.log_check import Broken, Verified, verify_log
from corrections.services.withdrawing.ordering import give_up_withdrawal
from corrections.services.withdrawing.withdrawing_words import confirm_withdrawal
from tests.newsroom import Newsroom
from tests.services.test_signing_the_log import sign
from tests.withdrawing.gone import MARKER, article_number, marked, ordered, withdrawn

SECRET = MARKER.encode()


def rows_with_the_marker(newsroom: Newsroom) -> Iterator[str]:
    """Every table that says the marker, whatever its columns are."""
    with newsroom.sessions.reads() as session:
        for table in Base.metadata.sorted_tables:
            for row in session.execute(select(table)):
                said = b" ".join(v if isinstance(v, bytes) else str(v).encode() for v in row)
                if SECRET in said:
                    yield table.name


def test_before_a_withdrawal_the_marker_stands_in_many_places(newsroom: Newsroom) -> None:
    marked(newsroom)
    assert {"version_text", "note", "prepared_fix", "reader_words", "private_act"} <= set(
        rows_with_the_marker(newsroom)
    )


def test_afterwards_no_row_of_no_table_says_it(any_newsroom: Newsroom) -> None:
    marked(any_newsroom)
    withdrawn(any_newsroom, 1, 2)
    assert set(rows_with_the_marker(any_newsroom)) == set()


def test_nor_does_the_database_file_nor_its_journal(newsroom: Newsroom) -> None:
    marked(newsroom)
    withdrawn(newsroom, 1, 2)
    files = [path for path in newsroom.instance.rglob("*") if path.is_file()]
    database = newsroom.url.removeprefix("sqlite:///")
    found = [
        path.name for path in files if SECRET in path.read_bytes() or b"quagga" in path.read_bytes().lower()
    ]
    assert b"quagga" not in Path(database).read_bytes().lower()
    assert found == []


def test_number_time_and_commitment_stay(any_newsroom: Newsroom) -> None:
    marked(any_newsroom)
    with any_newsroom.sessions.reads() as session:
        before = session.execute(
            select(ArticleVersion.number, ArticleVersion.commitment, ArticleVersion.position_map)
        ).all()
    withdrawn(any_newsroom, 1, 2)
    with any_newsroom.sessions.reads() as session:
        after = session.execute(
            select(ArticleVersion.number, ArticleVersion.commitment, ArticleVersion.position_map)
        ).all()
        assert len(session.scalars(select(VersionText)).all()) == 1
        orders = session.scalars(select(Withdrawal)).all()
    assert after == before
    assert {order.reason for order in orders} == {"privacy"}
    assert all(order.ordered_by != order.confirmed_by for order in orders)


def test_the_log_verifies_and_says_why(any_newsroom: Newsroom) -> None:
    marked(any_newsroom)
    sign(any_newsroom)
    withdrawn(any_newsroom, 1, 2)
    sign(any_newsroom)
    assert isinstance(verify_log(any_newsroom.sessions), Verified)


def test_versions_after_the_hole_are_replayed_again(newsroom: Newsroom) -> None:
    marked(newsroom)
    newsroom.article(
        "zoo",
        "<p>The zoo has a antelope in a cage.</p><p>It opens at nine.</p>",
        headline="An antelope at the zoo",
        dek="The antelope is here",
    )
    withdrawn(newsroom, 1, 2)
    with newsroom.sessions.acts.begin() as session:
        session.execute(text("DROP TRIGGER version_text_no_update"))
        row = session.scalars(select(VersionText).order_by(VersionText.version_id.desc())).first()
        assert row is not None
        session.execute(
            text("UPDATE version_text SET body = '<p>Other.</p>' WHERE version_id = :id"),
            {"id": row.version_id},
        )
    found = verify_log(newsroom.sessions)
    assert isinstance(found, Broken)
    assert found.where == "version 4 of article zoo"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE note SET restatement = 'full'",
        "INSERT INTO version_text SELECT id, 'h', '', 'b', '{}', zeroblob(32) FROM article_version WHERE number = 1",
    ],
)
def test_a_withdrawal_that_is_not_as_logged_is_found(newsroom: Newsroom, statement: str) -> None:
    marked(newsroom)
    withdrawn(newsroom, 1, 2)
    with newsroom.sessions.acts.begin() as session:
        session.execute(text("DROP TRIGGER note_no_update"))
        session.execute(text(statement))
    assert isinstance(verify_log(newsroom.sessions), Broken)


def test_words_emptied_without_a_withdrawal_are_refused_by_the_database(newsroom: Newsroom) -> None:
    marked(newsroom)
    with newsroom.sessions.acts() as session, pytest.raises(Exception, match="insert-only"):
        session.execute(
            text("UPDATE note SET text = '', changes = '[]', salt = x'', restatement = 'withdrawn'")
        )


def test_where_a_withdrawal_stands_nothing_but_the_words_may_change(newsroom: Newsroom) -> None:
    marked(newsroom)
    withdrawn(newsroom, 1, 2)
    for change in ("text = 'other words'", "kind = 'update'", "salt = x'01'"):
        with newsroom.sessions.acts() as session, pytest.raises(Exception, match="insert-only"):
            session.execute(text(f"UPDATE note SET {change}"))


def test_the_note_keeps_its_kind_and_number_and_says_no_words(newsroom: Newsroom) -> None:
    marked(newsroom)
    withdrawn(newsroom, 1)
    with newsroom.sessions.reads() as session:
        note = session.scalars(select(Note)).one()
    assert (note.kind, note.number, note.text, note.changes) == ("correction", 1, "", "[]")


def test_acts_keep_who_did_what_when(newsroom: Newsroom) -> None:
    marked(newsroom)
    withdrawn(newsroom, 1, 2)
    with newsroom.sessions.reads() as session:
        acts = session.scalars(select(PrivateAct).where(PrivateAct.commitment_key == b"")).all()
    assert [act.act for act in acts] == ["correction.published"]
    told = json.loads(acts[0].contents)
    assert (told["facts"]["checked"], told["facts"]["version"], told["act"]) == (
        "",
        2,
        "correction.published",
    )


def test_an_open_case_about_the_words_wants_a_place_and_its_sheet_opens(newsroom: Newsroom) -> None:
    _, waiting = marked(newsroom)
    withdrawn(newsroom, 1, 2)
    case = newsroom.row(Correction, waiting)
    assert (case.state, case.standing) == ("open", "needs_place")


def test_whoever_ordered_it_cannot_confirm(newsroom: Newsroom) -> None:
    marked(newsroom)
    number = ordered(newsroom, 1)
    with newsroom.sessions.reads() as session:
        by = session.execute(text("SELECT ordered_by FROM withdrawal_order")).scalar_one()
    from corrections.domain.actors import Actor

    same = Actor(by, "The same", frozenset({Role.SENIOR_EDITOR}))
    with pytest.raises(refusals.WithdrawalNeedsAnother):
        confirm_withdrawal(newsroom.sessions, number, by=same, at=newsroom.later())


def test_the_live_version_stays(newsroom: Newsroom) -> None:
    marked(newsroom)
    with pytest.raises(refusals.LiveVersionStays):
        ordered(newsroom, 3)


def test_one_order_waits_at_a_time_and_can_be_given_up_once(newsroom: Newsroom) -> None:
    marked(newsroom)
    number = ordered(newsroom, 1)
    with pytest.raises(refusals.WithdrawalWaits):
        ordered(newsroom, 2)
    by = newsroom.staff(Role.STANDARDS)
    give_up_withdrawal(newsroom.sessions, number, by=by, at=newsroom.later())
    for act in (give_up_withdrawal, confirm_withdrawal):
        with pytest.raises(refusals.WithdrawalSettled):
            act(newsroom.sessions, number, by=by, at=newsroom.later())
    assert ordered(newsroom, 2) > number


def test_a_second_withdrawal_takes_only_what_is_left(newsroom: Newsroom) -> None:
    marked(newsroom)
    withdrawn(newsroom, 1)
    withdrawn(newsroom, 2)
    assert isinstance(verify_log(newsroom.sessions), Verified)
    with pytest.raises(refusals.NothingToWithdraw):
        ordered(newsroom, 1)


def test_held_reports_stop_it(newsroom: Newsroom) -> None:
    from corrections.services.privacy.legal_holds import place_hold

    marked(newsroom)
    place_hold(newsroom.sessions, 1, "a court asked", by=newsroom.staff(Role.STANDARDS), at=newsroom.later())
    with pytest.raises(refusals.WordsHeldForLegalReasons):
        withdrawn(newsroom, 1, 2)
    assert "version_text" in set(rows_with_the_marker(newsroom))


def test_an_article_nearby_keeps_its_words(newsroom: Newsroom) -> None:
    newsroom.article("farm", f"<p>The farm has a {MARKER}.</p>", headline="A farm")
    marked(newsroom)
    withdrawn(newsroom, 1, 2)
    assert set(rows_with_the_marker(newsroom)) == {"version_text"}
    assert article_number(newsroom, "farm").hidden_versions == ""


def test_a_report_on_withdrawn_words_is_told_so(newsroom: Newsroom) -> None:
    marked(newsroom)
    withdrawn(newsroom, 1, 2)
    with pytest.raises(VersionWithdrawn):
        newsroom.report(MARKER, "x", article="zoo", version=1)
