"""Checking rows that acts change: articles and roles stand as the last entry about them says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.record.entries import stamp
from corrections.domain.record.log_subjects import staff_subject
from corrections.models import Article, Staff, StaffRole
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
    """What the private entries say of roles and closed accounts."""

    def __init__(self) -> None:
        """Nothing is known yet."""
        self._roles: dict[str, list[str]] = {}
        self._closed: dict[str, str] = {}

    def hear(self, told: Mapping[str, Any]) -> None:
        """Take in what the bytes behind an entry say; they come in their order."""
        act, subject, facts = told["act"], told["subject"], told["facts"]
        if act in ("staff.added", "staff.roles_given"):
            self._roles[subject] = facts["roles"]
        elif act == "staff.disabled":
            self._closed.setdefault(subject, told["at"])
        elif act == "staff.enabled":
            self._closed.pop(subject, None)

    def differ(self, session: Session) -> Iterator[Broken]:
        """Give every person that is not what the entries say."""
        held: dict[int, list[str]] = {}
        for number, role in session.execute(select(StaffRole.staff_id, StaffRole.role)):
            held.setdefault(number, []).append(role)
        for number, disabled_at in session.execute(select(Staff.id, Staff.disabled_at).order_by(Staff.id)):
            subject = staff_subject(number)
            if sorted(held.pop(number, [])) != sorted(self._roles.pop(subject, [])):
                yield Broken(f"staff {number}", "their roles are not those that were given")
            if (stamp(disabled_at) if disabled_at else None) != self._closed.get(subject):
                yield Broken(
                    f"staff {number}", "whether and when the account was closed is not as it was logged"
                )
        for subject in (*self._roles, *(staff_subject(number) for number in held)):
            yield Broken(subject.replace("-", " "), "the account is in the log or has roles, but it is gone")
