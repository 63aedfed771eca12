"""The tables of the pages on lifecycle, policy and permissions say what the code says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from corrections.domain.decline_reasons import DeclineReason
from corrections.domain.disclosure import POLICY, Requirement, Severity
from corrections.domain.error_types import EDITORS_CHOICE, READERS_CHOICE, USUAL, ErrorType
from corrections.domain.lifecycle import (
    APPEALABLE,
    MISSABLE,
    TRANSITIONS,
    ArticleStatus,
    CorrectionState,
    Outcome,
    SubmissionState,
)
from corrections.domain.permissions import GRANTS, Permission, Role
from corrections.domain.proposals import Signal
from corrections.domain.wording.note_warnings import Warned

DOCS = Path(__file__).parents[2] / "docs"
CODE = re.compile(r"`([^`]+)`")


def table(page: str, head: str) -> list[list[str]]:
    """The rows of the table of a page whose head begins with `head`."""
    lines = iter((DOCS / page).read_text(encoding="utf-8").splitlines())
    for line in lines:
        if line.startswith(f"| {head} |"):
            next(lines)
            return [_cells(row) for row in iter(lambda: next(lines, ""), "")]
    raise AssertionError(f"{page} has no table {head}")


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip("|").split("|")]


def codes(cell: str) -> list[str]:
    return CODE.findall(cell)


def tables(page: str, head: str) -> list[list[list[str]]]:
    """All tables of a page with that head, in order."""
    text = (DOCS / page).read_text(encoding="utf-8")
    found = re.findall(rf"^\| {head} \|.*\n\|[-|]+\n((?:\|.*\n?)+)", text, re.MULTILINE)
    return [[_cells(row) for row in rows.splitlines()] for rows in found]


@pytest.mark.parametrize(
    ("head", "number", "states"),
    [("State", 0, SubmissionState), ("State", 1, CorrectionState), ("Status", 0, ArticleStatus)],
)
def test_each_state_moves_where_the_page_says(head: str, number: int, states: type) -> None:
    rows = tables("lifecycle.md", head)[number]
    assert [codes(row[0]) for row in rows] == [[state.value] for state in states]
    assert {row[0].strip("`"): set(codes(row[1])) for row in rows} == {
        before.value: {after.value for after in leads} for before, leads in TRANSITIONS[states].items()
    }


def test_each_outcome_has_the_way_back_that_the_page_says() -> None:
    rows = table("lifecycle.md", "Outcome")
    assert [codes(row[0]) for row in rows] == [[outcome.value] for outcome in Outcome]
    ways = {Outcome(codes(row[0])[0]): row[2] for row in rows}
    assert {outcome for outcome, way in ways.items() if "missed my point" in way} == MISSABLE
    assert {outcome for outcome, way in ways.items() if "appeal" in way} == APPEALABLE


def test_every_severity_is_due() -> None:
    assert [codes(row[0]) for row in table("lifecycle.md", "Severity")] == [[one.value] for one in Severity]


def signatures(cell: str) -> Requirement:
    people, _, needs = cell.partition(":")
    return Requirement(
        int(people), tuple(frozenset(map(Role, codes(need))) for need in needs.split(";") if need.strip())
    )


def test_kinds_severities_signatures_and_places_are_the_policys() -> None:
    rows = [(row[0], row[1], signatures(row[2]), row[3], row[4]) for row in table("policy.md", "Kind")]
    assert rows == [
        (f"`{rule.kind}`", f"`{rule.severity}`", rule.signatures, f"`{rule.place}`", f"`{rule.alone}`")
        for rule in POLICY
    ]


def test_the_signals_and_warnings_are_listed() -> None:
    assert [codes(row[0]) for row in table("policy.md", "Signal")] == [[signal.value] for signal in Signal]
    assert [codes(row[0]) for row in table("policy.md", "Warning")] == [[warned.value] for warned in Warned]


def test_types_of_error_have_their_usual_kind_and_severity() -> None:
    assert [
        [*codes(row[0]), *codes(row[2]), *codes(row[3]), row[4]] for row in table("policy.md", "Type")
    ] == [
        [error.value, USUAL[error].kind, USUAL[error].severity, "yes" if USUAL[error].factual else "no"]
        for error in ErrorType
    ]


def test_the_shorter_lists_of_types_are_told() -> None:
    text = " ".join((DOCS / "policy.md").read_text(encoding="utf-8").split())
    assert codes(text.split("Readers choose among ")[1].split(".")[0]) == [
        error.value for error in READERS_CHOICE
    ]
    assert [row[0] for row in table("policy.md", "Type")][:8] == [f"`{error}`" for error in EDITORS_CHOICE]


def test_reasons_to_decline_are_answered_as_the_page_says() -> None:
    rows = table("policy.md", "Reason")
    assert [[*codes(row[0]), *codes(row[2])] for row in rows] == [
        [reason.value, reason.outcome.value] for reason in DeclineReason
    ]


def test_every_role_is_on_the_page() -> None:
    assert [codes(row[0]) for row in table("permissions.md", "Role")] == [[role.value] for role in Role]


def test_every_permission_is_granted_as_the_page_says() -> None:
    rows = table("permissions.md", "Permission")
    assert [(row[0], row[1], codes(row[2])) for row in rows] == [
        (
            f"`{permission}`",
            "yes" if permission.writes else "no",
            [role.value for role in Role if permission in GRANTS[role]],
        )
        for permission in Permission
    ]
