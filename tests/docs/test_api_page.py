"""What `docs/api.md` promises is what the code has."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from pathlib import Path

from corrections.domain.anchoring.judgements import Verdict
from corrections.domain.error_types import READERS_CHOICE
from corrections.domain.reporting.reports import Report
from corrections.views.errors import HTTP_ERRORS
from corrections.views.refusal_status import STATUS_OF
from tests.newsroom import Newsroom

PAGE = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")
OURS = {
    "public",
    "reader",
    "receipts",
    "api",
    "programs",
    "operators",
    "feeds",
    "archive",
    "exports",
    "public_log",
    "widget",
    "policy_reports",
}
NAMES = {"slug:slug": "slug", "version:number": "n", "version:before": "a", "version:after": "b"}
NAMES |= {"note:reference": "reference", "token:token": "token", "path:address": "address"}


def table(title: str) -> list[list[str]]:
    section = PAGE.split(f"\n## {title}\n")[1].split("\n## ")[0]
    return rows_of(section)


def rows_of(section: str) -> list[list[str]]:
    rows = re.findall(r"^\| `(.+?)` \| (.+?) \|(?: (.+?) \|)?$", section, re.MULTILINE)
    return [list(row) for row in rows]


def test_every_address_of_ours_is_on_the_page(newsroom: Newsroom) -> None:
    found: dict[str, set[str]] = {}
    for rule in newsroom.app.url_map.iter_rules():
        if rule.endpoint.split(".")[0] in OURS:
            address = re.sub(r"<([^>]+)>", lambda part: f"<{NAMES[part[1]]}>", rule.rule)
            found.setdefault(address, set()).update((rule.methods or set()) - {"HEAD", "OPTIONS"})
    assert {row[0]: set(row[1].split(", ")) for row in table("Addresses")} == found


def test_every_error_code_is_on_the_page_with_its_status() -> None:
    known = {code: status for status, (code, _) in reversed(HTTP_ERRORS.items())}
    known |= {kind.code: status for kind, status in STATUS_OF.items()}
    assert {row[0]: int(row[1]) for row in table("Errors")} == known


def test_every_field_is_on_the_page() -> None:
    said = {row[0] for row in rows_of(PAGE.split("| Verdict |")[0])}
    known = {field.name for field in fields(Report)} - {"language"}
    assert said == known
    example = json.loads(PAGE.split("```json\n")[1].split("```")[0])
    assert set(example) == known
    assert all(f"`{code}`" in PAGE for code in READERS_CHOICE)


def test_every_verdict_is_on_the_page() -> None:
    section = PAGE.split("| Verdict |")[1].split("\n## ")[0]
    assert {row[0] for row in rows_of(section)} == set(Verdict)
