"""Checking withdrawals: whatever lost its words is named in the public log, and whatever is named lost them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.showing.visibility import WORDS_GONE
from corrections.models import ArticleVersion, Note, PrivateAct, VersionText, Withdrawal
from corrections.queries.found_broken import Broken

Spoken = Sequence[tuple[int, dict[str, Any]]]


def check_versions(session: Session, spoken: Spoken) -> Iterator[Broken]:
    """Compare withdrawn versions with their entries, and that their words are gone; give what differs."""
    logged = {(fields["article_id"], fields["version"], fields["reason"]) for _, fields in spoken}
    chosen = (
        select(ArticleVersion.article_id, ArticleVersion.number, Withdrawal.reason, VersionText.version_id)
        .join(Withdrawal, Withdrawal.version_id == ArticleVersion.id)
        .outerjoin(VersionText, VersionText.version_id == ArticleVersion.id)
    )
    rows = session.execute(chosen).all()
    for article, number, _reason, words in rows:
        if words is not None:
            yield Broken(
                f"version {number} of article number {article}", "it was withdrawn, but its words are there"
            )
    found = {(row[0], row[1], row[2]) for row in rows}
    for article, number, _reason in sorted(logged ^ found):
        yield Broken(
            f"version {number} of article number {article}", "its withdrawal is not as it was logged"
        )


def check_notes(session: Session, spoken: Spoken) -> Iterator[Broken]:
    """Compare the notes that lost their words with their entries; give what differs."""
    logged = {fields["note"] for _, fields in spoken}
    found = set(session.scalars(select(Note.reference).where(Note.restatement == WORDS_GONE)))
    for reference in sorted(logged ^ found):
        yield Broken(f"note {reference}", "whether its words were withdrawn is not as it was logged")


def check_acts(session: Session, spoken: Spoken) -> Iterator[Broken]:
    """Compare the acts that lost what staff said with their entries; give what differs."""
    logged = {number for _, fields in spoken for number in fields["acts"]}
    chosen = select(PrivateAct.seq).where(PrivateAct.commitment_key == b"")
    for number in sorted(logged ^ set(session.scalars(chosen))):
        yield Broken(f"private act {number}", "whether its words were withdrawn is not as it was logged")


CHECKS: Mapping[str, Callable[[Session, Spoken], Iterator[Broken]]] = {
    "version.withdrawn": check_versions,
    "note.withdrawn": check_notes,
    "acts.withdrawn": check_acts,
}
