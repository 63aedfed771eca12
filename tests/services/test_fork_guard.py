"""The fork guard trips at every older backup, raises an alarm, and lets go when the log is put right."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import Result

from corrections.cli import log_signing
from corrections.cli.log_watching import check_whole_log
from corrections.domain.permissions import Role
from corrections.models import LogEntry
from corrections.outside.signer import CannotSign, memory_of, note_holds
from corrections.queries.desk.open_alarms import open_alarms
from corrections.queries.log_check import Broken, Verified, verify_log
from corrections.queries.reading_session import reading
from corrections.services.checkpointing import beat
from corrections.services.record.watching import watch_signing
from tests.newsroom import Newsroom
from tests.queries.test_log_check import unguarded
from tests.services.decisions import correction, publish_two
from tests.services.test_signing_the_log import NAME, count, restore, sign
from tests.verifier.mirrors import mirrored, verified
from tests.views.desk_visit import visit

RESTORE_POINTS = 20


def alarms(newsroom: Newsroom) -> list[tuple[str, str]]:
    with reading(newsroom.sessions) as session:
        return [(alarm.kind, alarm.detail) for alarm in open_alarms(session)]


def kept(newsroom: Newsroom, name: str) -> Path:
    newsroom.close()
    return Path(shutil.copy(newsroom.instance / "corrections.sqlite", newsroom.instance / name))


def test_twenty_older_backups_trip_the_guard_each_time(newsroom: Newsroom) -> None:
    points = []
    for number in range(RESTORE_POINTS):
        newsroom.article(f"story-{number}")
        if number % 3 == 0:
            sign(newsroom)
        points.append(kept(newsroom, f"point-{number}.sqlite"))
    newsroom.article("the-last")
    last = sign(newsroom).output
    today = kept(newsroom, "today.sqlite")
    for number, point in enumerate(points):
        restore(newsroom, point)
        if number % 2:  # work went on after the restore, past the size that was signed
            for other in range(RESTORE_POINTS + 2):
                newsroom.article(f"other-{other}")
        refused = sign(newsroom)
        assert refused.exit_code == 1 and "Nothing was signed" in refused.output, number
        assert alarms(newsroom) == [("log_forked", "other_entries" if number % 2 else "end_lost")]
    restore(newsroom, today)
    assert sign(newsroom).output == last


def test_a_running_signer_refuses_and_lets_go_when_the_log_is_put_right(newsroom: Newsroom) -> None:
    newsroom.article()
    older = kept(newsroom, "older.sqlite")
    newsroom.article("ferry")
    sign(newsroom)
    today = kept(newsroom, "today.sqlite")
    restore(newsroom, older)
    standards = visit(newsroom, Role.STANDARDS)
    with newsroom.app.app_context():
        log_signing.patiently()
        log_signing.patiently()
    assert alarms(newsroom) == [("log_forked", "end_lost")]
    assert "an older backup seems to have been restored" in standards.get("/standards/").text
    assert newsroom.app.test_client().get("/articles/harbour-bridge").status_code == 200
    newsroom.close()
    shutil.copy(today, newsroom.instance / "corrections.sqlite")
    with newsroom.app.app_context():
        log_signing.patiently()
    assert alarms(newsroom) == []


def test_a_forked_log_is_not_even_given_a_sign_of_life(newsroom: Newsroom) -> None:
    older = kept(newsroom, "older.sqlite")
    newsroom.article()
    sign(newsroom)
    restore(newsroom, older)
    newsroom.later(days=3)
    with newsroom.app.app_context(), pytest.raises(CannotSign):
        log_signing.sign_growth(log_signing.the_signer())
    assert count(newsroom, LogEntry) == 1


def test_rows_edited_by_hand_are_found_by_the_full_check_and_not_signed_over(newsroom: Newsroom) -> None:
    newsroom.article()
    for connection in unguarded(newsroom):
        statement = (
            "UPDATE log_entry SET entry = CAST(replace(CAST(entry AS TEXT), 'article', 'artikel') AS BLOB)"
        )
        connection.exec_driver_sql(f"{statement} WHERE seq = 2")  # type: ignore[attr-defined]
    assert verify_log(newsroom.sessions) == Broken("entry 2", "its bytes do not match its hash")
    refused = sign(newsroom)
    assert refused.exit_code == 1
    assert alarms(newsroom) == [("log_forked", "other_entries")]


def test_the_nightly_check_names_what_was_edited_and_lets_go_when_it_is_right_again(
    newsroom: Newsroom,
) -> None:
    newsroom.article()
    whole = kept(newsroom, "whole.sqlite")
    check_whole_log(newsroom.sessions, at=newsroom.at)
    assert alarms(newsroom) == []
    for connection in unguarded(newsroom):
        connection.exec_driver_sql("UPDATE version_text SET headline = 'Other'")  # type: ignore[attr-defined]
    check_whole_log(newsroom.sessions, at=newsroom.at)
    words = "version 1 of article harbour-bridge: its words do not match its commitment"
    assert alarms(newsroom) == [("log_altered", words)]
    restore(newsroom, whole)
    check_whole_log(newsroom.sessions, at=newsroom.at)
    assert alarms(newsroom) == []


def test_a_log_that_nobody_signs_raises_an_alarm_until_it_is_signed(any_newsroom: Newsroom) -> None:
    newsroom = any_newsroom
    newsroom.article()
    watch_signing(newsroom.sessions, at=newsroom.later(minutes=14))
    assert alarms(newsroom) == []
    watch_signing(newsroom.sessions, at=newsroom.later(minutes=2))
    assert alarms(newsroom) == [("log_unsigned", "")]
    sign(newsroom)
    assert alarms(newsroom) == []
    watch_signing(newsroom.sessions, at=newsroom.later(days=2))
    assert alarms(newsroom) == []


def test_the_drill_of_the_operating_page(newsroom: Newsroom, tmp_path: Path) -> None:
    state = tmp_path / "outsider.json"
    newsroom.article()
    sign(newsroom)
    yesterday = kept(newsroom, "yesterday.sqlite")
    publish_two(newsroom, newsroom.case(), correction("4.1 million"))
    sign(newsroom)
    today = kept(newsroom, "today.sqlite")
    assert verified("--offline", mirrored(newsroom, tmp_path / "mirror"), state=state) == 0
    restore(newsroom, yesterday)
    assert sign(newsroom).exit_code == 1 and alarms(newsroom) == [("log_forked", "end_lost")]
    restore(newsroom, today)
    assert sign(newsroom).exit_code == 0 and alarms(newsroom) == []
    assert admitted(newsroom).exit_code == 1  # nothing is lost
    restore(newsroom, yesterday)
    said = admitted(newsroom)
    assert said.exit_code == 0 and NAME in said.output, said.output
    assert alarms(newsroom) == []
    assert isinstance(verify_log(newsroom.sessions, note_holds=note_holds), Verified)
    newsroom.article("ferry")
    assert sign(newsroom).exit_code == 0
    after = mirrored(newsroom, tmp_path / "after")
    assert verified("--offline", after, state=state) == 1
    assert verified("--offline", after, state=tmp_path / "new.json") == 0
    assert (
        memory_of(newsroom.instance, NAME)
        .with_name(f"{memory_of(newsroom.instance, NAME).name}.retired-1")
        .exists()
    )


def test_the_loss_is_not_admitted_where_only_the_memory_is_lost(newsroom: Newsroom) -> None:
    newsroom.article()
    sign(newsroom)
    memory_of(newsroom.instance, NAME).unlink()
    assert "memory was lost" in admitted(newsroom).output
    beat(newsroom.sessions, at=newsroom.at)
    assert sign(newsroom, "--relearn").exit_code == 0


def admitted(newsroom: Newsroom) -> Result:
    return newsroom.app.test_cli_runner().invoke(args=["log", "admit-loss", "--yes"], catch_exceptions=False)
