"""Making the demo: staff for every role, the articles, and a queue with some of everything."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from corrections.demo.stories import STORIES, Story
from corrections.domain.actors import Actor
from corrections.domain.house_rules import HouseRules
from corrections.domain.permissions import Role
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.markup import ImportRules, import_html
from corrections.models.sessions import Sessions
from corrections.outside.markdown import import_markdown
from corrections.queries import staff_list
from corrections.services.importing import Arrival, import_article
from corrections.services.staffing import add

SPOKEN = timedelta(hours=220)


class Hashing(Protocol):
    """Whatever hashes passwords."""

    def hash(self, password: str) -> str:
        """The password's hash, as the database keeps it."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the demo's staff."""

    email: str
    name: str
    roles: frozenset[Role]


PEOPLE = (
    Person("editor@example.org", "Ines Moreau", frozenset({Role.EDITOR})),
    Person("second.editor@example.org", "Piotr Zielinski", frozenset({Role.EDITOR})),
    Person("senior@example.org", "Grace Adeyemi", frozenset({Role.SENIOR_EDITOR})),
    Person("standards@example.org", "Lena Fischer", frozenset({Role.STANDARDS})),
    Person("admin@example.org", "Tomas Ek", frozenset({Role.ADMIN})),
)


@dataclass(frozen=True, slots=True)
class Stage:
    """What the demo's events need: the database, the people by role, the rules, and the key of receipts."""

    sessions: Sessions
    people: dict[str, Actor]
    house: HouseRules
    receipt_key: bytes


def make_staff(sessions: Sessions, *, password: str, passwords: Hashing, at: datetime) -> dict[str, Actor]:
    """Take the demo's people onto the staff; all have the same password, and nothing besides."""
    hashed = passwords.hash(password)
    return {
        person.email.split("@")[0]: Actor(
            id=add(
                sessions,
                email=person.email,
                name=person.name,
                roles=person.roles,
                password_hash=hashed,
                factor_waived=True,
                at=at,
            ),
            name=person.name,
            roles=person.roles,
        )
        for person in PEOPLE
    }


def make_articles(sessions: Sessions, *, at: datetime) -> None:
    """Publish the demo's articles, a few hours apart."""
    for number, story in enumerate(STORIES):
        import_article(sessions, _arrival(story), by=None, at=at + timedelta(hours=5 * number))


def _arrival(story: Story) -> Arrival:
    take_in = import_markdown if story.file.endswith(".md") else import_html
    read = take_in(story.source, rules=ImportRules(), headline=story.headline or None)
    text = ArticleText(headline=read.headline, dek=story.dek, body=read.body)
    return Arrival(slug=story.slug, text=text, language=story.language, author=story.author, desk=story.desk)


def sign_ins(sessions: Sessions) -> list[str]:
    """The demo's sign-ins that exist in this database."""
    known = {person.email for person in PEOPLE}
    return [person.email for person in staff_list.everybody(sessions) if person.email in known]
