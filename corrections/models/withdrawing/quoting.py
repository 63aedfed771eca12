"""What says the words of withdrawn versions besides themselves: a select that the act and its preview share."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.record.entries import profile_bytes
from corrections.domain.showing.visibility import WORDS_GONE, Restatement
from corrections.domain.withdrawing.lost_words import LostWords, lost_words, says_something
from corrections.models.article import Article
from corrections.models.article_version import ArticleVersion, VersionText
from corrections.models.note import Note
from corrections.models.rulings.note_change import NoteAmendment
from corrections.models.submission import Submission
from corrections.models.withdrawing.places import PLACES, Place

PASSAGE = frozenset({"exact", "prefix", "suffix", "before", "passage", "after"})


@dataclass(frozen=True, slots=True)
class Quote:
    """A row that says such words: its place, its key, and what its columns are to hold instead."""

    place: Place
    number: int
    row: Any
    values: Mapping[str, Any]


def kept_versions(session: Session, article: Article) -> Mapping[int, str]:
    """The versions whose words are still there, by number; the headline, the dek and the stored body in one text."""
    chosen = (
        select(ArticleVersion.number, VersionText.headline, VersionText.dek, VersionText.body)
        .join(VersionText, VersionText.version_id == ArticleVersion.id)
        .where(ArticleVersion.article_id == article.id)
        .order_by(ArticleVersion.number)
    )
    return {number: "\n".join(texts) for number, *texts in session.execute(chosen)}


def lost_with(session: Session, article: Article, versions: Collection[int]) -> LostWords:
    """The words that only these versions of the article say."""
    texts = kept_versions(session, article)
    gone = [text for number, text in texts.items() if number in versions]
    return lost_words(gone, [text for number, text in texts.items() if number not in versions])


@dataclass(frozen=True, slots=True)
class _Search:
    """What is looked for: words that only some versions say, and quotes that were made on them."""

    versions: Collection[int]
    lost: LostWords
    read_on: Mapping[int, int]
    notes: Collection[int]

    def values(self, place: Place, row: Any) -> Mapping[str, Any]:
        """What the row's columns are to hold instead; nothing where it quotes nothing."""
        if place.name in ("note", "note_amendment"):
            is_note = place.name == "note"
            return NO_NOTE[place.name] if (row.id if is_note else row.note_id) in self.notes else {}
        special = SPECIAL.get(place.name)
        if special is not None:
            return special(row, self.versions, self.lost)
        from_old = self._version(place, row) in self.versions
        found = {
            name: _empty(place, name)
            for name in place.texts
            if (said := getattr(row, name)) and ((from_old and name in PASSAGE) or self.lost.are_quoted(said))
        }
        return {**found, place.bound: b""} if found and place.bound else found

    def _version(self, place: Place, row: Any) -> int:
        """The version that a row quotes by its place in it; 0 where it quotes none."""
        if place.name in ("reader_words", "unplaced_report"):
            return self.read_on[row.submission_id]
        return int(row.version) if place.name == "author_question" else 0


def quotes(session: Session, article: Article, versions: Collection[int], lost: LostWords) -> Iterator[Quote]:
    """Every row that says lost words, or quotes one of the versions by its place in it."""
    reports = select(Submission.id, Submission.version).where(Submission.article_id == article.id)
    read_on = {row[0]: row[1] for row in session.execute(reports)}
    search = _Search(versions, lost, read_on, _notes(session, article, versions, lost))
    for place in PLACES:
        for row in session.scalars(select(place.table).where(place.of(article.id)).order_by(place.key)):
            values = search.values(place, row)
            if values:
                yield Quote(place, getattr(row, place.key.key), row, values)


def _empty(place: Place, name: str) -> str | None:
    return None if place.table.__table__.c[name].nullable else ""


def _notes(session: Session, article: Article, versions: Collection[int], lost: LostWords) -> set[int]:
    """The notes that go whole: those that say lost words, and those beside a withdrawn version that repeat any."""
    chosen = select(Note).where(Note.article_id == article.id, Note.restatement != WORDS_GONE)
    amended = select(NoteAmendment).join(Note, Note.id == NoteAmendment.note_id)
    amendments = session.scalars(amended.where(Note.article_id == article.id)).all()
    says = {row.note_id for row in amendments if lost.are_quoted(row.text)}
    return {
        note.id
        for note in session.scalars(chosen)
        if note.id in says
        or lost.are_quoted(note.text)
        or lost.are_quoted_in(says_something(note.changes))
        or (
            note.restatement != Restatement.NONE and not {note.version - 1, note.version}.isdisjoint(versions)
        )
    }


def _prepared(row: Any, versions: Collection[int], lost: LostWords) -> Mapping[str, Any]:
    """A change made on a withdrawn version, or that makes its words, goes; what was said beside it where it quotes."""
    changes = says_something(row.changes)
    said = {
        name: ""
        for name in ("proposed", "note", "checked", "departure_reason")
        if lost.are_quoted(getattr(row, name))
    }
    if "undo" in changes or "withdrawn" in changes:
        return said
    if row.base_version not in versions and not lost.are_quoted_in(changes):
        return said
    emptied = json.dumps({"base": row.base_version, "changes": [], "withdrawn": True})
    return {**said, "changes": emptied, "proposed": "", "note": ""}


def _whole(row: Any, _versions: Collection[int], lost: LostWords) -> Mapping[str, Any]:
    texts = (row.headline, row.dek, row.body, row.edits)
    if not any(lost.are_quoted(text or "") for text in texts):
        return {}
    return {"headline": None, "dek": None, "body": None, "edits": ""}


def _act(row: Any, _versions: Collection[int], lost: LostWords) -> Mapping[str, Any]:
    """An act keeps who did what when; of its facts, those go that say lost words, and the key that binds it."""
    told = json.loads(row.contents)
    facts = lost.blanked(told["facts"])
    if facts == told["facts"]:
        return {}
    return {"contents": profile_bytes({**told, "facts": facts}), "commitment_key": b""}


NO_NOTE: Mapping[str, Mapping[str, Any]] = {
    "note": {"text": "", "changes": "[]", "salt": b"", "restatement": WORDS_GONE},
    "note_amendment": {"text": "", "salt": b""},
}
SPECIAL = {"prepared_fix": _prepared, "whole_change": _whole, "private_act": _act}
