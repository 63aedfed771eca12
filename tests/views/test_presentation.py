"""How dates, notes, differences and odd characters are written on pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from corrections.views.display.note_words import after_label, label, note_words
from corrections.views.display.presentation import (
    ago,
    excerpt,
    folded,
    moment,
    written_date,
    written_time,
)
from corrections.views.display.signs import drawn_signs
from tests.newsroom import MONDAY, Newsroom

EVENING = datetime(2026, 11, 22, 22, 30, tzinfo=UTC)


@pytest.fixture
def app(newsroom: Newsroom) -> Iterator[Flask]:
    newsroom.__dict__["settings"] = replace(newsroom.settings, timezone="Europe/Kyiv")
    with newsroom.app.test_request_context():
        yield newsroom.app


@pytest.mark.parametrize(
    ("language", "written"),
    [("en", "23 November 2026"), ("uk", "23 листопада 2026\u202fр."), ("de", "23. November 2026")],
)
def test_dates_are_written_out_in_the_publications_zone(app: Flask, language: str, written: str) -> None:
    assert written_date(EVENING, language) == written


def test_an_unknown_language_gets_the_pages_own(app: Flask) -> None:
    assert written_date(EVENING, "tlh") == "23 November 2026"


def test_a_time_says_its_zone(app: Flask) -> None:
    assert written_time(EVENING, "en") == "00:30 EET"


def test_a_moment_is_exact_on_hover_and_for_machines(app: Flask) -> None:
    assert moment(EVENING, "en", with_time=True) == (
        '<time datetime="2026-11-23T00:30:00+02:00" title="23 November 2026, 00:30:00 EET">'
        "23 November 2026, 00:30 EET</time>"
    )


@pytest.mark.parametrize(
    ("passed", "said"),
    [
        (timedelta(seconds=-20), "just now"),
        (timedelta(hours=-3), "3 hours ago"),
        (timedelta(days=2), "in 2 days"),
    ],
)
def test_how_long_ago_is_told_in_words(app: Flask, passed: timedelta, said: str) -> None:
    assert f">{said}</time>" in ago(MONDAY + passed, "en")


@pytest.mark.parametrize(
    ("note", "bold", "rest"),
    [
        ("Correction, 1 May 2026: It said 4: it is 5.", "Correction, 1 May 2026:", " It said 4: it is 5."),
        ("Update, 1 May 2026, 14:05 EET: It began.", "Update, 1 May 2026, 14:05 EET:", " It began."),
        ("A note without a label", "", "A note without a label"),
        ("", "", ""),
    ],
)
def test_a_note_begins_with_its_label(note: str, bold: str, rest: str) -> None:
    assert (label(note), after_label(note)) == (bold, rest)


@dataclass
class Line:
    unchanged: bool


def runs(pattern: str) -> list[tuple[bool, int]]:
    return [(away, len(run)) for away, run in folded([Line(sign == ".") for sign in pattern])]


def test_paragraphs_far_from_a_change_can_be_folded_away() -> None:
    assert runs("....x....") == [(True, 3), (False, 3), (True, 3)]


def test_a_lone_paragraph_is_not_worth_folding() -> None:
    assert runs("x.") == [(False, 2)]
    assert runs("..x") == [(False, 1), (False, 2)]


def test_without_any_change_everything_can_be_folded() -> None:
    assert runs("...") == [(True, 3)]
    assert runs("") == []


def test_an_excerpt_ends_between_words() -> None:
    assert excerpt("one two three", 8) == "one two…"
    assert excerpt("one two", 8) == "one two"
    assert excerpt("abcdefghij", 4) == "abcd…"


def test_signs_that_cannot_be_seen_are_drawn_with_their_name(app: Flask) -> None:
    assert drawn_signs("5\u00a0000 <b>") == (
        '5<span class="sign" title="no-break space"><span aria-hidden="true">⍽</span>'
        '<span class="visually-hidden"> no-break space </span></span>000 &lt;b&gt;'
    )


def test_a_drawn_line_end_still_ends_the_line(app: Flask) -> None:
    assert drawn_signs("a\nb").endswith("</span>\nb")


@dataclass(frozen=True)
class Said:
    text: str
    language: str = "en"
    published_at: datetime = EVENING


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        (
            Said("Correction, 23 November 2026: It is <4> & not 5."),
            '<span class="label">Correction, <time datetime="2026-11-23T00:30:00+02:00">23 November 2026</time>:'
            "</span> It is &lt;4&gt; &amp; not 5.",
        ),
        (
            Said("Виправлення, 23 листопада 2026 року: Так.", "uk"),
            '<span class="label">Виправлення, <time datetime="2026-11-23T00:30:00+02:00">23 листопада 2026 року'
            "</time>:</span> Так.",
        ),
        (Said("Correction: It is <4>."), '<span class="label">Correction:</span> It is &lt;4&gt;.'),
        (Said("No label"), '<span class="label"></span>No label'),
    ],
)
def test_the_written_date_of_a_note_is_one_for_machines_too(app: Flask, said: Said, printed: str) -> None:
    assert str(note_words(said)) == printed
