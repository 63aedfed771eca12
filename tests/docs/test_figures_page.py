"""The page of the figures names each of them as the overview does, and every table."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from corrections.domain.minding.facts import Facts
from corrections.domain.minding.figures import figures
from corrections.views.display.figure_words import MEASURES
from corrections.views.display.table_words import TABLES
from corrections.views.minding.charts import KINDS
from tests.docs.test_tables import codes, tables

NOW = datetime(2026, 3, 2, tzinfo=UTC)
TOLD = figures(Facts(NOW, NOW), ZoneInfo("UTC"))


def test_every_measure_stands_on_the_page_under_its_name_with_what_it_is_counted_over() -> None:
    measures, _ = tables("figures.md", "Name")
    assert [codes(row[0])[0] for row in measures] == list(MEASURES)
    assert [row[1] for row in measures] == [str(words[0]) for words in MEASURES.values()]
    assert all(row[2] and row[3] for row in measures)
    assert set(MEASURES) == set(TOLD.measures)


def test_every_table_stands_on_the_page_and_has_its_picture_and_its_title() -> None:
    _, shown = tables("figures.md", "Name")
    assert {codes(row[0])[0] for row in shown} == set(TABLES) == set(KINDS) == set(TOLD.tables)
