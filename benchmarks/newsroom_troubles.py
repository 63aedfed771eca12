"""What a standards desk looks at: finders, causes, second looks, cases taken over, changes without a note."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from benchmarks.million import drawn
from benchmarks.newsroom_book import Book, Row
from benchmarks.newsroom_cases import PEOPLE
from benchmarks.newsroom_year import NOW, Life
from corrections.domain.minding.causes import Cause
from corrections.models import (
    Answer,
    Appeal,
    CaseCause,
    CaseCustody,
    CaseOpening,
    Dissent,
    ElsewhereMark,
    LegalHold,
    ReaderQuestion,
    SilentEdit,
)

CAUSES = tuple((each, 20 - number) for number, each in enumerate(Cause))
DISSENT = "The minutes say otherwise."
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def trouble(book: Book, case: Any, life: Life) -> None:
    """Everything that stands beside one case; acts among it are planned for their time."""
    by = 1 + case.id % PEOPLE
    known: Row = {"correction_id": case.id}
    by_name = {**known, "staff_id": by, "name": f"Person {by - 1}"}
    if life.found_by:
        told = {"proposed": "", "comment": "Seen while reading", "at": life.opened, "found_by": life.found_by}
        facts = {
            "version": 1,
            "part": "body",
            "start": case.start,
            "end": case.end,
            "found_by": life.found_by,
        }
        book.plan("correction.opened", case, by, life.opened, facts, (CaseOpening, {**by_name, **told}))
    if life.decided and life.chance.random() < 0.04:
        asked = life.opened + (life.decided - life.opened) / 4
        ended = life.opened + (life.decided - life.opened) / 2
        times = {"asked_at": asked, "ended_at": ended, "lapses_at": asked + 10 * DAY}
        told = {"submission_id": case.id, "question": "Where was this?", "state": "replied", "asked_by": by}
        book.put(ReaderQuestion, {**known, **told, **times})
    if life.state == "published":
        _published(book, case, life, by_name)
    elif life.state == "declined":
        _declined(book, case, life, by_name)
    elif life.decided is None:
        _undecided(book, case, life)


def _published(book: Book, case: Any, life: Life, by_name: Row) -> None:
    assert life.decided
    if life.severity == "serious" and life.chance.random() < 0.8 and life.decided < NOW - 2 * DAY:
        told = {"cause": drawn(life.chance, CAUSES).value, "prevention": "Call back before figures go out."}
        by, at = by_name["staff_id"], life.decided + DAY
        given = {"correction_id": case.id, "staff_id": by, "at": at}
        book.plan("correction.cause_given", case, by, at, told, (CaseCause, {**told, **given}))
    if life.severity != "minor" and life.chance.random() < 0.08:
        at, told = life.decided + life.chance.uniform(0.2, 9) * HOUR, {"channel": "social", "mark": "done"}
        row = {**by_name, **told, "at": at}
        book.plan("correction.marked_elsewhere", case, by_name["staff_id"], at, told, (ElsewhereMark, row))


def _declined(book: Book, case: Any, life: Life, by_name: Row) -> None:
    assert life.decided
    if life.chance.random() < 0.03:
        asked = life.decided + DAY
        settled = asked + 2 * DAY if asked + 2 * DAY < NOW and life.chance.random() < 0.995 else None
        told = {"correction_id": case.id, "submission_id": case.id, "kind": "appeal"}
        book.put(Appeal, {**told, "asked_at": asked, "settled_at": settled})
        if settled and life.chance.random() < 0.25:
            row = {"submission_id": case.id, "outcome": "already_fixed", "at": settled}
            facts = {"version": 1, "told": [case.id], "closed": True}
            book.plan("correction.already_fixed", case, by_name["staff_id"], settled, facts, (Answer, row))
    if life.chance.random() < 0.001:
        at = life.decided + HOUR
        said = {"roles": "editor", "state": "declined", "words": DISSENT, "at": at}
        facts = {"state": "declined", "comment": DISSENT}
        book.plan("correction.dissent", case, by_name["staff_id"], at, facts, (Dissent, {**by_name, **said}))


def _undecided(book: Book, case: Any, life: Life) -> None:
    draw = life.chance.random()
    if draw < 0.02:
        custody = {"owner": "standards", "owner_reason": "A person is harmed", "owned_since": life.opened}
        legal = {"legal_flag": False, "legal_reason": "", "flagged_at": None}
        if draw < 0.007:
            legal = {"legal_flag": True, "legal_reason": "A lawyer wrote", "flagged_at": life.opened}
            book.plan("correction.legal_flagged", case, 1, life.opened, {"reason": "A lawyer wrote"})
        book.plan("correction.taken_over", case, 1, life.opened, {"reason": "A person is harmed"})
        book.put(CaseCustody, {"correction_id": case.id, **custody, **legal})
    elif draw < 0.03:
        book.put(LegalHold, {"submission_id": case.id, "reason": "Letter before action", "placed_by": 1,
                             "placed_at": life.opened})  # fmt: skip


def change_silently(
    book: Book, lives: Mapping[int, Life], cases: Mapping[int, Any], numbers: Mapping[int, int]
) -> None:
    """Make the newest open cases, each of another article, those of pages that were changed without a note."""
    seen: set[int] = set()
    for number in sorted((each for each, life in lives.items() if life.state == "open"), reverse=True):
        article = cases[number].article_id
        if article in seen or numbers[article] < 2 or len(seen) == 12:
            continue
        seen.add(article)
        found = {
            "kind": "correction",
            "severity": "ordinary",
            "place": "foot",
            "signals": "[]",
            "outcome": "",
        }
        shift = {
            "base_version": numbers[article] - 1,
            "last_version": numbers[article],
            "shift_at": NOW - DAY,
        }
        told = {"correction_id": number, "article_id": article, "reason": "", "settled_at": None}
        book.put(SilentEdit, {**told, **found, **shift})
