"""The cases of a large newsroom, written in the order of time: versions, notes, answers, and their entries."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from random import Random
from typing import Any

from sqlalchemy import bindparam, select, update

from benchmarks.newsroom_book import Book, Row
from benchmarks.newsroom_year import Life
from corrections.domain.record.bound import version_content
from corrections.domain.record.commitments import salted
from corrections.domain.record.entries import stamp
from corrections.domain.record.note_fields import note_content, note_entry
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.fixes import apply, edits_of, to_json
from corrections.domain.text.markup import RULE_VERSION
from corrections.domain.text.spans import Part, Span
from corrections.domain.text.splicing.splices import Fix, Splice
from corrections.models import (
    Answer,
    Article,
    ArticleVersion,
    Correction,
    Note,
    NoteCase,
    PreparedFix,
    Signature,
    VersionText,
)
from corrections.services.releasing import compact, version_entry

PEOPLE = 40
REASON = "The desk's style guide asks for this form"
NOTE = "An earlier version of this article gave another figure."


class Cases:
    """Decides cases one after the other, and keeps the live text of each article meanwhile."""

    def __init__(self, book: Book) -> None:
        self.book, self.chance = book, Random(5)
        chosen = select(ArticleVersion.article_id, VersionText.headline, VersionText.dek, VersionText.body)
        rows = book.session.execute(
            chosen.join(VersionText, VersionText.version_id == ArticleVersion.id)
        ).all()
        self.texts = {row[0]: ArticleText(row[1], row[2], row[3]) for row in rows}
        self.numbers, self.notes = dict.fromkeys(self.texts, 1), dict.fromkeys(self.texts, 0)
        self.version_id, self.published = len(rows), list[Row]()

    def decide(self, case: Any, life: Life) -> None:
        """Carry out what becomes of one case."""
        by, other = 1 + case.id % PEOPLE, 1 + (case.id + 7) % PEOPLE
        answer: Row = {"submission_id": case.id, "outcome": life.state, "reason": "", "at": life.decided}
        answer |= {"version": None, "note_id": None, "message": ""}
        if life.state == "published":
            self._publish(case, life, (by, other), answer)
        elif life.state == "declined":
            checked = {"reason": life.reason.value, "checked": "The minutes of the council"}
            facts = {**checked, "submissions": [case.id], "outcome": life.reason.outcome}
            answer |= {"outcome": life.reason.outcome.value, "reason": life.reason.value}
            self._answered("correction.declined", case, by, facts, answer)
        else:
            facts = {"version": self.numbers[case.article_id], "told": [case.id], "closed": True}
            self._answered("correction.already_fixed", case, None, facts, answer)

    def finish(self) -> None:
        """Write which version of each article is live, and which one each case was published with."""
        live = [{"the_id": article, "the_number": number} for article, number in self.numbers.items()]
        chosen = update(Article.__table__).where(Article.__table__.c.id == bindparam("the_id"))
        self.book.session.execute(chosen.values(current_version=bindparam("the_number")), live)
        told = {"published_version": bindparam("the_number"), "prepared_fix_id": bindparam("the_id")}
        published = update(Correction.__table__).where(Correction.__table__.c.id == bindparam("the_id"))
        self.book.session.execute(published.values(**told), self.published)

    def _answered(self, act: str, case: Any, by: int | None, facts: Row, answer: Row) -> None:
        self.book.private(act, case, by, answer["at"], facts, [self.book.sealed(Answer, answer)])

    def _signed(self, case: Any, by: int, digest: str, at: datetime) -> list[str]:
        told = {"prepared_fix_id": case.id, "staff_id": by, "name": f"Person {by - 1}", "roles": "editor"}
        return self.book.sealed(Signature, {**told, "digest": digest, "signed_at": at})

    def _publish(self, case: Any, life: Life, signers: tuple[int, int], answer: Row) -> None:
        fix = self._fix(case)
        digest, at = f"{case.id:064x}", life.decided
        assert at
        lowered = REASON if life.chance.random() < 0.004 else ""
        prepared = self.book.sealed(PreparedFix, {
            "id": case.id, "correction_id": case.id, "base_version": fix.base, "changes": json.dumps(to_json(fix)),
            "proposed": "{}", "kind": life.kind.value, "severity": life.severity.value,
            "error_type": life.error_type.value, "place": life.place.value, "note": NOTE,
            "checked": "The minutes", "departure_reason": lowered,
            "digest": digest, "prepared_by": signers[0], "prepared_at": at - timedelta(minutes=2),
        })  # fmt: skip
        facts: Row = {"prepared": case.id, "digest": digest, "kind": life.kind.value, "cases": [case.id]}
        rows = [prepared, self._signed(case, signers[0], digest, at - timedelta(minutes=2))]
        self.book.private("correction.prepared", case, signers[0], at - timedelta(minutes=2), facts, rows)
        version = self._version(case, life, fix)
        note = self._note(case, life, version, fix) if life.kind.has_note else None
        self.published.append({"the_id": case.id, "the_number": version})
        facts |= {"version": version, "note": note.reference if note else "", "severity": life.severity.value}
        facts |= {"place": life.place.value, "error_type": life.error_type.value, "signers": list(signers)}
        facts |= {"checked": "The minutes", "reason": lowered, "signature_due": False}
        answer |= {"outcome": "fixed", "version": version, "note_id": note.id if note else None}
        rows = [self._signed(case, signers[1], digest, at), self.book.sealed(Answer, answer)]
        self.book.private("correction.published", case, signers[1], at, facts, rows)

    def _fix(self, case: Any) -> Fix:
        """Other figures in the place that was reported, as many signs as before."""
        words = self.texts[case.article_id].canonical(Part.BODY)[case.start : case.end]
        new = "".join(each if each in " ." else self.chance.choice("bcdfghjk") for each in words)
        splice = Splice(Part.BODY, Span(case.start, case.end), words, new)
        return Fix(self.numbers[case.article_id], (splice,))

    def _version(self, case: Any, life: Life, fix: Fix) -> int:
        article, live = case.article_id, self.texts[case.article_id]
        step, text = edits_of(fix, live), apply(fix, live)
        self.texts[article], self.numbers[article], self.version_id = text, fix.base + 1, self.version_id + 1
        stored, salt = compact(step.to_json()), self.chance.randbytes(32)
        content = version_content(text, edits=stored, article=article, number=fix.base + 1)
        version = ArticleVersion(
            id=self.version_id, article_id=article, number=fix.base + 1, kind=life.kind.value,
            published_at=life.decided, rule_version=RULE_VERSION, commitment=salted(salt, content),
            position_map=compact(step.position_map()),
        )  # fmt: skip
        self.book.put(ArticleVersion, _columns(version, ArticleVersion))
        words = {"headline": text.headline, "dek": text.dek, "body": text.body, "edits": stored, "salt": salt}
        self.book.put(VersionText, {"version_id": self.version_id, **words})
        assert life.decided
        self.book.public("version.published", version_entry(f"story-{article - 1}", version), life.decided)
        return fix.base + 1

    def _note(self, case: Any, life: Life, version: int, fix: Fix) -> Note:
        article, at = case.article_id, life.decided
        self.notes[article] += 1
        changes = [{"part": "body", "before": fix.splices[0].old, "after": fix.splices[0].new}]
        assert at
        note = Note(id=case.id, reference=f"{at.year}-{case.id:06d}", article_id=article, number=self.notes[article],
                    version=version, kind=life.kind.value, place=life.place.value, severity=life.severity.value,
                    error_type=life.error_type.value, language="en", text=NOTE,
                    changes=json.dumps(changes, sort_keys=True), restatement="full", reported_at=life.opened,
                    published_at=at, salt=self.chance.randbytes(32))  # fmt: skip
        told = {"reported": stamp(life.opened), "published": stamp(at)}
        note.commitment = salted(note.salt, note_content(note, **told, cases=[case.id]))
        self.book.put(Note, _columns(note, Note))
        self.book.put(NoteCase, {"note_id": case.id, "correction_id": case.id})
        entry = note_entry(note, slug=f"story-{article - 1}", published=stamp(at), commitment=note.commitment)
        self.book.public("note.published", entry, at)
        return note


def settle(book: Book, lives: Mapping[int, Life]) -> None:
    """Write into each case when it came, when it was taken up and decided, and how it stands."""
    table = Correction.__table__
    names = ("opened_at", "due_at", "decided_at", "first_act_at", "state", "severity", "waiting", "subject_involved",
             "decline_reason")  # fmt: skip
    chosen = update(table).where(table.c.id == bindparam("the_id"))
    chosen = chosen.values(**{name: bindparam(f"the_{name}") for name in names})
    rows = []
    for number, each in lives.items():
        due = each.opened + timedelta(hours=1 if each.severity == "serious" else 26)
        told = (each.opened, due, each.decided, each.first_act, each.state, each.severity.value,
                0 if each.decided else 1, bool(each.relation),
                each.reason.value if each.state == "declined" else "")  # fmt: skip
        rows.append(
            {"the_id": number, **{f"the_{name}": value for name, value in zip(names, told, strict=True)}}
        )
    book.session.execute(chosen, rows)


def _columns(row: Any, table: Any) -> Row:
    return {each.key: getattr(row, each.key) for each in table.__table__.columns}
