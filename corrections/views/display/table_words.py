"""The tables of figures in words: titles, rows, columns and cells."""

from __future__ import annotations

from collections.abc import Mapping

from flask import current_app
from flask_babel import format_decimal, format_percent, lazy_gettext
from flask_babel import gettext as _

from corrections.domain.error_types import ErrorType
from corrections.domain.minding.measures import Told, Unit
from corrections.domain.minding.tables import Table
from corrections.views.display.figure_words import fewer

TABLES: Mapping[str, str] = {
    "time_to_correct": lazy_gettext("Hours to correct (median), by month and severity"),
    "kinds": lazy_gettext("Changes by month and kind"),
    "error_types": lazy_gettext("Types of error"),
    "error_types_by_month": lazy_gettext("Types of error by month"),
    "desks": lazy_gettext("Corrections for each 100 articles, by desk"),
    "found": lazy_gettext("Who found the errors"),
    "backlog": lazy_gettext("Undecided cases at the end of each month"),
    "late": lazy_gettext("Share of corrections that came after 30 days"),
    "causes": lazy_gettext("Causes of serious errors"),
    "causes_by_month": lazy_gettext("Causes of serious errors, by the month of the correction"),
}
COLUMNS: Mapping[str, str] = {
    "count": lazy_gettext("Number"),
    "open": lazy_gettext("Undecided"),
    "late": lazy_gettext("Late share"),
    "minor": lazy_gettext("Minor"),
    "ordinary": lazy_gettext("Ordinary"),
    "serious": lazy_gettext("Serious"),
    "minor_fix": lazy_gettext("Minor fix"),
    "correction": lazy_gettext("Correction"),
    "clarification": lazy_gettext("Clarification"),
    "update": lazy_gettext("Update"),
    "editors_note": lazy_gettext("Editor's note"),
    "retraction": lazy_gettext("Retraction"),
    "removal": lazy_gettext("Removal"),
    "rest": lazy_gettext("All other types"),
    "per_hundred": lazy_gettext("For each 100"),
}
PARTS: Mapping[str, tuple[str, str]] = {
    "late": (lazy_gettext("Late"), lazy_gettext("Changes with a note")),
    "desks": (lazy_gettext("Changes with a note"), lazy_gettext("Articles published")),
}
BY_TYPE = ("error_types", "error_types_by_month")
NO_DESKS: Mapping[str, str] = {}
FOUND: Mapping[str, str] = {
    "reader": lazy_gettext("Readers"),
    "subject": lazy_gettext("People in the story"),
    "staff": lazy_gettext("The newsroom"),
    "author": lazy_gettext("The author"),
    "newsroom": lazy_gettext("Another newsroom"),
    "regulator": lazy_gettext("A press council or regulator"),
    "automatic": lazy_gettext("A program of the desk"),
}
CAUSES: Mapping[str, str] = {
    "source": lazy_gettext("A source was wrong"),
    "reporting": lazy_gettext("Reporting"),
    "editing": lazy_gettext("Editing"),
    "translation": lazy_gettext("Translation"),
    "production": lazy_gettext("Production"),
    "picture_desk": lazy_gettext("Picture desk"),
    "automation": lazy_gettext("Automation"),
    "haste": lazy_gettext("Haste"),
    "outdated": lazy_gettext("Outdated information"),
    "unknown": lazy_gettext("Not known"),
}


def cell(table: Table, value: float | None) -> str:
    """A table's value in words."""
    if value is None:
        return fewer() if table.unit is Unit.COUNT else _("too few")
    if table.unit is Unit.SHARE:
        return str(format_percent(value, "#,##0.# %"))
    return str(format_decimal(round(value, 1)))


def table_title(name: str) -> str:
    """What a table and its picture show."""
    return str(TABLES[name])


def column_name(table: str, column: str) -> str:
    """A column in words."""
    if table in BY_TYPE and column in set(ErrorType):
        return _error_name(column)
    return str({**COLUMNS, **CAUSES}.get(column, column))


def column_names(name: str, table: Table) -> list[str]:
    """The columns in words; a share or a rate stands beside what it is made of."""
    named = [column_name(name, column) for column in table.columns]
    parts = PARTS.get(name)
    return [*map(str, parts), *named] if parts else named


def row_name(table: str, row: str, desks: Mapping[str, str] = NO_DESKS) -> str:
    """A row in words: a month stays a month."""
    if table in BY_TYPE and row in set(ErrorType):
        return _error_name(row)
    return str({"found": FOUND, "causes": CAUSES, "desks": desks}.get(table, {}).get(row, row))


def in_order(name: str, table: Table, desks: Mapping[str, str] = NO_DESKS) -> list[tuple[str, int]]:
    """The rows in words, each with its place in the table; desks come by name, never by size."""
    rows = [(row_name(name, row, desks), number) for number, (row, _) in enumerate(table.rows)]
    return sorted(rows) if name == "desks" else rows


def rows_of(name: str, table: Table, desks: Mapping[str, str] = NO_DESKS) -> list[tuple[str, list[str]]]:
    """A table's rows in words; what a share or a rate is made of stands before it."""
    values = [values for _, values in table.shown]
    return [
        (row, [*_made_of(table, number), *(cell(table, value) for value in values[number])])
        for row, number in in_order(name, table, desks)
    ]


def _made_of(table: Table, row: int) -> list[str]:
    """The part and the whole that the only column of a share or a rate is made of."""
    counts = (table.rows[row][1][0], table.over[row][0]) if table.over else ()
    return [
        fewer() if table.told is not Told.EXACT and not each else str(format_decimal(each)) for each in counts
    ]


def _error_name(code: str) -> str:
    words = current_app.jinja_env.get_template("editor/_words.html").module
    return str(words.error_name(code)).strip()  # type: ignore[attr-defined]
