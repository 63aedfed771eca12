"""The log and its corrections as files, streamed, however many there are."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from flask import Blueprint, Response, render_template, request, stream_with_context
from flask.typing import ResponseReturnValue

from corrections.domain.permissions import Permission
from corrections.domain.record.entries import stamp
from corrections.queries.record.assessors_export import assessed_corrections
from corrections.queries.record.log_listing import LogLineShown
from corrections.queries.record.log_question import LogQuestion
from corrections.queries.record.log_stream import log_stream
from corrections.views.access import person_context, requires
from corrections.views.context import house, sessions
from corrections.views.record.spreadsheet_cells import csv_row
from corrections.views.requests.log_questions import asked_question, asked_words

blueprint = Blueprint("record_exports", __name__, url_prefix="/standards/exports")
blueprint.context_processor(person_context)
COLUMNS = (
    "entry",
    "at",
    "act",
    "public",
    "about",
    "article",
    "person",
    "name",
    "reason",
    "contents",
    "leaf_hash",
)
ASSESSED = (
    "case", "article", "decision", "decided", "decided_by", "signers", "found_by", "reported", "acknowledged",
    "published", "reports", "kind", "severity", "error_type", "reason", "checked_against", "note", "note_text",
    "changes", "before", "after", "version", "entry", "version_proof", "note_proof",
)  # fmt: skip


@blueprint.get("/")
@requires(Permission.LOG_READ)
def exports() -> ResponseReturnValue:
    """What can be taken home, and for which days."""
    asked_question(request.args, zone=house().zone)  # a day that is none is not found
    return render_template("standards/exports.html", asked=asked_words(request.args))


@blueprint.get("/log.csv")
@requires(Permission.LOG_READ)
def as_csv() -> ResponseReturnValue:
    """The entries that a question finds, for spreadsheets."""
    lines = (_record(line) for line in log_stream(sessions(), _asked()))
    return _file(_csv(COLUMNS, lines), "text/csv; charset=utf-8", "log.csv")


@blueprint.get("/log.jsonl")
@requires(Permission.LOG_READ)
def as_json_lines() -> ResponseReturnValue:
    """The same, one JSON object a line."""
    lines = (_record(line) for line in log_stream(sessions(), _asked()))
    return _file(_json_lines(lines), "application/x-ndjson", "log.jsonl")


@blueprint.get("/corrections.csv")
@requires(Permission.LOG_READ)
def corrections_csv() -> ResponseReturnValue:
    """Every decision of a time with its texts, for spreadsheets."""
    records = assessed_corrections(sessions(), _asked())
    return _file(_csv(ASSESSED, records), "text/csv; charset=utf-8", "corrections.csv")


@blueprint.get("/corrections.jsonl")
@requires(Permission.LOG_READ)
def corrections_json_lines() -> ResponseReturnValue:
    """The same, one JSON object a line."""
    records = assessed_corrections(sessions(), _asked())
    return _file(_json_lines(records), "application/x-ndjson", "corrections.jsonl")


def _asked() -> LogQuestion:
    return asked_question(request.args, zone=house().zone)


def _record(line: LogLineShown) -> dict[str, Any]:
    return {
        "entry": line.seq,
        "at": stamp(line.at),
        "act": line.kind,
        "public": line.is_public,
        "about": line.subject,
        "article": line.article,
        "person": line.person,
        "name": line.name,
        "reason": line.reason,
        "contents": line.fields,
        "leaf_hash": line.leaf_hash,
    }


def _csv(columns: Iterable[str], records: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    columns = tuple(columns)
    yield csv_row(columns)
    for record in records:
        yield csv_row(_cell(record[name]) for name in columns)


def _cell(value: object) -> object:
    """What is no plain value goes into its cell as JSON."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True) if isinstance(value, dict | list) else value


def _json_lines(records: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    for record in records:
        yield json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"


def _file(parts: Iterator[str], media_type: str, name: str) -> Response:
    answer = Response(stream_with_context(parts), content_type=media_type)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Cache-Control"] = "no-store"
    return answer
