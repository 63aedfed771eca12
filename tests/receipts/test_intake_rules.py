"""How much one sender may send, and what is held back for a spam check."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from corrections.domain.intake.intake_refusals import TooManyReports
from corrections.domain.intake.senders import Caps, Sender, check_cap, windows
from corrections.domain.intake.spam_rules import findings, held_back
from corrections.domain.reporting.reports import Report

PLAIN = Report(article="a", exact="41 million", proposed="4.1 million", comment="See the budget.")
SENDER = Sender(key=b"k", caps=Caps(5, 20), form_age=20.0)


def odd(report: Report = PLAIN, *, lately: int = 1, **sender: object) -> dict[str, int]:
    return findings(report, replace(SENDER, **sender), lately=lately)  # type: ignore[arg-type]


def test_a_plain_report_is_not_odd() -> None:
    assert odd() == {} and not held_back({})


@pytest.mark.parametrize(
    ("rule", "report", "sender"),
    [
        ("trap", PLAIN, {"trapped": True}),
        ("unproven", PLAIN, {"unproven": True}),
        ("links", replace(PLAIN, comment="http://a.example www.b.example [url=c]"), {}),
        ("look_alikes", replace(PLAIN, proposed="4.1 milliоn"), {}),
        ("direction", replace(PLAIN, comment="see \u202egnp.exe"), {}),
    ],
)
def test_some_findings_suffice_alone(rule: str, report: Report, sender: dict[str, object]) -> None:
    found = odd(report, **sender)
    assert rule in found and held_back(found)


@pytest.mark.parametrize(
    ("rule", "report", "age"),
    [
        ("quick", PLAIN, 1.0),
        ("stale", PLAIN, 90_000.0),
        ("links", replace(PLAIN, comment="http://a.example"), 20.0),
        ("hidden", replace(PLAIN, comment="bud\u200bget"), 20.0),
    ],
)
def test_others_count_only_together(rule: str, report: Report, age: float) -> None:
    found = odd(report, form_age=age)
    assert list(found) == [rule] and not held_back(found)
    assert held_back(odd(replace(report, comment=report.comment + " https://b.example \u200b"), form_age=1.0))


def test_the_fourth_report_in_ten_minutes_is_a_burst() -> None:
    assert not held_back(odd(lately=3)) and held_back(odd(lately=4))


def test_words_in_a_script_of_their_own_are_no_disguise() -> None:
    ukrainian = replace(PLAIN, exact="41 мільйон", proposed="4,1 мільйона", comment="Див. бюджет.")
    arabic = replace(PLAIN, exact="٤١", proposed="٤٫١ مليون", comment="")
    assert odd(ukrainian) == {} and odd(arabic) == {}


def test_the_articles_own_odd_characters_are_not_the_senders() -> None:
    quoted = replace(PLAIN, exact="milliоn \u202atext\u202c", proposed="milliоn \u202atexts\u202c")
    assert odd(quoted) == {}


def test_windows_end_on_the_clock() -> None:
    at = datetime(2026, 3, 2, 9, 57, 30, tzinfo=UTC)
    (short, ends), (day, over) = windows(at)
    assert (short, ends) == ("2026-03-02T09:50/10m", datetime(2026, 3, 2, 10, 0, tzinfo=UTC))
    assert (day, over) == ("2026-03-02/day", datetime(2026, 3, 3, tzinfo=UTC))


def test_a_full_window_says_when_the_next_report_is_taken() -> None:
    at = datetime(2026, 3, 2, 9, 57, 30, tzinfo=UTC)
    check_cap(5, 5, ends=at, at=at)
    with pytest.raises(TooManyReports) as refused:
        check_cap(6, 5, ends=at + timedelta(seconds=150), at=at)
    assert refused.value.facts == {"seconds": 150, "minutes": 3}
