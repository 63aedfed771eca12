"""Every act leaves an entry: whatever opens a transaction records, but for what decides nothing."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

SERVICES = Path(__file__).parents[2] / "corrections" / "services"
RECORDERS = {"record_private", "record_public", "open_log"}
# What opens a transaction and decides nothing: whole modules, or one function of a module, each with the reason.
NOT_ACTS = {
    "accounts/choosing_keys.py": "by which keys somebody works is no act",
    "accounts/resealing.py": "the same secrets under another key; nobody decides anything",
    "casework/asking_authors.py: end_author_links": "a link's time is over; the question was logged",
    "casework/calling_signers.py: _due": "notes who was reminded",
    "handing/watching_live.py": "alarms tell what is so; no case is changed",
    "intake/": "what a sender may send, before there is a report",
    "minding/keeping_figures.py": "figures are counted from what was decided",
    "minding/watching_deadlines.py": "alarms tell what is so; no case is changed",
    "newsroom/warning_of_holds.py": "notes that somebody was written to",
    "outbox/": "delivery of what was logged already, and which process does a chore",
    "programs/giving_keys.py: note_use": "when a key was last shown; no act",
    "record/watching.py": "alarms tell what is so; nothing is added to a log that went another way",
    "sorting/recounting.py": "counts are kept beside what they count",
    "staff_sessions.py": "signing in and out are no acts",
    "unplaced/finding_places.py: forget_old": "reports of unknown articles, past their date, that nobody decided on",
    "working/": "drafts, claims and what a person has seen are no acts",
}


def functions() -> Iterator[tuple[str, ast.FunctionDef]]:
    for path in sorted(SERVICES.rglob("*.py")):
        module = str(path.relative_to(SERVICES))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                yield module, node


def called(function: ast.FunctionDef) -> set[str]:
    found = set()
    for node in ast.walk(function):
        if isinstance(node, ast.Call):
            target = node.func
            found.add(target.attr if isinstance(target, ast.Attribute) else getattr(target, "id", ""))
    return found


def recording() -> set[str]:
    """The names of functions that record, by themselves or through others."""
    calls: dict[str, set[str]] = {}
    for _, function in functions():
        calls.setdefault(function.name, set()).update(called(function))
    known = set(RECORDERS)
    while found := {name for name, inner in calls.items() if inner & known} - known:
        known |= found
    return known


def silent_acts() -> set[str]:
    recorders = recording()
    return {
        f"{module}: {function.name}"
        for module, function in functions()
        if "transaction" in called(function) and function.name not in recorders
    }


def test_whatever_opens_a_transaction_records_or_is_listed_as_no_act() -> None:
    silent = {act for act in silent_acts() if not act.startswith(tuple(NOT_ACTS))}
    assert silent == set(), "record it, or say in NOT_ACTS why it decides nothing"
