"""Checking rows that acts change: articles, roles and readers' additions stand as the last entry about them says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.record.commitments import keyed, same
from corrections.domain.reporting.additions import About, Addition, addition_content
from corrections.models import Article, ReaderAddition, Staff, StaffRole
from corrections.queries.found_broken import Broken

BATCH = 1000
LIVE = {"status": "live", "covered": False, "by_order": False}


class ArticlesLogged:
    """What the public entries say of each article: its address, its newest version, its status."""

    def __init__(self) -> None:
        """Nothing is known yet."""
        self._told: dict[int, dict[str, Any]] = {}

    def hear(self, fields: Mapping[str, Any]) -> None:
        """Take a public entry in; entries come in their order."""
        number = fields.get("article_id")
        if number is None or "article" not in fields:
            return
        told = self._told.setdefault(number, {"slug": "", "current_version": 0, **LIVE})
        told["slug"] = fields["article"]
        if fields["kind"] == "version.published":
            told["current_version"] = fields["version"]
        elif fields["kind"] == "article.status":
            told.update({name: fields[name] for name in LIVE})

    def differ(self, session: Session) -> Iterator[Broken]:
        """Give every article that is not what its entries say."""
        columns = [Article.slug, Article.current_version, *(getattr(Article, name) for name in LIVE)]
        for row in (
            session.execute(select(Article.id, *columns).order_by(Article.id)).yield_per(BATCH).mappings()
        ):
            told = self._told.get(row["id"], {"current_version": 0, **LIVE, "slug": row["slug"]})
            for name in (name for name in told if told[name] != row[name]):
                yield Broken(
                    f"article {row['slug']} (number {row['id']})",
                    f"its {name} is not the one that was logged",
                )


class PeopleLogged:
    """What the private entries say of roles, closed accounts and readers' additions."""

    def __init__(self) -> None:
        """Nothing is known yet."""
        self._roles: dict[str, list[str]] = {}
        self._closed: set[str] = set()
        self._additions: dict[int, str] = {}

    def hear(self, told: Mapping[str, Any]) -> None:
        """Take in what the bytes behind an entry say; they come in their order."""
        act, subject, facts = told["act"], told["subject"], told["facts"]
        if act in ("staff.added", "staff.roles_given"):
            self._roles[subject] = facts["roles"]
        elif act == "staff.disabled":
            self._closed.add(subject)
        elif act == "staff.enabled":
            self._closed.discard(subject)
        elif "addition" in facts and "words" in facts:
            self._additions[facts["addition"]] = facts["words"]

    def differ(self, session: Session) -> Iterator[Broken]:
        """Give every person and every addition that is not what the entries say."""
        held: dict[int, list[str]] = {}
        for number, role in session.execute(select(StaffRole.staff_id, StaffRole.role)):
            held.setdefault(number, []).append(role)
        for number, disabled_at in session.execute(select(Staff.id, Staff.disabled_at).order_by(Staff.id)):
            subject = f"staff-{number}"
            if sorted(held.pop(number, [])) != sorted(self._roles.pop(subject, [])):
                yield Broken(f"staff {number}", "their roles are not those that were given")
            if (disabled_at is not None) != (subject in self._closed):
                yield Broken(f"staff {number}", "whether the account is closed is not as it was logged")
        for subject in (*self._roles, *(f"staff-{number}" for number in held)):
            yield Broken(subject.replace("-", " "), "the account is in the log or has roles, but it is gone")
        yield from self._additions_differ(session)

    def _additions_differ(self, session: Session) -> Iterator[Broken]:
        for row in session.scalars(select(ReaderAddition).order_by(ReaderAddition.id)).yield_per(BATCH):
            if not _holds(row, self._additions.get(row.id)):
                yield Broken(f"addition {row.id}", "its words are not as they came in")


def _holds(row: ReaderAddition, kept: str | None) -> bool:
    if kept is None or row.about not in set(About) or len(row.commitment_key) != 32:
        return False
    said = Addition(about=About(row.about), words=row.words, link=row.evidence_url)
    return same(keyed(row.commitment_key, addition_content(said)), kept)
